"""Dataset + year -> the year's performance. Pure arithmetic; nothing is read, rounded or written.

trace      a result with how it came about
rules      capaian and peringkat by the profile's rules
aggregate  quarters, and parts, into one value
compare    change, trend, and the way still to go; streak: for how many years running
assessment weighted sub-aspects into aspects and an index
budget     the tree of program, kegiatan, sub kegiatan, and belanja
efficiency capaian against money, by the profile's definitions
pace       work done beside money spent, of each sub kegiatan
staff      how many work there
change     what one version has that the other has not; version: what a plan or Perjanjian Kinerja sets out
succession the indicators of earlier plans that an indicator took the place of
funding    the indicative money of a plan
agreement  whether a printed figure is what it should be
printed    figures of printed yearly reports beside what follows from the facts; printed_plan those of plans
cases      worked cases of the rules, from small stated inputs
completeness what the regulations ask a report to hold, and what of it is there; review: what a reviewer answered
report     everything about a year's indicators, budget and evaluation
"""

from sakip.compute.aggregate import tahunan as tahunan
from sakip.compute.agreement import BandingCetak as BandingCetak
from sakip.compute.assessment import HasilPenilaian as HasilPenilaian
from sakip.compute.assessment import NilaiAspek as NilaiAspek
from sakip.compute.budget import AnggaranSasaran as AnggaranSasaran
from sakip.compute.budget import AnggaranTahun as AnggaranTahun
from sakip.compute.budget import HasilKeluaran as HasilKeluaran
from sakip.compute.budget import Keuangan as Keuangan
from sakip.compute.budget import Simpul as Simpul
from sakip.compute.change import Butir as Butir
from sakip.compute.change import Deret as Deret
from sakip.compute.change import Isi as Isi
from sakip.compute.change import Macam as Macam
from sakip.compute.change import Perubahan as Perubahan
from sakip.compute.change import Tautan as Tautan
from sakip.compute.change import perubahan as perubahan
from sakip.compute.compare import Arah as Arah
from sakip.compute.compare import Mutu as Mutu
from sakip.compute.compare import Tren as Tren
from sakip.compute.compare import tren as tren
from sakip.compute.completeness import Keadaan as Keadaan
from sakip.compute.completeness import Syarat as Syarat
from sakip.compute.completeness import kriteria_pelaporan as kriteria_pelaporan
from sakip.compute.completeness import tujuh_analisis as tujuh_analisis
from sakip.compute.efficiency import Efisiensi as Efisiensi
from sakip.compute.funding import Pendanaan as Pendanaan
from sakip.compute.funding import pendanaan as pendanaan
from sakip.compute.pace import berjarak as berjarak
from sakip.compute.pace import selisih as selisih
from sakip.compute.printed import cetak_sampai as cetak_sampai
from sakip.compute.printed import rekonsiliasi as rekonsiliasi
from sakip.compute.printed_plan import rekonsiliasi_rencana as rekonsiliasi_rencana
from sakip.compute.report import Kinerja as Kinerja
from sakip.compute.report import KinerjaIndikator as KinerjaIndikator
from sakip.compute.report import kinerja as kinerja
from sakip.compute.report import pagu_total as pagu_total
from sakip.compute.review import daftar_uji as daftar_uji
from sakip.compute.rules import capaian as capaian
from sakip.compute.rules import peringkat as peringkat
from sakip.compute.staff import levels as levels
from sakip.compute.staff import people as people
from sakip.compute.staff import statuses as statuses
from sakip.compute.succession import Pendahulu as Pendahulu
from sakip.compute.succession import UbahCara as UbahCara
from sakip.compute.trace import Hasil as Hasil
from sakip.compute.trace import Jejak as Jejak
from sakip.compute.trace import Masukan as Masukan
from sakip.compute.version import butir_pk as butir_pk
from sakip.compute.version import perubahan_rencana as perubahan_rencana
from sakip.compute.year import TahunIndikator as TahunIndikator
from sakip.compute.year import in_year as in_year
from sakip.compute.year import met as met
from sakip.compute.year import set_target as set_target
from sakip.compute.year import surpassed as surpassed
