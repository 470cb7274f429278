"""A target of each kind goes the whole way: file, load, capaian, table, comparison of two versions, CSV."""

import csv
import shutil
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from conftest import ROOT
from kasus import FOLDER, kasus, masukan, tree
from sakip.compute import Kinerja, Macam, Perubahan, capaian, kinerja, perubahan_rencana
from sakip.export.grid import grid
from sakip.export.sheet import sheet
from sakip.figures import percent
from sakip.load import load
from sakip.model import Polaritas, Profil, Ukuran
from sakip.render import write
from sakip.render.tables.version import rencana_target

CASES = tree((FOLDER / "nilai.yaml").read_text("utf-8"), "nilai.yaml")["kasus"]
YEAR = 2025
PLAN = "2023-2027"


def flow(value: Any) -> str:
    """A value as a data file has it, in one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
        case tuple() | list():
            return "[" + ", ".join(flow(item) for item in value) + "]"
        case str():
            return f'"{value}"'
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def plan(key: str, versi: str) -> Iterator[str]:
    """The lines of a made-up plan with one kegiatan, whose indicators have the cases' values under this key."""
    yield from (
        "sumber: {judul: Data rekaan untuk pengujian; bukan instansi nyata}",
        "mulai: 2023",
        "selesai: 2027",
        f"versi: {versi}",
        *(("berlaku: 2027",) if versi != "awal" else ()),
        "visi: Rekaan",
        "misi: [{id: m, nama: Rekaan}]",
        "tujuan:",
        "  - id: t",
        "    nama: Rekaan",
        "    sasaran:",
        "      - id: s",
        "        nama: Rekaan",
        "        indikator:",
        "          - {id: i, nama: Rekaan, target: {kosong: tidak dimuat, alasan: Rekaan.}}",
        "program:",
        "  - id: p",
        "    nama: Program rekaan",
        "    kegiatan:",
        "      - id: k",
        "        nama: Kegiatan rekaan",
        "        indikator:",
    )
    for at, case in enumerate(CASES):
        yield f"          - id: kasus-{at}"
        yield f"            nama: {flow(case['nama'])}"
        values = {YEAR: case[key]} if key in case else {YEAR + 1: case["lain"]}
        plain = case.get("polaritas") == "rentang" and not isinstance(case[key], dict)
        said = [
            name for name in ("satuan", "skala", "polaritas") if name in case and not (plain and name == "polaritas")
        ]
        yield from (f"            {name}: {flow(case[name])}" for name in said)
        yield f"            target: {flow(values)}"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Kinerja:
    """The made-up agency's data with the two versions of that plan and nothing that leans on another one."""
    folder = tmp_path_factory.mktemp("nilai") / "data"
    folder.mkdir()
    for name in ("instansi.yaml", "profil.yaml", "laporan-2025.yaml"):
        shutil.copy(ROOT / "tests" / "contoh" / "data" / name, folder)
    (folder / f"renstra-{PLAN}.yaml").write_text("\n".join(plan("target", "awal")) + "\n", "utf-8")
    (folder / f"renstra-{PLAN}-reviu.yaml").write_text("\n".join(plan("lain", "reviu")) + "\n", "utf-8")
    (folder / "iku-2023-2027.yaml").write_text(IKU, "utf-8")
    found = kinerja(load(folder), YEAR)
    assert found is not None
    return found


IKU = """\
sumber: {judul: Data rekaan untuk pengujian; bukan instansi nyata}
mulai: 2023
selesai: 2027
nomor: {kosong: tidak dimuat, alasan: Rekaan.}
tanggal: {kosong: tidak dimuat, alasan: Rekaan.}
tentang: Rekaan
indikator:
  - indikator: i
    jenis: utama
    definisi: Rekaan
    satuan: orang
    desimal: 0
    polaritas: naik
    sumber_data: Rekaan
    penanggung_jawab: Rekaan
    agregasi: akhir
"""


def measure(year: Kinerja, name: str) -> Ukuran:
    """The indicator of this case as it was loaded."""
    (kegiatan,) = year.renstra.program[0].kegiatan
    return next(item for item in kegiatan.indikator if item.nama == name)


def change(year: Kinerja, name: str) -> Perubahan:
    """What became of it in the other version."""
    review = year.data.rencana_bernama(f"{PLAN}-reviu")
    assert review is not None
    return next(item for item in perubahan_rencana(year.data, review) or () if item.butir.nama == name)


@pytest.mark.parametrize("case", kasus("nilai.yaml"))
def test_target_is_read_and_written(case: Any, year: Kinerja) -> None:
    """The value in the data file comes out as its case says a reader sees it."""
    item = measure(year, case["nama"])
    value = item.target_tahunan.get(YEAR)

    assert case["tertulis"] == ("belum diisi" if value is None else write.counted(value, item.satuan))


@pytest.mark.parametrize("case", kasus("nilai.yaml"))
def test_target_can_be_achieved(case: Any, profil: Profil) -> None:
    """A target gives a capaian, or says why not."""
    polaritas = Polaritas(case.get("polaritas", "naik"))
    target, realisasi = masukan(case, "target"), masukan(case, "realisasi")

    hasil = capaian(target, realisasi, polaritas=polaritas, profil=profil, aturan=None, skala=case.get("skala"))

    assert case["capaian"] == (f"tak terhitung: {hasil.alasan}" if hasil.nilai is None else percent(hasil.nilai))


@pytest.mark.parametrize("case", kasus("nilai.yaml"))
def test_target_can_be_compared(case: Any, year: Kinerja) -> None:
    """Another version's value is a change, or none; nobody knows where a source does not tell one of them."""
    found = change(year, case["nama"])
    untold = any(
        isinstance(value, dict) and value.get("kosong") in ("hilang", "tidak dimuat")
        for value in (case.get("target"), case["lain"])
    )

    if case["berubah"]:
        assert found.macam is (Macam.TAK_TERBANDING if untold else Macam.DIUBAH)
        assert "target" in [item.apa for item in found.ubahan]
    else:
        assert found.macam is Macam.TETAP


@pytest.mark.parametrize("case", kasus("nilai.yaml"))
def test_target_is_exported(case: Any, year: Kinerja) -> None:
    """The CSV of the plan's targets has the value as its case says a machine reads it."""
    table = rencana_target(year, rencana=PLAN)
    assert table is not None
    rows = list(csv.DictReader(sheet(grid(table, year.tahun)).splitlines()))

    row = next(row for row in rows if row["Indikator"] == case["nama"])

    assert row[f"Target {YEAR}"] == case["csv"]
