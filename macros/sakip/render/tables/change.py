"""Tables of what a review or a revision changed, computed from the two versions."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sakip.compute import Butir, Deret, Isi, Kinerja, Macam, Perubahan, Tautan, butir_pk, perubahan, perubahan_rencana
from sakip.model import Kosong
from sakip.model.renstra import Penempatan
from sakip.render import write
from sakip.render.parts import Baris, Figur, Kolom, Rupa, Sel, Status, Sumber, Tabel
from sakip.render.tables.cells import UNVERSIONED, indicator_name, source, sources
from sakip.render.tables.version import NONE

LOOKS = {
    Macam.TETAP: Rupa.KOSONG,
    Macam.DIUBAH: Rupa.UBAH,
    Macam.TAK_TERBANDING: Rupa.KOSONG,
    Macam.MENGGANTIKAN: Rupa.UBAH,
    Macam.PENGGABUNGAN: Rupa.UBAH,
    Macam.PEMECAHAN: Rupa.UBAH,
    Macam.DITAMBAHKAN: Rupa.TAMBAH,
    Macam.DIHAPUS: Rupa.HAPUS,
    Macam.DIGANTIKAN: Rupa.UBAH,
}
#: The levels in the order of a plan, each with what stands below it and is told with it.
LEVELS = {
    "visi": None,
    "misi": None,
    "tujuan": None,
    "sasaran": None,
    "strategi": None,
    "indikator": None,
    "program": "indikator program",
    "kegiatan": "indikator kegiatan",
}
#: What is not told of a thing that only came or went: it stands in the tables of its plan.
ASIDE = ("kode", "jenis", "tingkat", "pendanaan", "polaritas", "skala")
NAMES = {"indikator": "indikator sasaran"}
COLUMNS = (Kolom("Yang terjadi"), Kolom("Yang berubah"), Kolom("Semula", lapang=True), Kolom("Menjadi", lapang=True))
Told = tuple[str, Sel, Sel]


def perubahan_isi(kinerja: Kinerja, *, rencana: str, bagian: str) -> Tabel | None:
    """What became of one level of the plan that this version succeeds; None where the two cannot be compared in it.

    ``bagian`` is one of visi, misi, tujuan, sasaran, strategi, indikator, program, kegiatan.
    """
    plan = kinerja.data.rencana_bernama(rencana)
    found = _changes(kinerja, rencana)
    if plan is None or found is None or bagian not in LEVELS:
        return None
    items = [item for item in found if item.butir.bagian == bagian]
    if not items:
        return None
    below = [item for item in found if item.butir.bagian == LEVELS[bagian]]
    if bagian == "kegiatan":
        rows = tuple(_by_program(items, below))
    else:
        rows = tuple(row for item in items for row in _rows(item, [one for one in below if _under(one, item)], 0))
    return Tabel(
        id=f"perubahan-{bagian}-{rencana}",
        judul=f"Perubahan {NAMES.get(bagian, bagian)} menjadi {plan.sebutan}",
        kolom=(Kolom(write.sentence_case(NAMES.get(bagian, bagian))), *COLUMNS),
        baris=rows,
        sumber=_sources(kinerja, plan.nama),
        periode=plan.periode,
        catatan=tuple(_notes(items, below)),
        lipat=bagian == "kegiatan",
    )


@lru_cache(maxsize=16)  # a page shows each level in a table of its own
def _changes(kinerja: Kinerja, rencana: str) -> tuple[Perubahan, ...] | None:
    plan = kinerja.data.rencana_bernama(rencana)
    return perubahan_rencana(kinerja.data, plan) if plan else None


def _notes(items: Sequence[Perubahan], below: Sequence[Perubahan]) -> Iterator[str]:
    """Explanations in the data: why something was replaced, and what must be known of a row that changed."""
    yield from (f"{item.baru.nama}: {item.baru.penjelasan}" for item in items if item.baru and item.baru.penjelasan)
    for item in (*items, *below):
        notes = {
            version: f"{one.sebutan} ({version}): {note}"
            for version, one in (("semula", item.lama), ("menjadi", item.baru))
            if one and item.macam is not Macam.TETAP and (note := getattr(one.fakta, "keterangan", None))
        }
        yield from dict.fromkeys(notes.values())


def ringkasan_perubahan(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """How many of each level stayed, changed, came and went; None without an earlier plan."""
    plan = kinerja.data.rencana_bernama(rencana)
    found = _changes(kinerja, rencana)
    if plan is None or found is None:
        return None
    levels = [name for level, below in LEVELS.items() for name in (level, below) if name]
    rows = [row for name in levels if (row := _count(name, found))]
    return Tabel(
        id=f"ringkasan-perubahan-{rencana}",
        judul=f"Banyaknya perubahan menjadi {plan.sebutan}",
        kolom=(
            Kolom("Bagian"),
            Kolom("Semula", angka=True),
            Kolom("Tetap", angka=True, kelompok="Berlanjut"),
            Kolom("Diubah", angka=True, kelompok="Berlanjut"),
            Kolom("Tidak terbanding", angka=True, kelompok="Berlanjut"),
            Kolom("Dihapus", angka=True, kelompok="Berakhir"),
            Kolom("Digantikan", angka=True, kelompok="Berakhir"),
            Kolom("Menggantikan atau melanjutkan", angka=True, kelompok="Baru"),
            Kolom("Ditambahkan", angka=True, kelompok="Baru"),
            Kolom("Menjadi", angka=True),
        ),
        baris=tuple(rows),
        sumber=_sources(kinerja, plan.nama),
        periode=plan.periode,
        catatan=("Program dan kegiatan yang indikatornya berubah dihitung sebagai diubah.",),
    )


def perubahan_pk(kinerja: Kinerja) -> Tabel | None:
    """What the revision of the Perjanjian Kinerja did to targets and budgets; None where it was not revised."""
    if kinerja.pk is None or len(kinerja.pk.versi) < 2:
        return None
    programs = {item.id: item.nama for item in kinerja.renstra.program}
    versions = [
        butir_pk(
            version,
            {item.indikator: indicator_name(kinerja, item.indikator) for item in version.target},
            programs,
        )
        for version in kinerja.pk.versi
    ]
    found = perubahan(*versions)
    units = {item.id: item.uraian.satuan for item in kinerja.indikator}
    unexplained = [
        f"{item.butir.nama}: target berubah tanpa penjelasan."
        for item in found
        if item.butir.bagian == "indikator" and item.macam is Macam.DIUBAH and not item.butir.penjelasan
    ]
    return Tabel(
        id="perubahan-pk",
        judul=f"Perubahan Perjanjian Kinerja {kinerja.tahun}",
        kolom=(Kolom("Indikator atau program"), *COLUMNS),
        baris=tuple(row for item in found for row in _promised(item, units)),
        sumber=source(kinerja.pk),
        catatan=(
            *(f"{item.butir.nama}: {item.butir.penjelasan}" for item in found if item.butir.penjelasan),
            *unexplained,
            *(f"{item.butir.nama}: {UNVERSIONED}" for item in found if _unversioned(item)),
        ),
    )


def _unversioned(item: Perubahan) -> bool:
    """Whether both versions have it, but the source does not tell which of them it speaks of."""
    return bool(item.lama and item.baru) and any(one.tanpa_versi for one in (item.lama, item.baru) if one)


def _promised(item: Perubahan, units: dict[str, str]) -> Iterator[Baris]:
    """One promise: its target or budget in both versions, also where it did not change."""
    unit = "rupiah" if item.butir.bagian == "program" else units.get(item.butir.id)
    (label, _), *_ = item.butir.isi
    before, after = (_figure(one, label, unit) if one else NONE for one in (item.lama, item.baru))
    status = Status(write.sentence_case(item.macam), LOOKS[item.macam])
    yield Baris((item.butir.nama, status, write.sentence_case(label), before, after))


def _by_program(items: Sequence[Perubahan], below: Sequence[Perubahan]) -> Iterator[Baris]:
    """Each kegiatan under its program: the later one, or the one that it last had."""
    programs: dict[str, list[Perubahan]] = {}
    names: dict[str, str] = {}
    for item in sorted(items, key=lambda item: item.baru is None):
        parent = item.butir.induk
        key = parent.id if parent else ""
        names.setdefault(key, parent.sebutan if parent else "")
        programs.setdefault(key, [])
    for item in items:
        programs[item.butir.induk.id if item.butir.induk else ""].append(item)
    for key, group in programs.items():
        yield Baris((names[key], *("",) * len(COLUMNS)), jenis="program")
        for item in group:
            yield from _rows(item, [one for one in below if _under(one, item)], 1)


def _under(one: Perubahan, item: Perubahan) -> bool:
    """Whether an indicator belongs to this thing."""
    return one.butir.induk is not None and one.butir.induk.id == item.butir.id


def _rows(item: Perubahan, below: Sequence[Perubahan], depth: int) -> Iterator[Baris]:
    """The rows of one thing: a row for each change of it and of its indicators, or one that says that it stayed."""
    told = [*_told(item), *(line for one in below for line in _told_below(one, len(below) > 1))]
    macam = _with_below(item, below)
    status = Status(write.sentence_case(macam), LOOKS[macam])
    jenis = item.butir.bagian if depth else ""
    for at, line in enumerate(told or [("", "", "")]):
        head: tuple[Sel, Sel] = (item.butir.sebutan, status) if at == 0 else (None, None)
        yield Baris((*head, *line), tingkat=depth, jenis=jenis)


def _with_below(item: Perubahan, below: Iterable[Perubahan]) -> Macam:
    """What became of a thing, its indicators counted as part of it."""
    if item.macam not in (Macam.TETAP, Macam.TAK_TERBANDING):
        return item.macam
    kinds = {item.macam, *(one.macam for one in below)}
    if kinds == {Macam.TETAP}:
        return Macam.TETAP
    return Macam.TAK_TERBANDING if kinds <= {Macam.TETAP, Macam.TAK_TERBANDING} else Macam.DIUBAH


def _told(item: Perubahan) -> Iterator[Told]:
    """What is to be said of a thing besides its indicators."""
    if item.asal:
        part = item.macam is Macam.PEMECAHAN
        yield "Melanjutkan" if part else "Menggantikan", _named(item.asal), item.butir.sebutan
    if item.penerus:
        whole = item.macam is Macam.DIGANTIKAN
        yield "Digantikan oleh" if whole else "Sebagian dilanjutkan oleh", NONE, _named(item.penerus)
    for change in item.ubahan:
        yield _changed(change.apa, item, change.semula, change.menjadi)
    if item.macam in (Macam.DIHAPUS, Macam.DITAMBAHKAN):
        for label, value in item.butir.isi:
            if value is not None and label not in ASIDE:
                yield _changed(label, item, *((value, None) if item.baru is None else (None, value)))


def _named(items: Iterable[Butir]) -> str:
    return "; ".join(item.sebutan for item in items)


def _told_below(item: Perubahan, several: bool) -> Iterator[Told]:
    """The changes of an indicator as told with the thing it belongs to."""
    label = f" ({item.butir.nama})" if several else ""
    if item.lama is None or item.baru is None:
        whole = _whole(item.butir)
        yield ("Indikator", NONE, whole) if item.lama is None else ("Indikator", whole, NONE)
        return
    for change in item.ubahan:
        apa = "indikator" if change.apa == "nama" else change.apa
        about, before, after = _changed(apa, item, change.semula, change.menjadi)
        yield f"{about}{label if apa != 'indikator' else ''}", before, after


def _changed(apa: str, item: Perubahan, semula: Isi, menjadi: Isi) -> Told:
    return write.sentence_case(apa), _text(semula, item.lama, apa), _text(menjadi, item.baru, apa)


def _figure(item: Butir, label: str, unit: str | None) -> Sel:
    value = dict(item.isi)[label]
    if isinstance(value, Kosong):
        return write.absent(value)
    if value is None or isinstance(value, Deret | Tautan):
        return NONE
    return Figur(write.counted(value, unit), letak=item.fakta.letak(label))


def _text(value: Isi, item: Butir | None, label: str) -> Sel:
    """What one version says, with the line it stands on."""
    if value is None:
        return NONE
    if isinstance(value, Kosong):
        return write.absent(value)
    if isinstance(value, Tautan):
        return value.nama
    text = write.series(value.tahunan, value.satuan) if isinstance(value, Deret) else write.counted(value, None)
    doubt = getattr(item.fakta, "penempatan", None) if item and isinstance(value, Deret) else None
    text = f"{text} (tahun {doubt})" if isinstance(doubt, Penempatan) and doubt.meragukan else text
    place = item.fakta.letak(label.replace(" ", "_")) if item and label in ("target", "pendanaan") else None
    return Figur(text or NONE, letak=place) if place else text or NONE


def _whole(item: Butir) -> str:
    """An indicator and its targets in one text."""
    target = dict(item.isi).get("target")
    if isinstance(target, Kosong):
        return f"{item.nama} ({write.clause(target.alasan)})"
    series = write.series(target.tahunan, target.satuan) if isinstance(target, Deret) else ""
    return f"{item.nama} ({series})" if series else item.nama


def _count(name: str, found: Sequence[Perubahan]) -> Baris | None:
    """How many of a level there were, what became of them, how many there are; None for a level not compared."""
    below = [item for item in found if item.butir.bagian == LEVELS.get(name)]
    items = [
        (item, _with_below(item, (one for one in below if _under(one, item))))
        for item in found
        if item.butir.bagian == name
    ]
    if not items:
        return None
    kept = [macam for item, macam in items if item.lama is not None and item.baru is not None]
    stayed, untold = kept.count(Macam.TETAP), kept.count(Macam.TAK_TERBANDING)
    counts = (
        sum(item.lama is not None for item, _ in items),
        stayed,
        len(kept) - stayed - untold,
        untold,
        sum(macam is Macam.DIHAPUS for _, macam in items),
        sum(macam is Macam.DIGANTIKAN for _, macam in items),
        sum(item.lama is None and bool(item.asal) for item, _ in items),
        sum(macam is Macam.DITAMBAHKAN for _, macam in items),
        sum(item.baru is not None for item, _ in items),
    )
    return Baris((write.sentence_case(NAMES.get(name, name)), *(str(count) for count in counts)))


def _sources(kinerja: Kinerja, rencana: str) -> Sumber:
    """The documents of both versions."""
    plan = kinerja.data.rencana_bernama(rencana)
    earlier = kinerja.data.rencana_sebelum(plan) if plan else None
    return sources((item, None) for item in (earlier, plan) if item is not None)
