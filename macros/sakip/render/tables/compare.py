"""Tables that compare: with earlier years, with the plan's end, with the nation (PermenPANRB 53/2014, Lampiran II)."""

from collections.abc import Iterator

from sakip.compute import Kinerja, KinerjaIndikator
from sakip.compute.trace import Masukan
from sakip.render import write
from sakip.render.parts import Absen, Baris, Kolom, Tabel
from sakip.render.tables.cells import INDIKATOR, SATUAN, chosen, reached, sources, stated_in, year_source
from sakip.render.tables.succession import disclosed, remarks, retold


def antartahun(kinerja: Kinerja, *, indikator: str | None = None) -> Tabel | None:
    """Target, realisasi and capaian of this year beside earlier years; None for an unknown indicator."""
    items = chosen(kinerja, indikator)
    if not items:
        return None
    rows = tuple(row for item in items for row in (*_succeeded(kinerja, item), *_own_years(kinerja, item)))
    places = [*stated_in(kinerja, {one for item in items for one in _line(item)})]
    return Tabel(
        id="antartahun" + (f"-{indikator}" if indikator else ""),
        judul="Realisasi dan capaian dibandingkan dengan tahun sebelumnya",
        kolom=(
            INDIKATOR,
            Kolom("Tahun", angka=True),
            Kolom("Target", angka=True),
            Kolom("Realisasi", angka=True),
            Kolom("Capaian", angka=True),
        ),
        baris=rows,
        sumber=sources(places) if places else year_source(kinerja),
        catatan=tuple(note for item in items for note in _series_notes(kinerja, item)),
        jejak=tuple(
            name
            for item in items
            for name in (
                *(write.trace_id(item, "capaian", year.tahun) for year in item.riwayat),
                write.trace_id(item, "selisih"),
            )
        ),
    )


def _line(item: KinerjaIndikator) -> Iterator[str]:
    """The indicator, and those whose place it took."""
    yield item.id
    yield from (one.indikator.id for one in item.pendahulu)


def _own_years(kinerja: Kinerja, item: KinerjaIndikator) -> Iterator[Baris]:
    for year in (*item.riwayat, item.kini):
        share = write.share(year.capaian, write.trace_id(item, "capaian", year.tahun), kinerja.data.profil)
        target = write.stated(year.target, item.uraian)
        yield Baris((item.indikator.nama, str(year.tahun), target, reached(item, year), share))


def _succeeded(kinerja: Kinerja, item: KinerjaIndikator) -> Iterator[Baris]:
    """The years of the indicators whose place this one took, under their own names, the oldest first."""
    years = [
        (year.tahun, one.indikator, year, one.uraian)
        for one in item.pendahulu
        if one.uraian is not None
        for year in one.tahun
    ]
    for tahun, old, year, uraian in sorted(years, key=lambda found: found[0]):
        share = write.share(year.capaian, write.year_id("capaian", old.id, tahun), kinerja.data.profil)
        target, value = write.stated(year.target, uraian), write.stated(year.realisasi, uraian)
        yield Baris((f"{old.nama} (digantikan)", str(tahun), target, value, share))


