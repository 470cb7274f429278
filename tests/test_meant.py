"""What people write where a number, a date or a key belongs is answered with how it is written here."""

from datetime import date

import pytest

from sakip.load.meant import date_meant, readings, spaced, way_out
from sakip.load.scalar import Doubt, meaning


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Rp2.034.186.697", ("2034186697",)),
        ("Rp. 500.000,00", ("500000.00",)),
        ("rp 2.500.000,-", ("2500000",)),
        ("1,234,567.5", ("1234567.5",)),
        ("98,5 %", ("98.5",)),
        ("0,125%", ("0.125",)),
        ("007.5%", ("7.5",)),
        ("1.234%", ("1234", "1.2340")),
        ("-1,234", ("-1234", "-1.2340")),
        ("+5", ("5",)),
        ("-.5", ("-0.5",)),
        ("5.", ("5",)),
        ("1_000", ("1000",)),
        ("0x1F", ("31",)),
        ("-1.5e3", ("-1500",)),
        ("0.9999999999999", ("1.000000000000",)),
        ("1e99", ()),
        ("12345678901234567890", ()),
        ("1.2.3", ()),
        ("12:30", ()),
        (".inf", ()),
        ("Rp", ()),
        ("-", ()),
        ("", ()),
        ("5 orang", ()),
    ],
)
def test_readings(written: str, expected: tuple[str, ...]) -> None:
    """A number is read in every way that it can be meant, and what is proposed is then accepted."""
    assert readings(written) == expected
    assert [found for found in readings(written) if isinstance(meaning(found), str | Doubt | None)] == []


def test_way_out() -> None:
    """One reading is told, two are told apart, none is not made up."""
    assert way_out("98%") == "Tulis 98"
    assert way_out("1.234%") == "Tulis 1234 bila ribuan, atau 1.2340 bila desimal"
    assert way_out("12:30") is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("31/01/2022", date(2022, 1, 31)),
        ("3-4-2022", date(2022, 4, 3)),
        ("01/31/2022", date(2022, 1, 31)),
        ("31 Januari 2022", date(2022, 1, 31)),
        ("Senin, 31 jan. 2022", date(2022, 1, 31)),
        ("17 Agustus 2022", date(2022, 8, 17)),
        ("2 Nopember 2022", date(2022, 11, 2)),
        ("2022/1/5", date(2022, 1, 5)),
        (" 2022-01-31 ", date(2022, 1, 31)),
        ("31 Februari 2022", None),
        ("31 Muharam 2022", None),
        ("31/01/22", None),
        ("31/01/9999", None),
        ("Januari 2022", None),
    ],
)
def test_date_meant(written: str, expected: date | None) -> None:
    """A date is read with the day before the month where it can be; what is no day is none."""
    assert date_meant(written) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    nilai:0.65", "nilai: 0.65"),
        ("  - indikator:a", "indikator: a"),
        ("    2022:0.65", "2022: 0.65"),
        ('judul:"Bab II"', 'judul: "Bab II"'),
        ("nilai: 0.65", None),
        ("nilai:", None),
        ("https://contoh.go.id", None),
        ("12:30", None),
        ("pukul 12:30", None),
        ("a::b", None),
    ],
)
def test_spaced(line: str, expected: str | None) -> None:
    """A key without a space after its colon gets one; addresses and times are left alone."""
    assert spaced(line) == expected
