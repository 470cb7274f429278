"""The Indonesian words that the text rules know: units, words that name by number, what statements are made of."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Numbers in letters, as they stand beside a figure: 2 (dua).
ONES = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|puluh|belas|ratus|nol"
DIGITS = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|sejuta|nol"
MAGNITUDES = _words("puluh belas ratus ribu juta miliar milyar triliun koma")
#: Behind a number in letters: with one of these words in it, it is a figure. Others (hari, dokumen) often are part of a
#: rule or of a name, "poin" may be that of a list, and rupiah are a remark about a sum that a document prints.
MEASURES = {
    **dict.fromkeys(("persen", "orang", "pegawai", "peserta"), MAGNITUDES),
    "poin": frozenset(("koma",)),
}
#: In one word before "persen" these are no figure: a manner of speaking, or a rule.
IDIOMS = _words("satu seratus nol seribu sejuta")
#: Before a number in letters: it is a rule, or only about so much.
BOUNDS = _words(
    "paling sedikit banyak kurang lama tinggi rendah besar kecil minimal maksimal minimum maksimum setidaknya "
    "sekurang-kurangnya sebanyak-banyaknya setidak-tidaknya sebesar-besarnya batas atau"
)
MONTHS = _words(
    "januari februari maret april mei juni juli agustus september oktober november desember january february march "
    "may june july august october december jan feb mar apr jun jul agu agt ags sep sept okt nov des"
)
#: Behind a number: it counts something, whatever stands before it.
COUNTED = _words(
    "orang unit peserta dokumen paket kali hari minggu bulan jam menit jp persen poin ribu juta miliar milyar triliun "
    "rupiah lembar buah eksemplar jiwa responden kasus meter km kg"
)
#: Behind a number that might be a year.
THINGS = COUNTED | _words(
    "pegawai asn pns laporan berkas layanan kendaraan panitia sub indikator program kegiatan perangkat formasi "
    "permohonan izin pejabat aparatur sertifikat"
)
#: Before a number: always, and often, the name of what bears it.
NAMING = _words(
    "nomor bernomor no pp uu uud pmk se sk pasal ayat tabel gambar grafik bagan diagram bab subbab lampiran halaman "
    "hlm kolom baris huruf butir triwulan tw semester versi pukul rt rw iso kode pos pim python windows office sdgs "
    "tpb covid s d"
)
REGULATIONS = (
    "permen",
    "kepmen",
    "perka",
    "perpres",
    "keppres",
    "inpres",
    "perwal",
    "kepwal",
    "perda",
    "perbup",
    "pergub",
)
OFTEN_NAMING = _words(
    "angka poin langkah misi tujuan sasaran kegiatan subkegiatan program tahap jilid golongan kategori tingkat level "
    "seri volume edisi kelas tipe analisis kriteria eselon hal jam iku ikk indikator rekomendasi gelombang angkatan "
    "prioritas strategi isu pilar kuadran lantai zona blok ruang gedung skala likert nip"
)
ABBREVIATED = _words("no hlm hal telp tel fax faks gol tw nip pp uu jl")
CALLED = _words("nip telepon telp tel fax faks faksimile hp wa whatsapp rekening")
#: Before a number: it is a value, also where it looks like a year or like a regulation's.
COUNTS = _words("sebanyak sejumlah sebesar senilai")
VALUES = COUNTS | _words("nilai skor mencapai menjadi dari ke hingga memperoleh meraih adalah yaitu indeks")
TOTALS = _words("jumlah total banyaknya")
ARRIVING = _words("mencapai menembus menyentuh menjadi melampaui ke")
WHEN = MONTHS | _words("tahun thn ta t.a. pada sejak per awal akhir")

SUBJECTS = _words("nilai realisasi capaian target indeks persentase")
#: Words that change neither subject nor statement.
NEUTRAL = (
    SUBJECTS
    | _words(
        "pada di dalam tahun ini itu tersebut kini indikator kinerja laporan sudah telah kembali terus juga pun mulai "
        "berhasil secara signifikan tajam cukup sedikit sangat lebih makin semakin kian yang dicapai diperoleh diraih "
        "dijanjikan ditetapkan diperjanjikan lalu kemudian dan serta awal sepenuhnya sebelumnya dengan demikian baik "
        "dari dibanding dibandingkan daripada ke menjadi sebesar poin persen masih berada tetap ternyata akhirnya "
        "direncanakan ditargetkan ,"
    )
    | {"daripada nilai"}
)
NOT = _words("tidak belum gagal")
ABLE = _words("dapat bisa mampu")
DEGREES = _words("jauh")
CONTRAST = _words("sedangkan sementara tetapi tapi namun adapun")
REASONS = _words(
    "karena sebab akibat berkat sehingga seiring ketika saat setelah sebelum meski meskipun walau walaupun padahal"
)
#: What makes a clause no statement of what happened.
CONDITIONS = _words(
    "jika bila apabila bilamana kalau seandainya ketika saat jikalau manakala asalkan asal tergantung atau agar supaya"
)
PURPOSES = _words("agar supaya untuk guna demi jika bila apabila bilamana kalau seandainya hingga")
#: Another subject or stretch of time than the indicator's value of a year.
OTHERS = MONTHS | _words(
    "anggaran serapan penyerapan belanja pagu dana keuangan fisik aspek subaspek unsur komponen kriteria dimensi "
    "parameter variabel triwulan tw kuartal semester bulan minggu renstra rpjmd nasional provinsi sejak sampai selama "
    "antara semua seluruh sebagian beberapa setiap hampir rencana proyeksi prognosis terakhir"
)
BASES = _words("dari daripada terhadap") | {"daripada nilai", "sama dengan"}
BEFORE_THAT = _words("tahun sebelumnya semula")
TIMES = _words("tahun akhir")
LAST = _words("lalu kemarin sebelumnya")
RELATIVE = LAST | _words("depan mendatang berikutnya")
#: Behind "target": it is one of another time.
EARLIER = _words("sebelumnya awal semula lalu")
#: The document that the year's target stands in.
PROMISE = _words("perjanjian pk")
#: Between "yang" and a verb that describes, and does not state: yang belum juga tercapai.
AUXILIARY = NOT | ABLE | _words("masih telah sudah berhasil kembali terus tetap juga pun mulai kini akhirnya")
PARTLY = _words("sebesar sebagian separuh menjadi")
