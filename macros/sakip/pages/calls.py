"""The macros that a page may call. Each takes the context first, then what the page gives, and answers in two steps.

Asked, a macro finds what is meant, or raises ``PageError`` with an Indonesian sentence where the data does not have it.
Its ``Answer`` tells the values or writes the markup, and refuses nothing; a check lets no macro write.
"""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from sakip import figures
from sakip.compute import Kinerja, KinerjaIndikator
from sakip.model import Iku, Kosong, Renstra
from sakip.model.realisasi import Analisis
from sakip.pages.context import (
    Answer,
    Context,
    PageError,
    Setting,
    chosen_files,
    filled,
    indicator,
    one_aspect,
    one_plan,
    one_version,
    said,
)
from sakip.pages.files import data_terbuka, dokumen, riwayat, sumber_data
from sakip.pages.official import pengesahan, perjanjian, pernyataan_reviu
from sakip.pages.parts import bagian_hilang, daftar_grafik, daftar_tabel, grafik, pohon, rujuk, rujuk_grafik, tabel
from sakip.problem import did_you_mean
from sakip.render import write
from sakip.render.cards import CARDS
from sakip.render.definition import definition
from sakip.render.html import cards, fill
from sakip.render.parts import Absen, Figur, Isian, Sel
from sakip.render.sentences import ABOUT_INDICATOR, ABOUT_PLAN, ABOUT_YEAR
from sakip.render.tables.cells import reached
from sakip.render.traces import TRACES, worked


def kalimat(context: Context, tentang: str, indikator: str | None = None, rencana: str | None = None) -> Answer:
    """A sentence written from the values: about one indicator, about one version of a Renstra, or about the year."""
    if rencana is not None:
        if indikator is not None:
            raise PageError("Kalimat ini menyebut indikator dan rencana. Hapus salah satunya.")
        about_plan = ABOUT_PLAN.get(tentang)
        if about_plan is None:
            raise PageError(f'Kalimat "{tentang}" tentang rencana tidak dikenal.{did_you_mean(tentang, ABOUT_PLAN)}')
        plan = one_plan(context.kinerja, rencana)
        return said(lambda: about_plan(context.kinerja, plan))
    if indikator is None:
        about_year = ABOUT_YEAR.get(tentang)
        if about_year is None and tentang in ABOUT_PLAN:
            example = f'kalimat("{tentang}", rencana="{context.kinerja.renstra.nama}")'
            raise PageError(f'Kalimat "{tentang}" memerlukan rencana. Tulis misalnya {example}.')
        if about_year is None and tentang in ABOUT_INDICATOR:
            raise PageError(f'Kalimat "{tentang}" memerlukan indikator. Tulis kalimat("{tentang}", "pengenal").')
        if about_year is None:
            raise PageError(f'Kalimat tentang "{tentang}" tidak dikenal.{did_you_mean(tentang, ABOUT_YEAR)}')
        return said(lambda: about_year(context.kinerja))
    about = ABOUT_INDICATOR.get(tentang)
    if about is None and tentang in ABOUT_YEAR:
        raise PageError(f'Kalimat "{tentang}" tentang tahun laporan dan tidak memakai indikator. Hapus indikatornya.')
    if about is None:
        raise PageError(f'Kalimat tentang "{tentang}" tidak dikenal.{did_you_mean(tentang, ABOUT_INDICATOR)}')
    item = indicator(context.kinerja, indikator)
    return said(lambda: about(item))


def angka(context: Context, apa: str, indikator: str) -> Answer:
    """One figure of an indicator, set in running text with its handle."""
    choice = FIGURES.get(apa)
    if choice is None:
        raise PageError(f'Angka "{apa}" tidak dikenal.{did_you_mean(apa, FIGURES)}')
    item = indicator(context.kinerja, indikator)
    return said(lambda: (write.inline(choice(item)),))


def fakta(context: Context, apa: str, rencana: str | None = None) -> Answer:
    """A fact of the data in running text, such as the agency's name, or of one version of a Renstra."""
    if rencana is not None:
        about_plan = PLAN_FACTS.get(apa)
        if about_plan is None:
            raise PageError(f'Fakta rencana "{apa}" tidak dikenal.{did_you_mean(apa, PLAN_FACTS)}')
        plan = one_plan(context.kinerja, rencana)
        return said(lambda: (about_plan(plan),))
    choice = FACTS.get(apa)
    if choice is None:
        raise PageError(f'Fakta "{apa}" tidak dikenal.{did_you_mean(apa, FACTS)}')
    return said(lambda: (choice(context.kinerja),))


def nama(context: Context, indikator: str) -> Answer:
    """An indicator's name."""
    item = indicator(context.kinerja, indikator)
    return said(lambda: (item.indikator.nama,))


def misi(context: Context, rencana: str | None = None) -> Answer:
    """The head of region's missions, the ones the agency supports marked; of the plan in force unless one is named."""
    plan = one_plan(context.kinerja, rencana) if rencana else context.kinerja.renstra
    supported = {tujuan.misi for tujuan in plan.tujuan}
    return filled("misi", misi=[(item.nama, item.id in supported, item.tujuan_daerah) for item in plan.misi])


