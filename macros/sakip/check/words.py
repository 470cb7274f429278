"""The words of a sentence that the facts contradict (T102, T103)."""

from collections.abc import Callable, Iterator

from sakip.check.sentence import statements
from sakip.compute import Arah, KinerjaIndikator, TahunIndikator, Tren, tren
from sakip.model import Polaritas


def contradicted(
    sentence: str, item: KinerjaIndikator, names: tuple[str, ...], *, named: bool
) -> Iterator[tuple[str, str]]:
    """(code, message) for what a sentence says of the indicator that its facts contradict."""
    for said in statements(sentence, item, names, named=named):
        year, when = said.year, "" if said.year is item.kini else f" tahun {said.year.tahun}"
        if isinstance(said.says, bool):
            if year.tercapai is not None and year.tercapai is not said.says:
                found = "tercapai" if year.tercapai else "tidak tercapai"
                yield "T103", _message(said.words, f'target "{item.id}"{when} {found}')
        elif change := CHANGES[said.of](item, year):
            went = change.arah if isinstance(said.says, Arah) else change.mutu
            small = said.compared and change.arah is Arah.TETAP and item.uraian.ambang_berubah
            if went is not said.says and not small:
                yield "T102", _message(said.words, f'{said.of} "{item.id}"{when} {went}')


def _message(words: str, found: str) -> str:
    return f'Teks berkata "{words}", padahal {found}. Perbaiki kalimatnya.'


def _change(item: KinerjaIndikator, year: TahunIndikator) -> Tren | None:
    """How the value of a year differs from that before it."""
    before = _before(item, year)
    if year is item.kini or before is None:
        return item.tren if year is item.kini else None
    return tren(
        before.realisasi.nilai,
        year.realisasi.nilai,
        polaritas=item.uraian.polaritas,
        target=year.target.nilai,
        ambang=item.uraian.ambang_berubah,
        skala=item.profil.satu_skala(item.uraian.skala),
    )


def _change_of_capaian(item: KinerjaIndikator, year: TahunIndikator) -> Tren | None:
    """The same of the capaian: more is better, whatever the indicator's direction."""
    before = _before(item, year)
    return None if before is None else tren(before.capaian.nilai, year.capaian.nilai, polaritas=Polaritas.NAIK)


def _before(item: KinerjaIndikator, year: TahunIndikator) -> TahunIndikator | None:
    """The newest year before this one with a realisasi."""
    earlier = [one for one in item.riwayat if one.tahun < year.tahun and one.realisasi.ketiadaan is None]
    return item.sebelum if year is item.kini else earlier[-1] if earlier else None


#: The series that a sentence may speak of; that a target moved is not judged.
CHANGES: dict[str, Callable[[KinerjaIndikator, TahunIndikator], Tren | None]] = {
    "nilai": _change,
    "capaian": _change_of_capaian,
    "target": lambda _item, _year: None,
}
