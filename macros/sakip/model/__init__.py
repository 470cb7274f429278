"""The nouns of a SAKIP cycle, as the data files write them. Values only; nothing is computed here.

``base`` has what every fact shares (its place in a file), ``values`` the kinds of value a target can be; then one
module for each kind of file, and ``dataset``, which holds them all.
"""

from sakip.model.anggaran import Anggaran as Anggaran
from sakip.model.anggaran import Belanja as Belanja
from sakip.model.anggaran import Kegiatan as Kegiatan
from sakip.model.anggaran import Keluaran as Keluaran
from sakip.model.anggaran import SubKegiatan as SubKegiatan
from sakip.model.cetak import Cetak as Cetak
from sakip.model.dataset import KINDS as KINDS
from sakip.model.dataset import Dataset as Dataset
from sakip.model.dataset import Kind as Kind
from sakip.model.dataset import Span as Span
from sakip.model.dataset import kind_of as kind_of
from sakip.model.evaluasi import Evaluasi as Evaluasi
from sakip.model.iku import Iku as Iku
from sakip.model.iku import Jenis as Jenis
from sakip.model.iku import Uraian as Uraian
from sakip.model.instansi import Instansi as Instansi
from sakip.model.instansi import Laporan as Laporan
from sakip.model.instansi import Revisi as Revisi
from sakip.model.organisasi import Organisasi as Organisasi
from sakip.model.penilaian import Aspek as Aspek
from sakip.model.penilaian import Penilaian as Penilaian
from sakip.model.penilaian import PenilaianIndikator as PenilaianIndikator
from sakip.model.pk import Pk as Pk
from sakip.model.pk import VersiPk as VersiPk
from sakip.model.prestasi import DaftarInovasi as DaftarInovasi
from sakip.model.prestasi import DaftarPenghargaan as DaftarPenghargaan
from sakip.model.profil import AturanCapaian as AturanCapaian
from sakip.model.profil import AturanEfisiensi as AturanEfisiensi
from sakip.model.profil import Profil as Profil
from sakip.model.profil import Skala as Skala
from sakip.model.realisasi import Realisasi as Realisasi
from sakip.model.realisasi import RealisasiIndikator as RealisasiIndikator
from sakip.model.renstra import Indikator as Indikator
from sakip.model.renstra import KegiatanRenstra as KegiatanRenstra
from sakip.model.renstra import Program as Program
from sakip.model.renstra import Renstra as Renstra
from sakip.model.renstra import Sasaran as Sasaran
from sakip.model.renstra import Tujuan as Tujuan
from sakip.model.renstra import Ukuran as Ukuran
from sakip.model.reviu import ButirReviu as ButirReviu
from sakip.model.reviu import Jawaban as Jawaban
from sakip.model.reviu import Reviu as Reviu
from sakip.model.sdm import Sdm as Sdm
from sakip.model.values import Agregasi as Agregasi
from sakip.model.values import Bagian as Bagian
from sakip.model.values import Kosong as Kosong
from sakip.model.values import Nilai as Nilai
from sakip.model.values import Polaritas as Polaritas
from sakip.model.values import Rentang as Rentang
from sakip.model.values import Sebab as Sebab
from sakip.model.values import same as same
