"""Tables of one version of a Renstra: its goals, its money, the targets of its programs and kegiatan.

``rencana`` is the version's name, such as '2016-2021-reviu'; every builder returns None where there is none such.
"""

from collections.abc import Iterator
from dataclasses import replace

from sakip import figures
from sakip.compute import Kinerja, Masukan, pendanaan
from sakip.model import Kosong, Nilai, Renstra, Sasaran, Tujuan, Ukuran
from sakip.model.renstra import Bertarget, Penempatan
from sakip.problem import Letak
from sakip.render import write
from sakip.render.parts import Baris, Kolom, Rupa, Sel, Status, Tabel
from sakip.render.tables.cells import INDIKATOR, SASARAN, SATUAN, source

#: Nothing stands in this cell of the document.
NONE = figures.ABSENT
#: A name, a code, and who is served.
Named = tuple[str, str | None, str | None]
OF_PROGRAM: Named = ("Indikator program", None, None)
PLACED = Kolom("Tahun nilainya")
LOOKS = {Penempatan.SIMPULAN: Rupa.CUKUP, Penempatan.RANCU: Rupa.KURANG}
MEANING = {
    Penempatan.JUMLAH: "dari jumlah: ditempatkan pada satu-satunya tahun yang memenuhi jumlah program tercetak",
    Penempatan.PENDANAAN: "dari pendanaan: mengikuti tahun pendanaan kegiatannya",
    Penempatan.SIMPULAN: "disimpulkan: dari baris serupa atau dari kegiatannya",
    Penempatan.RANCU: "rancu: beberapa penempatan mungkin; yang ditampilkan dijelaskan pada catatan berkas",
}


