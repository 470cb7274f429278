"""What the regulations ask for and whether it is there; the warnings that an office has accepted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sakip.check import PRINTED, RULES, Review, perkara, review
from sakip.compute import Keadaan, Kinerja, Syarat, daftar_uji, kriteria_pelaporan, tujuh_analisis
from sakip.model import ButirReviu
from sakip.model.base import Berkas
from sakip.problem import Problem, Severity
from sakip.render import write
from sakip.render.parts import Baris, Figur, Kolom, Rupa, Sel, Status, Sumber, Tabel
from sakip.render.tables.cells import source

LOOK = {
    Keadaan.ADA: Rupa.BAIK,
    Keadaan.BELUM: Rupa.KURANG,
    Keadaan.DIJELASKAN: Rupa.CUKUP,
    Keadaan.TAK_BERLAKU: Rupa.KOSONG,
    Keadaan.PEREVIU: Rupa.KOSONG,
}
STATE = (Kolom("Keadaan"), Kolom("Keterangan", lapang=True))
ANSWER = (Kolom("Jawaban pereviu"), Kolom("Catatan pereviu", lapang=True))

#: What follows from the check alone.
NO_SOURCE = Sumber()


def kelengkapan_analisis(kinerja: Kinerja) -> Tabel | None:
    """The seven analyses of each indicator with a target; None where the year has none."""
    found = tujuh_analisis(kinerja)
    rows = tuple(
        Baris((item.indikator.nama if at == 0 else None, part.nomor, part.nama, *_state(part)))
        for item, parts in found
        for at, part in enumerate(parts)
    )
    return _table(
        "kelengkapan-analisis",
        "Tujuh analisis setiap indikator bertarget",
        (Kolom("Indikator"), Kolom("No"), Kolom("Analisis", lapang=True), *STATE),
        rows,
        sumber=Sumber("PermenPANRB 53/2014, Lampiran II"),
    )


def kelengkapan_reviu(kinerja: Kinerja) -> Tabel | None:
    """The items of the review's checklist; beside what the facts say, what the reviewer answered, if there is one."""
    items, reviu = daftar_uji(kinerja), kinerja.reviu
    rows = ((part.nomor, part.nama, *_state(part), *(_answer(part.reviu) if reviu else ())) for part in items)
    statement = source(reviu) if reviu else NO_SOURCE
    contradicted = write.listed([part.nomor for part in items if part.dibantah])
    return _table(
        "kelengkapan-reviu",
        "Butir daftar uji reviu",
        (Kolom("Butir"), Kolom("Pernyataan", lapang=True), *STATE, *(ANSWER if reviu else ())),
        tuple(map(Baris, rows)),
        sumber=Sumber("; ".join(filter(None, ("PermenPANRB 53/2014, Lampiran III", statement.teks))), statement.letak),
        catatan=(f"Jawaban pereviu berbeda dari keadaan menurut data: butir {contradicted}.",) if contradicted else (),
    )


def kelengkapan_kriteria(kinerja: Kinerja) -> Tabel | None:
    """Criteria 3.1 and 3.2 with the points that each group is given for."""
    rows = tuple(
        row
        for group in kriteria_pelaporan(kinerja)
        for row in (
            Baris((group.nomor, f"{group.nama} (bobot {group.bobot})", _counted(group.syarat), ""), jumlah=True),
            *(Baris((part.nomor, part.nama, *_state(part))) for part in group.syarat),
        )
    )
    return _table(
        "kelengkapan-kriteria",
        "Kriteria pelaporan kinerja dan bobotnya",
        (Kolom("Kriteria"), Kolom("Yang dinilai", lapang=True), *STATE),
        rows,
        sumber=Sumber("PermenPANRB 88/2021"),
        catatan=("Bobot diberikan bagi seluruh kriteria dalam kelompoknya; nilainya ditetapkan penilai.",),
    )