def butir(context: Context, jenis: str, indikator: str, aspek: str | None = None) -> Answer:
    """The points of an indicator's analysis, or of one of its aspects': penyebab, hambatan, solusi or langkah."""
    if jenis not in Analisis.model_fields:
        raise PageError(f'Butir "{jenis}" tidak dikenal.{did_you_mean(jenis, Analisis.model_fields)}')
    item = indicator(context.kinerja, indikator)
    if aspek is not None:
        found = one_aspect(item, aspek)
        analysis = found.aspek.analisis if found else None
    else:
        analysis = item.fakta.analisis if item.fakta else None
    if isinstance(analysis, Kosong):
        reason = write.full_sentence(analysis.alasan)
        return filled("belum", teks=reason)
    return filled("butir", butir=getattr(analysis, jenis) if analysis else (), jenis=jenis)


def definisi(context: Context, indikator: str) -> Answer:
    """What an indicator means, which goal it serves, how it is computed and who answers for it."""
    return filled("uraian", rows=definition(indicator(context.kinerja, indikator)))


def hitungan(context: Context, indikator: str) -> Answer:
    """The indicator's value and capaian of the year worked out step by step, or why there is none."""
    item = indicator(context.kinerja, indikator)
    steps = worked(context.kinerja, item)
    if not steps:
        value = reached(item, item.kini)
        reason = value.alasan if isinstance(value, Absen) else item.kini.capaian.alasan or ""
        return filled("belum", teks=f"Tak terhitung: {write.clause(reason)}.")
    return filled("langkah", rincian=steps)


def daftar(context: Context, apa: str) -> Answer:
    """A list of the agency's own: tugas or fungsi."""
    choices = {"tugas": lambda agency: agency.tugas, "fungsi": lambda agency: agency.fungsi}
    if apa not in choices:
        raise PageError(f'Daftar "{apa}" tidak dikenal.{did_you_mean(apa, choices)}')
    agency = context.kinerja.organisasi
    if agency is None:
        return _unfilled(context, "organisasi")
    return filled("daftar", butir=choices[apa](agency))


def isu(context: Context) -> Answer:
    """The strategic issues, each with its problems and the sasaran that answers it."""
    agency = context.kinerja.organisasi
    if agency is None:
        return _unfilled(context, "organisasi")
    names = {sasaran.id: sasaran.nama for _, sasaran in context.kinerja.renstra.sasaran()}
    isu = [(item.nama, names.get(item.sasaran or ""), item.permasalahan) for item in agency.isu]
    return filled("isu", isu=isu)


def _unfilled(context: Context, kind: str) -> Answer:
    return filled("belum", teks=f"Belum diisi: berkas {kind}-{context.kinerja.tahun}.yaml belum ada.")


def bukti(context: Context, indikator: str) -> Answer:
    """The documents that prove an indicator's value, each with its file or where it is published, where it is."""
    fact = indicator(context.kinerja, indikator).fakta
    documents = [
        (item, ", ".join((item.judul, *([f"nomor {item.nomor}"] if item.nomor else ()), *_day(item.tanggal))))
        for item in (fact.bukti if fact else ())
    ]
    shown = Isian("bukti", {"bukti": documents})

    def write(setting: Setting) -> Markup:
        return fill("bukti", bukti=documents, ke=lambda name: setting.site.address(setting.page, name))

    return Answer(lambda: shown, write)


def _day(tanggal: date | None) -> tuple[str, ...]:
    return (figures.day(tanggal),) if tanggal else ()


def hilang(context: Context, *jenis: str, rencana: str | None = None) -> Answer:
    """The parts that the source documents of these kinds of file have lost (all kinds if none is named)."""
    files = chosen_files(context.kinerja, jenis, rencana)
    return filled("hilang", hilang=[part for file in files for part in file.hilang])


def catatan(context: Context, *jenis: str, rencana: str | None = None) -> Answer:
    """What a reader must know about the sources of these kinds of file (all kinds if none is named)."""
    files = chosen_files(context.kinerja, jenis, rencana)
    return filled("catatan", catatan=[file.catatan for file in files if file.catatan])


def pihak(context: Context, versi: str) -> Answer:
    """Who signed a version of the Perjanjian Kinerja, when, and why it was changed."""
    pk = context.kinerja.pk
    version = next((item for item in pk.versi if item.versi == one_version(versi)), None) if pk else None
    if version is None:
        return filled("belum", teks=f"Perjanjian Kinerja {versi} tahun {context.kinerja.tahun} tidak ada.")
    date = write.absent(version.tanggal) if isinstance(version.tanggal, Kosong) else figures.day(version.tanggal)
    rows: list[tuple[str, Sel]] = [
        ("Tanggal", date),
        (f"Pihak pertama ({version.pihak_pertama.jabatan})", write.text_or_absent(version.pihak_pertama.nama)),
        (f"Pihak kedua ({version.pihak_kedua.jabatan})", write.text_or_absent(version.pihak_kedua.nama)),
    ]
    if version.alasan is not None:
        rows.append(("Alasan perubahan", write.text_or_absent(version.alasan)))
    return filled("uraian", rows=rows)


