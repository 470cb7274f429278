"""Was something told otherwise before, without saying why? (K5)"""

from collections.abc import Iterator

from sakip.check.frozen import is_revised, published_years
from sakip.check.rule import Found, Perkara, quoted
from sakip.compute import in_year
from sakip.model import Dataset, Kosong, Nilai, same
from sakip.model.renstra import Indikator, Renstra, Ukuran


def measuring_changes_are_explained(perkara: Perkara) -> Iterator[Found]:
    """A series that is measured otherwise from a year on says so beside its description.

    PermenPANRB 53/2014, Lampiran II asks to compare years; that needs to be known. Said in ``keterangan``.
    """
    year = perkara.dilaporkan
    for item in year.indikator if year else ():
        for change in item.ubah_cara:
            entry = perkara.data.uraian_pada(item.id, change.tahun)
            if entry is not None and not entry.keterangan:
                message = (
                    f"Cara mengukur {quoted(item.indikator.nama)} berubah sejak {change.tahun} "
                    f"({', '.join(change.apa)}) tanpa penjelasan. Jelaskan dalam keterangan uraian ini."
                )
                yield entry.letak("indikator"), message


def review_changes_are_explained(perkara: Perkara) -> Iterator[Found]:
    """A review that changes the baseline or a target of an indicator says why (PermenPANRB 53/2014, Lampiran I).

    Why the plan was reviewed (``alasan``) does not say why this target became that one.
    """
    for plan in perkara.data.renstra:
        before = perkara.data.rencana_sebelum(plan)
        same_period = before is not None and (before.mulai, before.selesai) == (plan.mulai, plan.selesai)
        if before is None or not same_period:
            continue
        earlier = {(type(item), item.id): item for item in _measured(before)}
        for item in _measured(plan):
            old = earlier.get((type(item), item.id))
            changed = list(_otherwise(old, item)) if old is not None else []
            key = "penjelasan" if isinstance(item, Indikator) else "keterangan"
            if changed and not getattr(item, key):
                message = (
                    f"Isi indikator {quoted(item.nama)} berbeda dari versi sebelumnya ({', '.join(changed)}) tanpa "
                    f"penjelasan. Isi {key} pada indikator ini."
                )
                yield item.letak("id"), message


def published_years_stay(perkara: Perkara) -> Iterator[Found]:
    """How a published report's results came about is not told otherwise later (Perpres 29/2014: accountability).

    Compared are the description and the capaian of each indicator of each published year; its facts are K504's.
    """
    years = {year for year, _ in published_years(perkara)}
    for tahun, published in sorted((perkara.sekitar.terbit or {}).items()):
        if published is None:
            message = (
                f"Data terbitan tahun {tahun} tidak terbaca program ini, sehingga tidak dapat dibandingkan. Periksa "
                f"tag lkjip-{tahun}."
            )
            yield perkara.data.laporan[-1].letak("tahun"), message
            continue
        if tahun not in years or is_revised(published, perkara.data, tahun):
            continue
        for id in sorted({item.indikator for year in published.realisasi for item in year.realisasi}):
            changed = list(_told_otherwise(published, perkara.data, id, tahun))
            if changed and not _newly_explained(published, perkara.data, id, tahun):
                message = (
                    f'Isi "{id}" tahun {tahun} berbeda dari laporan yang sudah terbit ({", ".join(changed)}). '
                    "Kembalikan seperti terbitannya, atau jelaskan dalam keterangan uraian indikator itu."
                )
                facts = (perkara.data.hasil(id, tahun), perkara.data.uraian(id, tahun))
                places = (fact.letak("indikator") for fact in facts if fact is not None)
                yield next(places, perkara.data.laporan[-1].letak("tahun")), message


def _measured(plan: Renstra) -> Iterator[Indikator | Ukuran]:
    yield from (part for part in plan.walk() if isinstance(part, Indikator | Ukuran))


def _otherwise(before: Indikator | Ukuran, after: Indikator | Ukuran) -> Iterator[str]:
    """What was stated and is now stated otherwise; what was not known then, or is not now, is no change."""
    if isinstance(before, Indikator) and isinstance(after, Indikator):
        if _differ(before.kondisi_awal, after.kondisi_awal):
            yield "kondisi awal"
    elif isinstance(before, Ukuran) and isinstance(after, Ukuran):
        yield from (name for name in ("satuan", "polaritas", "skala") if _restated(before, after, name))
    years = sorted(set(before.target_tahunan) & set(after.target_tahunan))
    changed = [year for year in years if _differ(before.target_tahunan[year], after.target_tahunan[year])]
    if changed:
        yield f"target {', '.join(map(str, changed))}"


def _differ(one: Nilai | None, other: Nilai | None) -> bool:
    known = not any(value is None or isinstance(value, Kosong) for value in (one, other))
    return known and not same(one, other)


def _restated(before: Ukuran, after: Ukuran, name: str) -> bool:
    """Whether something that was stated is now stated otherwise."""
    one, other = getattr(before, name), getattr(after, name)
    return one is not None and other is not None and one != other


def _told_otherwise(published: Dataset, data: Dataset, id: str, tahun: int) -> Iterator[str]:
    one, other = published.uraian(id, tahun), data.uraian(id, tahun)
    if one is None:
        return
    if other is None:
        yield "uraian"
        return
    parts = ("definisi", "satuan", "polaritas", "hitungan", "agregasi", "aturan", "skala")
    changed = [name for name in parts if getattr(one, name) != getattr(other, name)]
    yield from changed
    before, after = in_year(published, id, one, tahun), in_year(data, id, other, tahun)
    facts = ((before.target, after.target), (before.realisasi, after.realisasi))
    unchanged = not changed and all(same(mine.nilai, yours.nilai) for mine, yours in facts)
    if unchanged and before.capaian.nilai != after.capaian.nilai:
        yield "capaian"


def _newly_explained(published: Dataset, data: Dataset, id: str, tahun: int) -> bool:
    """Whether the description says something that it did not say when the report was published."""
    one, other = published.uraian(id, tahun), data.uraian(id, tahun)
    return other is not None and bool(other.keterangan) and (one is None or one.keterangan != other.keterangan)
