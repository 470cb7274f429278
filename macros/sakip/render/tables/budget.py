"""Tables of money and outputs: belanja, program, kegiatan, sub kegiatan, efficiency."""

from collections.abc import Callable, Iterator

from sakip import figures
from sakip.compute import AnggaranTahun, Efisiensi, HasilKeluaran, Keuangan, Kinerja, Simpul
from sakip.model import Belanja, Kosong, Profil
from sakip.model.anggaran import JenisKeluaran
from sakip.render import write
from sakip.render.parts import Absen, Baris, Figur, Kolom, Sel, Sumber, Tabel
from sakip.render.tables.cells import SASARAN, SATUAN, source

PAGU = Kolom("Pagu", satuan="Rp", angka=True)
RUPIAH = Kolom("Realisasi", satuan="Rp", angka=True)
SERAPAN = Kolom("Serapan", angka=True)
PROGRAM = Kolom("Program, kegiatan, dan sub kegiatan")


def belanja(kinerja: Kinerja) -> Tabel | None:
    """The budget by kind of belanja; None where it is not known."""
    budget = kinerja.anggaran
    if budget is None or budget.belanja is None:
        return None
    return Tabel(
        id="belanja",
        judul=f"Ringkasan anggaran belanja tahun {kinerja.tahun}",
        kolom=(Kolom("Uraian"), Kolom("Anggaran", satuan="Rp", angka=True)),
        baris=tuple(_rows(budget.belanja, lambda node: (write.money(node, "pagu", kinerja.tahun),))),
        sumber=source(budget.fakta, budget.fakta.letak_belanja),
    )


def realisasi_belanja(kinerja: Kinerja) -> Tabel | None:
    """The budget by kind of belanja and what became of it; None where it is not known."""
    budget = kinerja.anggaran
    if budget is None or budget.belanja is None:
        return None
    year = kinerja.tahun
    return Tabel(
        id="realisasi-belanja",
        judul=f"Anggaran dan realisasi belanja tahun {year}",
        kolom=(
            Kolom("Uraian"),
            Kolom("Anggaran", satuan="Rp", angka=True),
            RUPIAH,
            SERAPAN,
            Kolom("Tidak terserap", satuan="Rp", angka=True),
            Kolom("Bagian tidak terserap", angka=True),
        ),
        baris=tuple(_rows(budget.belanja, lambda node: _all_money(node, year))),
        sumber=source(budget.fakta, budget.fakta.letak_belanja),
        catatan=tuple(
            f"{node.nama}: {node.fakta.keterangan}"
            for node in budget.belanja.walk()
            if isinstance(node.fakta, Belanja) and node.fakta.keterangan
        ),
    )


def anggaran_program(kinerja: Kinerja) -> Tabel | None:
    """The pagu of each program, kegiatan and sub kegiatan; None where there is no breakdown."""
    budget = kinerja.anggaran
    if budget is None or not budget.jumlah.anak:
        return None
    return Tabel(
        id="anggaran-program",
        judul=f"Pagu program, kegiatan, dan sub kegiatan tahun {kinerja.tahun}",
        kolom=(PROGRAM, Kolom("Jenis"), PAGU),
        baris=tuple(
            _rows(
                budget.jumlah,
                lambda node: (_kind(node), write.money(node, "pagu", kinerja.tahun)),
            )
        ),
        sumber=source(budget.fakta, budget.fakta.letak_pagu),
    )


def anggaran_sasaran(kinerja: Kinerja) -> Tabel | None:
    """The pagu that serves each sasaran; None where it cannot be told apart."""
    budget = kinerja.anggaran
    if budget is None or not budget.sasaran:
        return None
    year = kinerja.tahun
    rows = [
        Baris(
            (
                part.sasaran.nama,
                "; ".join(node.nama for node in part.program),
                write.derived(part.uang.pagu, write.budget_id("pagu", f"sasaran-{part.sasaran.id}", year)),
                write.ratio(part.bagian, write.budget_id("bagian", f"sasaran-{part.sasaran.id}", year)),
            )
        )
        for part in budget.sasaran
    ]
    whole = write.money(budget.jumlah, "pagu", year)
    rows.append(Baris(("Jumlah", "", whole, ""), jumlah=True))
    return Tabel(
        id="anggaran-sasaran",
        judul=f"Alokasi anggaran menurut sasaran strategis tahun {year}",
        kolom=(SASARAN, Kolom("Program"), PAGU, Kolom("Bagian", angka=True)),
        baris=tuple(rows),
        sumber=source(budget.fakta, budget.fakta.letak_pagu),
    )