def rencana_tujuan(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """Tujuan, sasaran, strategi and policies; the programs where the document links them."""
    plan = kinerja.data.rencana_bernama(rencana)
    if plan is None:
        return None
    names = {item.id: item.nama for item in plan.program}
    linked = any(sasaran.program for _, sasaran in plan.sasaran())
    return Tabel(
        id=f"rencana-tujuan-{rencana}",
        judul=f"Tujuan, sasaran, strategi, dan arah kebijakan {plan.sebutan}",
        kolom=(
            Kolom("Tujuan"),
            SASARAN,
            Kolom("Strategi"),
            Kolom("Arah kebijakan"),
            *((Kolom("Program"),) if linked else ()),
        ),
        baris=tuple(row for tujuan, sasaran in plan.sasaran() for row in _ways(tujuan, sasaran, names, linked=linked)),
        kepala=1,
        sumber=source(plan),
        periode=plan.periode,
        catatan=tuple(
            f"{slip.letak_dokumen} mencetak “{slip.nilai}” sebagai ganti “{sasaran.nama}”."
            for _, sasaran in plan.sasaran()
            for slip in sasaran.tercetak
        ),
    )


def _ways(tujuan: Tujuan, sasaran: Sasaran, names: dict[str, str], *, linked: bool) -> Iterator[Baris]:
    first: tuple[Sel, Sel] = (tujuan.nama if tujuan.sasaran[0] is sasaran else None, sasaran.nama)
    programs = "; ".join(names.get(name, name) for name in sasaran.program) or NONE
    ways = [(way.nama, "; ".join(way.arah_kebijakan) or NONE) for way in sasaran.strategi] or [(NONE, NONE)]
    for at, way in enumerate(ways):
        last: tuple[Sel, ...] = ((programs if at == 0 else None),) if linked else ()
        yield Baris((*(first if at == 0 else (None, None)), *way, *last))


def rencana_indikator(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """The indicators of every sasaran with their level, baseline and targets, as far as the plan states them."""
    plan = kinerja.data.rencana_bernama(rencana)
    if plan is None:
        return None
    items = plan.indikator()
    years = sorted({year for item in items for year in item.target_tahunan})
    leveled = any(item.tingkat for item in items)
    based = any(item.kondisi_awal is not None for item in items)
    rows = []
    for tujuan, sasaran in plan.sasaran():
        for at, item in enumerate(sasaran.indikator):
            start = tujuan.sasaran[0] is sasaran and at == 0
            before: tuple[Sel, ...] = (item.tingkat or NONE,) if leveled else ()
            base = (_cell(item.kondisi_awal, item.letak("kondisi_awal")),)
            rows.append(
                Baris(
                    (
                        tujuan.nama if start else None,
                        sasaran.nama if at == 0 else None,
                        item.nama,
                        *before,
                        *(base if based else ()),
                        *_targets(item, years),
                        *(() if years else (_unplanned(item.target),)),
                    )
                )
            )
    return Tabel(
        id=f"rencana-indikator-{rencana}",
        judul=f"Indikator sasaran {plan.sebutan}",
        kolom=(
            Kolom("Tujuan"),
            SASARAN,
            INDIKATOR,
            *((Kolom("Tingkat"),) if leveled else ()),
            *((Kolom("Kondisi awal", angka=True),) if based else ()),
            *(Kolom(str(year), kelompok="Target", angka=True) for year in years),
            *(() if years else (Kolom("Target"),)),
        ),
        baris=tuple(rows),
        kepala=2,
        sumber=source(plan),
        periode=plan.periode,
    )


def rencana_pendanaan(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """The indicative money of every program and kegiatan, with the sums that follow; None where there is none."""
    plan = kinerja.data.rencana_bernama(rencana)
    money = pendanaan(plan) if plan else None
    if plan is None or money is None:
        return None
    years = money.tahun
    rows: list[Baris] = []
    for found in money.program:
        program = found.program
        sums = tuple(_sum(found.tahunan[year], write.funding_id(rencana, program.id, str(year))) for year in years)
        whole = _sum(found.jumlah, write.funding_id(rencana, program.id))
        head = (program.nama, program.kode or NONE)
        rows.append(Baris((*head, *sums, whole, _placed(program.penempatan)), jenis="program"))
        for part, total in found.kegiatan:
            stated = tuple(_cell(part.pendanaan.get(year), part.letak("pendanaan", year)) for year in years)
            row = (
                *(part.nama, part.kode or NONE),
                *stated,
                _sum(total, write.funding_id(rencana, part.id, "kegiatan")),
            )
            rows.append(Baris((*row, _placed(part.penempatan)), tingkat=1, jenis="kegiatan"))
    sums = tuple(_sum(money.tahunan[year], write.funding_id(rencana, "jumlah", str(year))) for year in years)
    rows.append(Baris(("Jumlah", "", *sums, _sum(money.jumlah, write.funding_id(rencana, "jumlah")), ""), jumlah=True))
    used = {item.penempatan for program in plan.program for item in program.kegiatan}
    used |= {program.penempatan for program in plan.program}
    return _without_empty_last(
        Tabel(
            id=f"rencana-pendanaan-{rencana}",
            judul=f"Pendanaan indikatif {plan.sebutan}",
            kolom=(
                Kolom("Program dan kegiatan"),
                Kolom("Kode"),
                *(Kolom(str(year), satuan="Rp", angka=True) for year in years),
                Kolom("Jumlah", satuan="Rp", angka=True),
                PLACED,
            ),
            baris=tuple(rows),
            sumber=source(plan),
            periode=plan.periode,
            catatan=(f"{NONE}: dokumen tidak memuat angka.", *_placings(used), *_doubtful(plan)),
            lipat=True,
        )
    )


def rencana_target(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """The indicators of every program and kegiatan with their targets; None where the plan has none."""
    plan = kinerja.data.rencana_bernama(rencana)
    measures = list(_measures(plan)) if plan else []
    if plan is None or not measures:
        return None
    years = sorted({year for item in measures for year in item.target_tahunan})
    rows: list[Baris] = []
    for program in plan.program:
        several = len(program.indikator) > 1
        first = () if several else program.indikator
        rows += _measured((program.nama, program.kode, None), first, years, 0)
        for measure in program.indikator if several else ():
            rows += _measured(OF_PROGRAM, (measure,), years, 1)
            for part in (part for part in program.kegiatan if part.mendukung == measure.id):
                rows += _measured((part.nama, part.kode, part.kelompok_sasaran), part.indikator, years, 2)
        own = {measure.id for measure in program.indikator}
        for part in (part for part in program.kegiatan if not several or part.mendukung not in own):
            rows += _measured((part.nama, part.kode, part.kelompok_sasaran), part.indikator, years, 1)
    return _without_empty_last(
        Tabel(
            id=f"rencana-target-{rencana}",
            judul=f"Indikator dan target program dan kegiatan {plan.sebutan}",
            kolom=(
                Kolom("Program dan kegiatan"),
                Kolom("Kode"),
                Kolom("Sasaran"),
                Kolom("Indikator"),
                Kolom("Kelompok sasaran"),
                SATUAN,
                *(Kolom(str(year), kelompok="Target", angka=True) for year in years),
                PLACED,
            ),
            baris=tuple(rows),
            sumber=source(plan),
            periode=plan.periode,
            catatan=(
                f"{NONE}: dokumen tidak memuat isi.",
                *_placings({item.penempatan for item in measures}),
                *(f"{item.nama}: {item.keterangan}" for item in measures if item.keterangan),
            ),
            lipat=True,
        )
    )


def _doubtful(plan: Renstra) -> tuple[str, ...]:
    """That sums by year hold amounts whose year is not certain, and which programs these are of."""
    names = [
        f"{program.kode or ''} {program.nama}".strip()
        for program in plan.program
        if any(part.penempatan and part.penempatan.meragukan for part in program.kegiatan)
    ]
    if not names:
        return ()
    return (f"Jumlah setiap tahun memuat pendanaan yang tahunnya disimpulkan atau rancu: {write.listed(names)}.",)


def _measures(plan: Renstra) -> Iterator[Ukuran]:
    """Every indicator of the plan's programs and kegiatan."""
    for program in plan.program:
        yield from program.indikator
        for part in program.kegiatan:
            yield from part.indikator


def _measured(about: Named, measures: tuple[Ukuran, ...], years: list[int], depth: int) -> Iterator[Baris]:
    """The rows of a program, of one of its indicators or of a kegiatan: one for each indicator, or one bare."""
    nama, kode, group = about
    kind = "program" if depth == 0 else "" if about is OF_PROGRAM else "kegiatan"
    if not measures:
        empty = ("",) * (5 + len(years))
        yield Baris((nama, kode or NONE, *empty), tingkat=depth, jenis=kind)
    for at, item in enumerate(measures):
        head: tuple[Sel, Sel] = (nama, kode or NONE) if at == 0 else (None, None)
        row = (
            item.sasaran or NONE,
            item.nama,
            group or NONE,
            _unit(item),
            *_targets(item, years),
            _placed(item.penempatan),
        )
        yield Baris((*head, *row), tingkat=depth, jenis=kind)


def _targets(item: Bertarget, years: list[int]) -> tuple[Sel, ...]:
    """The target of each year, or why the plan has none."""
    return tuple(_cell(item.target_pada(year), item.letak("target", year)) for year in years)


def _unit(item: Ukuran) -> str:
    if item.skala is not None:
        return "predikat"
    composite = any(isinstance(value, tuple) for value in item.target_tahunan.values())
    return item.satuan or ("gabungan" if composite else NONE)


def _cell(value: Nilai | None, place: Letak | None) -> Sel:
    """A value of the plan as it stands in a column that names its unit; a dash where the document has none."""
    if value is None:
        return NONE
    if isinstance(value, Kosong):
        return write.absent(value)
    return write.plainly(Masukan(nama="", nilai=value, letak=place))


def _unplanned(target: object) -> Sel:
    return write.absent(target) if isinstance(target, Kosong) else NONE


def _sum(total: Masukan | None, jejak: str) -> Sel:
    return NONE if total is None else write.derived(total, jejak)


def _placed(how: Penempatan | None) -> Sel:
    if how is None:
        return ""
    return Status(str(how), LOOKS[how]) if how in LOOKS else str(how)


def _placings(used: set[Penempatan | None]) -> tuple[str, ...]:
    """What the words of the last column mean, those that are used."""
    found = [text for how, text in MEANING.items() if how in used]
    return (f"Tahun nilainya, bila kolomnya tidak terbaca dari sumber – {'; '.join(found)}.",) if found else ()


def _without_empty_last(table: Tabel) -> Tabel:
    """The table without its last column where nothing stands in it."""
    if any(row.sel[-1] for row in table.baris):
        return table
    rows = tuple(replace(row, sel=row.sel[:-1]) for row in table.baris)
    return replace(table, kolom=table.kolom[:-1], baris=rows)
