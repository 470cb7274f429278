"""Tables of what a review or a revision changed, computed from the two versions."""

from collections.abc import Iterable, Iterator, Sequence

from sakip.compute import Butir, Deret, Isi, Kinerja, Macam, Perubahan, butir_pk, perubahan, perubahan_rencana
from sakip.model import Kosong
from sakip.render import write
from sakip.render.parts import Baris, Figur, Kolom, Rupa, Sel, Status, Tabel
from sakip.render.tables.cells import indicator_name, source
from sakip.render.tables.version import NONE, title

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
#: Nothing shows that it changed.
STAYED = (Macam.TETAP, Macam.TAK_TERBANDING)
NAMES = {"indikator": "indikator sasaran"}
COLUMNS = (Kolom("Yang terjadi"), Kolom("Yang berubah"), Kolom("Semula", lapang=True), Kolom("Menjadi", lapang=True))
Told = tuple[str, Sel, Sel]


def perubahan_isi(kinerja: Kinerja, *, rencana: str, bagian: str) -> Tabel | None:
    """What became of one level of the plan that this version succeeds; None without such a plan or level.

    ``bagian`` is one of visi, misi, tujuan, sasaran, strategi, indikator, program, kegiatan.
    """
    plan = kinerja.data.rencana_bernama(rencana)
    found = perubahan_rencana(kinerja.data, plan) if plan else None
    if plan is None or found is None or bagian not in LEVELS:
        return None
    items = [item for item in found if item.butir.bagian == bagian]
    below = [item for item in found if item.butir.bagian == LEVELS[bagian]]
    if bagian == "kegiatan":
        rows = tuple(_by_program(items, below))
    else:
        rows = tuple(row for item in items for row in _rows(item, [one for one in below if _under(one, item)], 0))
    return Tabel(
        id=f"perubahan-{bagian}-{rencana}",
        judul=f"Perubahan {NAMES.get(bagian, bagian)} menjadi {title(plan)}",
        kolom=(Kolom(write.sentence_case(NAMES.get(bagian, bagian))), *COLUMNS),
        baris=rows,
        sumber=_sources(kinerja, plan.nama),
        catatan=tuple(f"{item.butir.nama}: {item.butir.penjelasan}" for item in items if item.butir.penjelasan),
        lipat=bagian == "kegiatan",
        tumpuk=True,
    )


def ringkasan_perubahan(kinerja: Kinerja, *, rencana: str) -> Tabel | None:
    """How many of each level stayed, changed, came and went; None without an earlier plan."""
    plan = kinerja.data.rencana_bernama(rencana)
    found = perubahan_rencana(kinerja.data, plan) if plan else None
    if plan is None or found is None:
        return None
    levels = [name for level, below in LEVELS.items() for name in (level, below) if name]
    rows = [row for name in levels if (row := _count(name, [item for item in found if item.butir.bagian == name]))]
    return Tabel(
        id=f"ringkasan-perubahan-{rencana}",
        judul=f"Banyaknya perubahan menjadi {title(plan)}",
        kolom=(
            Kolom("Bagian"),
            Kolom("Semula", angka=True),
            Kolom("Tetap", angka=True, kelompok="Berlanjut"),
            Kolom("Diubah", angka=True, kelompok="Berlanjut"),
            Kolom("Dihapus", angka=True, kelompok="Berakhir"),
            Kolom("Digantikan", angka=True, kelompok="Berakhir"),
            Kolom("Menggantikan", angka=True, kelompok="Baru"),
            Kolom("Ditambahkan", angka=True, kelompok="Baru"),
            Kolom("Menjadi", angka=True),
        ),
        baris=tuple(rows),
        sumber=_sources(kinerja, plan.nama),
        catatan=("Menggantikan: yang menurut data menggantikan, menggabungkan, atau memecah bagian rencana semula.",),
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
        ),
        tumpuk=True,
    )


def _promised(item: Perubahan, units: dict[str, str]) -> Iterator[Baris]:
    """One promise: its target or budget in both versions, also where it did not change."""
    unit = "rupiah" if item.butir.bagian == "program" else units.get(item.butir.id)
    (label, _), *_ = item.butir.isi
    before, after = (_figure(one, label, unit) if one else NONE for one in (item.lama, item.baru))
    yield Baris((item.butir.nama, _status(item), write.sentence_case(label), before, after))


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
    status = _status(item)
    if item.macam is Macam.TETAP and any(one.macam is not Macam.TETAP for one in below):
        status = Status("Diubah", LOOKS[Macam.DIUBAH])
    jenis = item.butir.bagian if depth else ""
    for at, line in enumerate(told or [("", "", "")]):
        head: tuple[Sel, Sel] = (item.butir.sebutan, status) if at == 0 else (None, None)
        yield Baris((*head, *line), tingkat=depth, jenis=jenis)


def _told(item: Perubahan) -> Iterator[Told]:
    names = "; ".join(one.sebutan for one in item.asal)
    if item.macam is Macam.DIGANTIKAN:
        yield "Digantikan", item.butir.sebutan, names
    elif item.asal:
        yield "Menggantikan", names, item.butir.sebutan
    for change in item.ubahan:
        yield _changed(change.apa, item, change.semula, change.menjadi)


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
    if value is None or isinstance(value, Deret):
        return NONE
    return Figur(write.counted(value, unit), letak=item.fakta.letak(label))


def _text(value: Isi, item: Butir | None, label: str) -> Sel:
    """What one version says, with the line it stands on."""
    if value is None:
        return NONE
    if isinstance(value, Kosong):
        return write.absent(value)
    text = write.series(value.tahunan, value.satuan) if isinstance(value, Deret) else write.counted(value, None)
    place = item.fakta.letak(label.replace(" ", "_")) if item and label in ("target", "pendanaan") else None
    return Figur(text or NONE, letak=place) if place else text or NONE


def _whole(item: Butir) -> str:
    """An indicator and its targets in one text."""
    target = dict(item.isi).get("target")
    series = write.series(target.tahunan, target.satuan) if isinstance(target, Deret) else ""
    return f"{item.nama} ({series})" if series else item.nama


def _status(item: Perubahan) -> Status:
    return Status(write.sentence_case(item.macam), LOOKS[item.macam])


def _count(name: str, items: Sequence[Perubahan]) -> Baris | None:
    if not items:
        return None

    def many(*kinds: Macam) -> str:
        return str(sum(item.macam in kinds for item in items))

    cells = (
        str(sum(item.lama is not None for item in items)),
        many(*STAYED),
        str(sum(item.lama is not None and item.baru is not None and item.macam not in STAYED for item in items)),
        many(Macam.DIHAPUS),
        many(Macam.DIGANTIKAN),
        str(sum(item.lama is None and bool(item.asal) for item in items)),
        many(Macam.DITAMBAHKAN),
        str(sum(item.baru is not None for item in items)),
    )
    return Baris((write.sentence_case(NAMES.get(name, name)), *cells))


def _sources(kinerja: Kinerja, rencana: str) -> str:
    """The documents of both versions."""
    plan = kinerja.data.rencana_bernama(rencana)
    earlier = kinerja.data.rencana_sebelum(plan) if plan else None
    files: Iterable[str] = (source(item) for item in (earlier, plan) if item is not None)
    return "; ".join(dict.fromkeys(files))