def akhir(kinerja: Kinerja, *, indikator: str | None = None) -> Tabel | None:
    """This year's realisasi against the plan's end target; None for an unknown indicator."""
    items = chosen(kinerja, indikator)
    if not items:
        return None
    profil = kinerja.data.profil
    rows = []
    for item in items:
        decimals = item.uraian.desimal
        rest, yearly = item.sisa, item.per_tahun
        rows.append(
            Baris(
                (
                    item.indikator.nama,
                    item.uraian.satuan,
                    write.stated(item.akhir.target, item.uraian),
                    reached(item, item.kini),
                    write.share(item.akhir.capaian, write.trace_id(item, "akhir"), profil),
                    write.result(rest, write.trace_id(item, "sisa"), write.fine_decimals(rest.nilai, decimals))
                    if rest.nilai is not None
                    else write.uncomputed(rest.alasan),
                    write.result(yearly, write.trace_id(item, "per-tahun"), write.fine_decimals(yearly.nilai, decimals))
                    if yearly.nilai is not None
                    else write.uncomputed(yearly.alasan),
                )
            )
        )
    year = kinerja.renstra.selesai
    return Tabel(
        id="akhir" + (f"-{indikator}" if indikator else ""),
        judul=f"Realisasi {kinerja.tahun} dibandingkan dengan target akhir Renstra {year}",
        kolom=(
            INDIKATOR,
            SATUAN,
            Kolom(f"Target {year}", angka=True),
            Kolom(f"Realisasi {kinerja.tahun}", angka=True),
            Kolom("Capaian", angka=True),
            Kolom("Sisa", angka=True),
            Kolom("Per tahun", angka=True),
        ),
        baris=tuple(rows),
        sumber=year_source(kinerja, indikator),
        catatan=("Sisa dan per tahun: perubahan yang masih diperlukan sampai target akhir.",),
        jejak=tuple(write.trace_id(item, what) for item in items for what in ("akhir", "sisa", "per-tahun")),
    )


def nasional(kinerja: Kinerja, *, indikator: str | None = None) -> Tabel | None:
    """This year's realisasi beside national or similar values, or why there are none; None for an unknown indicator."""
    items = chosen(kinerja, indikator)
    if not items:
        return None
    rows: list[Baris] = []
    for item in items:
        if not item.nasional:
            reason = item.nasional_kosong or ""
            rows.append(
                Baris(
                    (
                        item.indikator.nama,
                        *(Absen("tidak tersedia", reason),) * 2,
                        reached(item, item.kini),
                        Absen("tak terhitung", reason),
                    )
                )
            )
        for at, beside in enumerate(item.nasional, start=1):
            other = beside.pembanding
            value = Masukan(nama=other.nama, nilai=other.nilai, letak=other.letak("nilai"))
            rows.append(
                Baris(
                    (
                        item.indikator.nama,
                        other.nama,
                        write.stated(value, item.uraian),
                        reached(item, item.kini),
                        write.share(beside.capaian, write.trace_id(item, f"nasional-{at}"), kinerja.data.profil),
                    )
                )
            )
    return Tabel(
        id="nasional" + (f"-{indikator}" if indikator else ""),
        judul=f"Realisasi {kinerja.tahun} dibandingkan dengan standar nasional atau instansi sejenis",
        kolom=(
            INDIKATOR,
            Kolom("Pembanding"),
            Kolom("Nilai pembanding", angka=True),
            Kolom("Realisasi", angka=True),
            Kolom("Capaian terhadap pembanding", angka=True),
        ),
        baris=tuple(rows),
        sumber=year_source(kinerja),
        catatan=tuple(f"{item.indikator.nama}: {item.nasional_kosong}" for item in items if item.nasional_kosong),
        jejak=tuple(write.trace_id(item, f"nasional-{at + 1}") for item in items for at in range(len(item.nasional))),
    )


def _series_notes(kinerja: Kinerja, item: KinerjaIndikator) -> tuple[str, ...]:
    """Remarks on earlier years, printed slips among them."""
    earlier = [year.tahun for year in item.riwayat]
    facts = [
        (year.tahun, fakta)
        for year in kinerja.data.realisasi
        if year.tahun in earlier
        for fakta in year.realisasi
        if fakta.indikator == item.id
    ]
    notes = [write.plain_text(disclosed(item))] if disclosed(item) else []
    notes += remarks(item)
    notes += [retold(item.indikator.nama, year) for year in (*item.riwayat, item.kini) if year.target_disebut]
    notes += [f"{tahun}: {fakta.keterangan}" for tahun, fakta in facts if fakta.keterangan]
    slips: dict[str, list[str]] = {}
    for slip in (slip for _, fakta in facts for slip in fakta.tercetak if slip.keterangan):
        slips.setdefault(f"{slip.letak_dokumen}", []).append(f"{slip.keterangan}")
    notes += [f"{place} pada dokumen cetak: {' '.join(told)}" for place, told in slips.items()]
    return tuple(notes)
