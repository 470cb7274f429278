"""The JSON Schema of the year's document: every key, its type, what it means."""

from typing import Any

from sakip.export.year import SCHEMA, VERSION

Schema = dict[str, Any]


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _maybe(description: str, kind: str = "string") -> Schema:
    return {"type": [kind, "null"], "description": description}


def _number(description: str) -> Schema:
    return {"type": "integer", "description": description}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _object(description: str, **keys: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _ref(name: str, description: str) -> Schema:
    return {"$ref": f"#/$defs/{name}", "description": description}


FIGURE, SAID, NODE = "angka", "isian", "simpul"
DECIMAL = r"^-?\d+(\.\d+)?$"
DEFINITIONS: Schema = {
    FIGURE: _object(
        "Sebuah angka, atau keterangan mengapa angkanya tidak ada. Tidak ada nilai bukan nol.",
        nilai=_maybe("Nilai tepat sebagai teks desimal bertitik; rasio 1 berarti 100%.") | {"pattern": DECIMAL},
        data=_maybe("Nilai yang bukan satu angka: rentang 80..90, gabungan '11 unit roda-dua; …', atau predikat."),
        tertulis=_maybe("Angka seperti tertulis di halaman."),
        satuan=_maybe("Satuan nilai; null bila tidak tercatat."),
        periode=_text("Tahun, triwulan seperti 2025-Q1, atau 'awal' untuk kondisi awal rencana."),
        status=_text("'ada', atau mengapa tidak ada, misalnya 'hilang dari sumber' atau 'tak terhitung'."),
        alasan=_maybe("Alasan tidak ada, dalam kalimat."),
        letak=_maybe("Berkas dan baris fakta itu di repositori."),
        jejak=_maybe("Pengenal perhitungannya dalam 'perhitungan'; null untuk angka yang dinyatakan."),
    ),
    SAID: _object(
        "Sebuah teks, atau keterangan mengapa teksnya tidak ada.",
        teks=_maybe("Isinya."),
        status=_text("'ada', atau mengapa tidak ada."),
        alasan=_maybe("Alasan tidak ada, dalam kalimat."),
    ),
    NODE: _object(
        "Program, kegiatan, sub kegiatan, atau belanja.",
        id=_text("Pengenal, unik dalam tahun itu."),
        jenis=_text("program, kegiatan, sub kegiatan, atau belanja."),
        nama=_text("Nama menurut dokumen anggaran."),
        kode=_maybe("Kode nomenklatur."),
        keuangan=_ref("keuangan", "Uang simpul ini; di atas rincian, jumlah rinciannya."),
        keluaran=_list(
            _object(
                "Satu indikator keluaran atau hasil.",
                nama=_text("Nama indikator."),
                jenis=_text("utama atau pendukung."),
                satuan=_ref(SAID, "Satuan."),
                target=_ref(FIGURE, "Target tahun itu."),
                realisasi=_ref(FIGURE, "Realisasi tahun itu."),
                capaian=_ref(FIGURE, "Capaian sebagai rasio."),
                tercapai=_maybe("Apakah targetnya tercapai; null bila belum dapat dinilai.", "boolean"),
            ),
            "Indikator simpul ini.",
        ),
        rincian=_list({"$ref": f"#/$defs/{NODE}"}, "Simpul di bawahnya."),
    ),
    "keuangan": _object(
        "Pagu, realisasi, dan serapan.",
        pagu=_ref(FIGURE, "Pagu dalam rupiah."),
        realisasi=_ref(FIGURE, "Realisasi dalam rupiah."),
        serapan=_ref(FIGURE, "Realisasi dibagi pagu."),
    ),
}
PLAN = _object(
    "Renstra yang berlaku.",
    nama=_text("Nama versi, misalnya 2021-2026."),
    mulai=_number("Tahun pertama."),
    selesai=_number("Tahun terakhir."),
    visi=_text("Visi kepala daerah."),
    misi=_list(_object("Satu misi.", id=_text("Pengenal."), nama=_text("Bunyi misi.")), "Misi kepala daerah."),
    tujuan=_list(
        _object(
            "Satu tujuan.",
            id=_text("Pengenal."),
            nama=_text("Bunyi tujuan."),
            misi=_maybe("Pengenal misi yang didukung."),
            sasaran=_list(
                _object(
                    "Satu sasaran.",
                    id=_text("Pengenal."),
                    nama=_text("Bunyi sasaran."),
                    strategi=_list({"type": "string"}, "Strategi."),
                    indikator=_list({"type": "string"}, "Pengenal indikator."),
                    program=_list({"type": "string"}, "Pengenal program yang mendukung."),
                ),
                "Sasaran tujuan ini.",
            ),
        ),
        "Tujuan instansi.",
    ),
    program=_list(
        _object("Satu program.", id=_text("Pengenal."), kode=_maybe("Kode nomenklatur."), nama=_text("Nama.")),
        "Program rencana.",
    ),
    sumber=_text("Dokumen asal."),
)
INDICATOR = _object(
    "Satu indikator kinerja.",
    id=_text("Pengenal tetap."),
    nama=_text("Nama."),
    tujuan=_text("Pengenal tujuan."),
    sasaran=_text("Pengenal sasaran."),
    jenis=_text("utama (IKU) atau penunjang."),
    satuan=_text("Satuan."),
    polaritas=_text("naik, turun, atau rentang."),
    diperjanjikan={"type": "boolean", "description": "Apakah masuk Perjanjian Kinerja tahun itu."},
    definisi=_ref(SAID, "Definisi operasional."),
    rumus=_ref(SAID, "Rumus indikator."),
    sumber_data=_ref(SAID, "Asal data."),
    penanggung_jawab=_ref(SAID, "Unit penanggung jawab data."),
    agregasi=_ref(SAID, "Cara menggabungkan triwulan."),
    kondisi_awal=_ref(FIGURE, "Nilai pada awal rencana."),
    target_renstra=_list({"$ref": f"#/$defs/{FIGURE}"}, "Target setiap tahun menurut Renstra."),
    rencana_aksi=_list(
        {"$ref": f"#/$defs/{FIGURE}"}, "Target triwulan I sampai IV tahun laporan; tanpa isi bila tidak ditetapkan."
    ),
    tahun=_list(
        _object(
            "Satu tahun.",
            tahun=_number("Tahun."),
            target=_ref(FIGURE, "Target tahun itu."),
            asal_target=_maybe("Dari mana target itu diketahui."),
            realisasi=_ref(FIGURE, "Realisasi tahun itu."),
            sementara={"type": "boolean", "description": "Masih menunggu nilai triwulan."},
            capaian=_ref(FIGURE, "Capaian sebagai rasio."),
            peringkat=_maybe("Peringkat capaian menurut skala laporan."),
            tercapai=_maybe("Apakah targetnya tercapai; null bila belum dapat dinilai.", "boolean"),
        ),
        "Tahun laporan dan tahun-tahun sebelumnya yang diketahui.",
    ),
    akhir_renstra=_object(
        "Realisasi tahun laporan terhadap target akhir Renstra.",
        tahun=_number("Tahun terakhir Renstra."),
        target=_ref(FIGURE, "Target akhir."),
        capaian=_ref(FIGURE, "Capaian sebagai rasio."),
    ),
    pembanding=_list(
        _object(
            "Nilai nasional atau instansi sejenis.",
            nama=_text("Yang dibandingkan."),
            nilai=_ref(FIGURE, "Nilainya."),
            capaian=_ref(FIGURE, "Realisasi terhadapnya, sebagai rasio."),
        ),
        "Pembanding.",
    ),
    pembanding_kosong=_maybe("Mengapa tidak ada pembanding."),
)
TRACE = _object(
    "Cara sebuah angka dihitung.",
    judul=_text("Angka apa."),
    hasil=_text("Hasil seperti tertulis."),
    cara=_text("Cara menghitung, dalam kalimat."),
    rumus=_maybe("Rumus dengan nama masukannya."),
    gabung=_maybe("Cara masukan digabung bila tanpa rumus: jumlah, rata-rata, akhir, dan lain-lain."),
    langkah=_list({"type": "string"}, "Langkah tertulis."),
    masukan=_list(
        _object(
            "Satu masukan.",
            nama=_text("Nama."),
            nilai=_maybe("Nilai tepat sebagai teks desimal.") | {"pattern": DECIMAL},
            data=_maybe("Nilai yang bukan satu angka."),
            alasan=_maybe("Mengapa tidak ada."),
            letak=_maybe("Berkas dan baris."),
            asal=_maybe("Asal nilainya."),
        ),
        "Masukan.",
    ),
    tepat=_maybe("Hasil tepat sebelum batas dan pembulatan.") | {"pattern": DECIMAL},
    dasar=_text("Dasar peraturan atau pilihan laporan."),
    catatan=_list({"type": "string"}, "Catatan."),
)


def year_schema() -> Schema:
    """The schema (draft 2020-12)."""
    document = _object(
        "Kinerja satu tahun: rencana, indikator, anggaran, efisiensi, evaluasi, dan cara setiap angka dihitung.",
        **{"$schema": {"const": SCHEMA}},
        versi={"const": VERSION, "description": "Versi bentuk berkas ini."},
        judul=_text("Judul."),
        tahun=_number("Tahun laporan."),
        rekaan=_maybe("Diisi bila instansinya bukan instansi nyata."),
        instansi=_object(
            "Instansi pelapor.",
            nama=_text("Nama resmi."),
            singkatan=_text("Singkatan."),
            daerah=_text("Daerah."),
            kepala=_text("Sebutan pimpinan."),
            kepala_daerah=_text("Sebutan kepala daerah."),
            dasar_hukum=_maybe("Peraturan pembentukan."),
        ),
        lisensi={
            "oneOf": [
                {"type": "null"},
                _object("Lisensi data.", nama=_text("Nama."), alamat=_text("Alamat naskahnya.")),
            ],
            "description": "null: instansi belum menyatakan lisensi.",
        },
        renstra=PLAN,
        indikator=_list(INDICATOR, "Indikator Renstra yang berlaku."),
        anggaran={
            "oneOf": [
                {"type": "null"},
                _object(
                    "Anggaran tahun laporan.",
                    tahun=_number("Tahun."),
                    sumber=_text("Dokumen asal."),
                    jumlah=_ref("keuangan", "Seluruh anggaran."),
                    fisik=_ref(FIGURE, "Rata-rata capaian keluaran utama sub kegiatan."),
                    program=_list({"$ref": f"#/$defs/{NODE}"}, "Menurut program."),
                    belanja=_list({"$ref": f"#/$defs/{NODE}"}, "Menurut jenis belanja."),
                ),
            ]
        },
        efisiensi=_list(
            _object(
                "Satu ukuran efisiensi untuk satu cakupan.",
                cakupan=_text("instansi, atau bunyi sasaran."),
                ukuran=_text("Nama ukuran."),
                satuan_tertulis=_text("Satuan angka tertulisnya, yaitu nilai dikali 100."),
                dasar=_text("Dasar ukuran."),
                nilai=_ref(FIGURE, "Hasil sebagai rasio."),
                halangan=_maybe("Mengapa tidak boleh disebut efisien."),
            ),
            "Efisiensi menurut setiap ukuran.",
        ),
        evaluasi=_list(
            _object(
                "Satu evaluasi AKIP.",
                tahun=_number("Tahun evaluasi."),
                tahun_dinilai=_number("Tahun kinerja yang dinilai."),
                penilai=_ref(SAID, "Penilai."),
                nilai=_ref(FIGURE, "Nilai, 0 sampai 100."),
                predikat=_text("Predikat."),
                rekomendasi=_list(
                    _object(
                        "Satu rekomendasi.",
                        komponen=_text("Komponen SAKIP."),
                        uraian=_text("Isi rekomendasi."),
                        tindak_lanjut=_ref(SAID, "Tindak lanjut."),
                        status=_maybe("Sampai di mana tindak lanjutnya."),
                        disimpulkan={"type": "boolean", "description": "Status itu simpulan, tidak dinyatakan sumber."},
                    ),
                    "Rekomendasi.",
                ),
            ),
            "Evaluasi AKIP sampai tahun laporan.",
        ),
        perhitungan={"type": "object", "additionalProperties": TRACE, "description": "Perhitungan menurut pengenal."},
    )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Kinerja satu tahun (SAKIP)"}
    return {**head, **document, "$defs": DEFINITIONS}