def kartu(context: Context, *tentang: str) -> Answer:
    """Cards in one row after the other: of each indicator of the year unless told of what."""
    unknown = [name for name in tentang if name not in CARDS]
    if unknown:
        raise PageError(f'Kartu "{unknown[0]}" tidak dikenal.{did_you_mean(unknown[0], CARDS)}')
    made = [card for name in tentang or ("indikator",) for card in CARDS[name](context.kinerja)]
    found = [card for card in made if card is not None]
    return Answer(lambda: (found,), lambda setting: cards(found, setting.links))


def perhitungan(context: Context, kelompok: str | None = None) -> Answer:
    """How every derived figure of the year was computed, or those of one group: kinerja, anggaran or pegawai."""
    if kelompok is not None and kelompok not in TRACES:
        raise PageError(f'Kelompok "{kelompok}" tidak dikenal.{did_you_mean(kelompok, TRACES)}')
    chosen = [kelompok] if kelompok else list(TRACES)
    return Answer(
        lambda: [item for name in chosen for item in TRACES[name](context.kinerja)],
        lambda setting: fill(
            "perhitungan", rincian=[item for name in chosen for item in setting.groups[name]], links=setting.links
        ),
    )


def aturan(context: Context, bagian: str | None = None) -> Answer:
    """The calculation rules of the profile with their basis, all or one part of them."""
    if bagian is not None and bagian not in RULES:
        raise PageError(f'Bagian aturan "{bagian}" tidak dikenal.{did_you_mean(bagian, RULES)}')
    profil = context.kinerja.data.profil
    return filled("aturan", bagian=bagian, profil=profil, status=write.status, plain=figures.number)


CALLS: dict[str, Callable[..., Answer]] = {
    call.__name__: call
    for call in (
        tabel,
        grafik,
        pohon,
        bagian_hilang,
        rujuk,
        rujuk_grafik,
        daftar_tabel,
        daftar_grafik,
        kalimat,
        angka,
        fakta,
        nama,
        misi,
        definisi,
        hitungan,
        butir,
        bukti,
        daftar,
        isu,
        hilang,
        catatan,
        pihak,
        perjanjian,
        pernyataan_reviu,
        pengesahan,
        kartu,
        perhitungan,
        aturan,
        dokumen,
        data_terbuka,
        sumber_data,
        riwayat,
    )
}

#: The parts of the calculation rules.
RULES = ("capaian", "peringkat", "pembulatan", "predikat", "efisiensi", "kewajaran")

FIGURES: dict[str, Callable[[KinerjaIndikator], Figur | Absen]] = {
    "target": lambda item: write.stated(item.kini.target, item.uraian),
    "realisasi": lambda item: reached(item, item.kini),
    "capaian": lambda item: write.share(item.kini.capaian, write.trace_id(item, "capaian"), item.profil),
    "target-akhir": lambda item: write.stated(item.akhir.target, item.uraian),
    "capaian-akhir": lambda item: write.share(item.akhir.capaian, write.trace_id(item, "akhir"), item.profil),
}

FACTS: dict[str, Callable[[Kinerja], str]] = {
    "judul": lambda kinerja: kinerja.data.laporan[-1].judul,
    "tahun": lambda kinerja: str(kinerja.tahun),
    "instansi": lambda kinerja: kinerja.data.instansi.nama,
    "singkatan": lambda kinerja: kinerja.data.instansi.singkatan,
    "daerah": lambda kinerja: kinerja.data.instansi.daerah,
    "dasar-hukum": lambda kinerja: kinerja.data.instansi.dasar_hukum or "",
    "periode": lambda kinerja: f"{kinerja.renstra.mulai}–{kinerja.renstra.selesai}",
    "visi": lambda kinerja: kinerja.renstra.visi,
    "kedudukan": lambda kinerja: kinerja.organisasi.kedudukan if kinerja.organisasi else "(belum diisi)",
    "sk-iku": lambda kinerja: decree(kinerja.data.iku_berlaku(kinerja.tahun)),
}


PLAN_FACTS: dict[str, Callable[[Renstra], str]] = {
    "nama": lambda plan: plan.sebutan,
    "periode": lambda plan: f"{plan.mulai}–{plan.selesai}",
    "visi": lambda plan: plan.visi,
}


def decree(iku: Iku | None) -> str:
    """A decree on the IKU as running text: number, date and title, or that there is none."""
    if iku is None:
        return "(belum diisi)"
    nomor = write.absent(iku.nomor).teks if isinstance(iku.nomor, Kosong) else iku.nomor
    tanggal = write.absent(iku.tanggal).teks if isinstance(iku.tanggal, Kosong) else figures.day(iku.tanggal)
    return f"Nomor {nomor} tanggal {tanggal} tentang {iku.tentang}"