def pendukung(kinerja: Kinerja, *, indikator: str) -> Tabel | None:
    """The programs and kegiatan that serve an indicator's sasaran with their money; None where it is not told apart."""
    item, budget = kinerja.satu(indikator), kinerja.anggaran
    served = [part for part in budget.sasaran if item and part.sasaran.id == item.sasaran.id] if budget else []
    if budget is None or not served:
        return None
    part, year = served[0], kinerja.tahun
    rows = [
        Baris((node.nama, *money(node.uang, node.id, year)), tingkat=node.tingkat - 1, jenis=node.jenis)
        for program in part.program
        for node in (program, *program.anak)
    ]
    rows.append(Baris(("Jumlah", *money(part.uang, f"sasaran-{part.sasaran.id}", year)), jumlah=True))
    return Tabel(
        id=f"pendukung-{indikator}",
        judul=f"Program dan kegiatan yang mendukung sasaran indikator ini, {year}",
        kolom=(Kolom("Program dan kegiatan"), PAGU, RUPIAH, SERAPAN),
        baris=tuple(rows),
        sumber=source(budget.fakta, budget.fakta.letak_realisasi),
    )


def realisasi_program(kinerja: Kinerja) -> Tabel | None:
    """Each program, kegiatan, sub kegiatan with every indicator: physical and financial realisasi."""
    budget = kinerja.anggaran
    if budget is None or not budget.jumlah.anak:
        return None
    year = kinerja.tahun
    rows = [row for node in budget.jumlah.walk()[1:] for row in _outputs(node, year, kinerja.data.profil)]
    total = budget.jumlah
    rows.append(
        Baris(
            ("Jumlah", "", "", "", "", _physical(budget, year), *money(total.uang, total.id, year)),
            jumlah=True,
        )
    )
    return Tabel(
        id="realisasi-program",
        judul=f"Realisasi kinerja dan keuangan program, kegiatan, dan sub kegiatan tahun {year}",
        kolom=(
            PROGRAM,
            Kolom("Indikator"),
            SATUAN,
            Kolom("Target", kelompok="Kinerja", angka=True),
            Kolom("Realisasi", kelompok="Kinerja", angka=True),
            Kolom("Capaian", kelompok="Kinerja", angka=True),
            Kolom("Pagu", satuan="Rp", kelompok="Keuangan", angka=True),
            Kolom("Realisasi", satuan="Rp", kelompok="Keuangan", angka=True),
            Kolom("Serapan", kelompok="Keuangan", angka=True),
        ),
        baris=tuple(rows),
        sumber=source(budget.fakta, budget.fakta.letak_realisasi),
        catatan=(
            "Capaian pada baris jumlah: rata-rata sederhana capaian keluaran utama setiap sub kegiatan. Serapan: "
            "realisasi dibagi pagu, pada baris mana pun.",
            *(
                f"{output.fakta.nama}: {output.fakta.keterangan}"
                for node in total.walk()
                for output in node.keluaran
                if output.fakta.keterangan
            ),
        ),
        lipat=True,
    )


def efisiensi_tahun(kinerja: Kinerja) -> Tabel | None:
    """What was left of the budget in this year and earlier ones; None where no budget is known."""
    if kinerja.anggaran is None:
        return None
    years = (*kinerja.anggaran_lalu, kinerja.anggaran)
    kinds = {node.id: node.nama for item in years if item.belanja for node in item.belanja.anak}
    rows = []
    for item in years:
        year, total = item.fakta.tahun, item.jumlah
        rows.append(
            Baris(
                (
                    str(year),
                    write.money(total, "pagu", year),
                    write.money(total, "realisasi", year),
                    write.left(total, year),
                    write.ratio(total.uang.persen_sisa, write.budget_id("persen-sisa", total.id, year)),
                    *(_spent_on(item, kind) for kind in kinds),
                    *(
                        Absen("tidak dimuat", "Sumber tidak memuat banyaknya.") if count is None else str(count)
                        for count in item.cacah.values()
                    ),
                )
            )
        )
    return Tabel(
        id="efisiensi-tahun",
        judul=f"Anggaran yang tidak terserap, {years[0].fakta.tahun}–{kinerja.tahun}"
        if len(years) > 1
        else f"Anggaran yang tidak terserap tahun {kinerja.tahun}",
        kolom=(
            Kolom("Tahun"),
            PAGU,
            RUPIAH,
            Kolom("Tidak terserap", satuan="Rp", angka=True),
            Kolom("Bagian", angka=True),
            *(Kolom(kind, satuan="Rp", kelompok="Realisasi belanja", angka=True) for kind in kinds.values()),
            *(Kolom(write.sentence_case(name), kelompok="Banyaknya", angka=True) for name in kinerja.anggaran.cacah),
        ),
        baris=tuple(rows),
        sumber=source(kinerja.anggaran.fakta),
    )


def efisiensi(kinerja: Kinerja) -> Tabel | None:
    """Efficiency by each definition of the profile, for the whole and for each sasaran; None where none is used."""
    if not kinerja.efisiensi:
        return None
    year = kinerja.tahun
    scopes: list[tuple[str, str, tuple[Efisiensi, ...]]] = [("Seluruh instansi", "jumlah", kinerja.efisiensi)]
    scopes += [(part.sasaran.nama, f"sasaran-{part.sasaran.id}", found) for part, found in kinerja.efisiensi_sasaran]
    return Tabel(
        id="efisiensi",
        judul=f"Efisiensi tahun {year} menurut setiap ukuran",
        kolom=(
            Kolom("Cakupan"),
            *(Kolom(item.aturan.nama, satuan=item.aturan.satuan, angka=True) for item in kinerja.efisiensi),
            Kolom("Dapat disebut efisien"),
        ),
        baris=tuple(
            Baris((name, *(efficient(item, scope, year) for item in found), _claim(kinerja, scope, found)))
            for name, scope, found in scopes
        ),
        sumber=source(kinerja.anggaran.fakta) if kinerja.anggaran else Sumber(),
        catatan=tuple(
            f"{item.aturan.nama}: {item.aturan.penjelasan} Dasar: {item.aturan.dasar}." for item in kinerja.efisiensi
        ),
    )