def temuan(kinerja: Kinerja) -> Tabel | None:
    """What is found about the published documents that the data copy, by document and kind.

    What they print is the reconciliation's. The documents of the report's year come first.
    """
    documents = {place.berkas: file.sumber.judul for file in kinerja.data.semua if (place := file.letak())}
    of_year = {file.sumber.judul for file in (kinerja.renstra, *kinerja.data.semua) if _is_of_year(file, kinerja)}
    found: dict[str, dict[str, list[Problem]]] = {}
    for item in _reviewed(kinerja).problems:
        if item.severity is Severity.TEMUAN and item.code != PRINTED:
            found.setdefault(documents[item.letak.berkas], {}).setdefault(item.code, []).append(item)
    rows: list[Baris] = []
    for document in sorted(found, key=lambda title: title not in of_year):
        kinds = found[document]
        rows.append(Baris((f"{document} ({sum(map(len, kinds.values()))} temuan)", "", ""), jenis="dokumen"))
        for rule in (rule for rule in RULES if rule.kode in kinds):
            items = kinds[rule.kode]
            rows.append(
                Baris((f"{write.sentence_case(rule.nama)} ({len(items)})", rule.kode, ""), tingkat=1, jenis="kelompok")
            )
            rows += (
                Baris((item.pokok, rule.kode, Figur(str(item.letak), letak=item.letak)), tingkat=2, jenis="temuan")
                for item in items
            )
    columns = (Kolom("Temuan", lapang=True), Kolom("Kode"), Kolom("Letak"))
    table = _table("temuan", "Temuan atas dokumen yang disalin", columns, tuple(rows))
    return replace(table, lipat=True, terlipat=True) if table else None


def _is_of_year(file: Berkas, kinerja: Kinerja) -> bool:
    return file is kinerja.renstra or getattr(file, "tahun", None) == kinerja.tahun


def peringatan_diterima(kinerja: Kinerja) -> Tabel | None:
    """Warnings that are accepted beside the fact, each with its reason; None where there are none."""
    accepted = _reviewed(kinerja).accepted
    rows = tuple(
        Baris(
            (
                Figur(str(item.problem.letak), letak=item.problem.letak),
                item.problem.code,
                item.problem.pokok,
                item.penerimaan.alasan,
                item.penerimaan.oleh,
            )
        )
        for item in accepted
    )
    columns = (
        Kolom("Letak"),
        Kolom("Kode"),
        Kolom("Peringatan", lapang=True),
        Kolom("Alasan diterima", lapang=True),
        Kolom("Diterima oleh"),
    )
    return _table("peringatan-diterima", "Peringatan yang diterima beserta alasannya", columns, rows)


@lru_cache(maxsize=4)  # the tables and their numbering ask for the same
def _reviewed(kinerja: Kinerja) -> Review:
    return review(perkara(kinerja.data))


def _table(
    id: str,
    judul: str,
    kolom: tuple[Kolom, ...],
    baris: tuple[Baris, ...],
    *,
    sumber: Sumber = NO_SOURCE,
    catatan: tuple[str, ...] = (),
) -> Tabel | None:
    if not baris:
        return None
    return Tabel(id=id, judul=judul, kolom=kolom, baris=baris, sumber=sumber, catatan=catatan)


def _state(part: Syarat) -> tuple[Sel, Sel]:
    return Status(write.sentence_case(part.keadaan), LOOK[part.keadaan]), write.sentence_case(part.keterangan)


def _answer(answer: ButirReviu | None) -> tuple[Sel, Sel]:
    if answer is None:
        return "Tidak dijawab", ""
    return Figur(write.sentence_case(answer.jawaban), letak=answer.letak("jawaban")), answer.catatan or ""


def _counted(parts: Sequence[Syarat]) -> str:
    """'5 dari 6 ada': of what applies and is not left to a person."""
    asked = [part for part in parts if part.keadaan not in (Keadaan.TAK_BERLAKU, Keadaan.PEREVIU)]
    return f"{sum(part.keadaan is Keadaan.ADA for part in asked)} dari {len(asked)} ada"