def _rows(root: Simpul, cells: Callable[[Simpul], tuple[Sel, ...]]) -> Iterator[Baris]:
    """The nodes below a root by depth, then the root as the total."""
    for node in root.walk()[1:]:
        yield Baris((node.nama, *cells(node)), tingkat=node.tingkat - 1, jenis=node.jenis)
    yield Baris((root.nama, *cells(root)), jumlah=True)


def _kind(node: Simpul) -> str:
    return write.sentence_case(node.jenis) if node.tingkat else ""


def _all_money(node: Simpul, year: int) -> tuple[Sel, ...]:
    return (
        *money(node.uang, node.id, year),
        write.left(node, year),
        write.ratio(node.uang.persen_sisa, write.budget_id("persen-sisa", node.id, year)),
    )


def money(uang: Keuangan, id: str, year: int) -> tuple[Sel, Sel, Sel]:
    """Pagu, realisasi and the share that was spent."""
    return (
        write.derived(uang.pagu, write.budget_id("pagu", id, year)),
        write.derived(uang.realisasi, write.budget_id("realisasi", id, year)),
        write.ratio(uang.serapan, write.budget_id("serapan", id, year)),
    )


def _outputs(node: Simpul, year: int, profil: Profil) -> Iterator[Baris]:
    """The rows of a node: its money beside its main indicator; outcomes with money of their own below the whole's."""
    depth = node.tingkat - 1
    ordered = sorted(enumerate(node.keluaran, start=1), key=lambda item: item[1].fakta.jenis is not JenisKeluaran.UTAMA)
    own: tuple[Sel, ...] = money(node.uang, node.id, year)
    apart = any(output.keuangan for _, output in ordered)
    if apart or not ordered:
        what = f"Seluruh {node.jenis}" if apart else Absen("belum diisi", "Indikatornya belum diisi.")
        yield Baris((node.nama, what, "", "", "", "", *own), tingkat=depth, jenis=node.jenis)
    for place, (at, output) in enumerate(ordered):
        id = write.output_id(node, at)
        beside: tuple[Sel, ...] = own if place == 0 else (None, None, None)
        if apart:
            beside = money(output.keuangan, id, year) if output.keuangan else ("", "", "")
        name = None if place or apart else node.nama
        yield Baris((name, *_measured(output, id, year, profil), *beside), tingkat=depth, jenis=node.jenis)


def _measured(output: HasilKeluaran, id: str, year: int, profil: Profil) -> tuple[Sel, ...]:
    unit = output.fakta.satuan
    return (
        output.fakta.nama,
        write.absent(unit) if isinstance(unit, Kosong) else unit,
        write.plainly(output.target),
        write.plainly(output.realisasi),
        write.share(output.capaian, write.budget_id("capaian", id, year), profil),
    )


def _physical(budget: AnggaranTahun, year: int) -> Figur | Absen:
    return write.ratio(budget.fisik, write.budget_id("fisik", "jumlah", year))


def _spent_on(item: AnggaranTahun, kind: str) -> Sel:
    if item.belanja is None:
        return Absen("tidak dimuat", "Belanja menurut jenis tahun itu tidak dimuat.")
    node = next((node for node in item.belanja.anak if node.id == kind), None)
    if node is None:
        return Absen("tidak ada", "Tahun itu tanpa jenis belanja ini.")
    return write.money(node, "realisasi", item.fakta.tahun)


def _claim(kinerja: Kinerja, scope: str, found: tuple[Efisiensi, ...]) -> Sel:
    """Whether a use of money may be called efficient: only where the targets were met, and as far as they were."""
    halangan = next((item.halangan for item in found if item.halangan), None)
    if halangan:
        return Absen("tidak", write.full_sentence(halangan))
    if scope == "jumlah" and write.unclaimed(kinerja):
        return "Hanya untuk sasaran yang targetnya tercapai"
    return "Ya, targetnya tercapai"


def efficient(item: Efisiensi, scope: str, year: int) -> Figur | Absen:
    """What a definition of efficiency gives, in its unit, with its trace."""
    if item.hasil.nilai is None:
        return write.uncomputed(item.hasil.alasan)
    hundred = figures.EXACT.multiply(item.hasil.nilai, figures.HUNDRED)
    return Figur(
        figures.number(hundred, 2), item.hasil.nilai, jejak=write.budget_id(f"efisiensi-{item.aturan.id}", scope, year)
    )
