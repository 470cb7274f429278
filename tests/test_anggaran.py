"""Money stands on the leaves of a budget; every figure above is their sum, or says which leaf is missing."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from conftest import CONTOH
from kasus import kasus, tree
from sakip.compute import AnggaranSasaran, AnggaranTahun, Hasil, Keuangan, Kinerja, Masukan
from sakip.compute.budget import anggaran_tahun
from sakip.figures import percent, rupiah
from sakip.model import Anggaran, Profil, Renstra

TERCAPAI = {True: "sudah", False: "tidak", None: "tidak diketahui"}


def budget(
    anggaran: Any, contoh: Kinerja, *, renstra: Renstra | None = None, profil: Profil | None = None
) -> AnggaranTahun:
    """The computed budget of this tree of facts, in the example's plan and by its profile unless others are given."""
    facts = Anggaran.model_validate({"sumber": {"judul": "Kasus uji"}, "tahun": 2025, **anggaran})
    plans = (renstra,) if renstra else contoh.data.renstra
    found = anggaran_tahun(
        replace(contoh.data, anggaran=(facts,), profil=profil or contoh.data.profil, renstra=plans), 2025
    )
    assert found is not None
    return found


def plan(contoh: Kinerja, serve: dict[str, tuple[str, ...]]) -> Renstra:
    """The example's plan with these programs for each sasaran, and none for the others."""
    goals = tuple(
        tujuan.model_copy(
            update={
                "sasaran": tuple(one.model_copy(update={"program": serve.get(one.id, ())}) for one in tujuan.sasaran)
            }
        )
        for tujuan in contoh.renstra.tujuan
    )
    return contoh.renstra.model_copy(update={"tujuan": goals})


def told(reason: str | None) -> str:
    """Why there is no figure: the leaf that is missing, whatever sums stand between."""
    return f"tak terhitung: {(reason or '').rsplit('tak terhitung: ', 1)[-1]}"


def written(value: Masukan | Hasil, *, share: bool = False) -> str:
    """A figure as a reader sees it, or why there is none."""
    amount = value.angka if isinstance(value, Masukan) else value.nilai
    if amount is None:
        return told(value.ketiadaan if isinstance(value, Masukan) else value.alasan)
    return percent(amount) if share else rupiah(amount)


def money(uang: Keuangan | None) -> dict[str, str]:
    """What follows from money, by the names of the cases."""
    if uang is None:
        return {"pagu": "tanpa uang sendiri"}
    return {
        "pagu": written(uang.pagu),
        "realisasi": written(uang.realisasi),
        "serapan": written(uang.serapan, share=True),
        "sisa": written(uang.sisa),
        "persen_sisa": written(uang.persen_sisa, share=True),
    }


def share(item: AnggaranSasaran) -> dict[str, str]:
    """What one sasaran's programs cost, of the whole."""
    uang = item.uang
    return {
        "pagu": written(uang.pagu), "realisasi": written(uang.realisasi), "bagian": written(item.bagian, share=True)
    }  # fmt: skip


def asked(expected: Any, found: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Of what was found only what the case speaks of."""
    return {name: {key: found[name][key] for key in figures} for name, figures in expected.items()}


@pytest.mark.parametrize("case", kasus("anggaran.yaml"))
def test_anggaran(case: Any, contoh: Kinerja) -> None:
    """Every figure of the budget is that of its case."""
    serve = {sasaran: tuple(programs) for sasaran, programs in case.get("sasaran", {}).items()}
    found = budget(case["anggaran"], contoh, renstra=plan(contoh, serve))

    nodes = found.jumlah.walk() + (found.belanja.walk() if found.belanja else ())
    outputs = [output for node in nodes for output in node.keluaran]
    keluaran = {
        item.fakta.nama: {
            "capaian": written(item.capaian, share=True),
            "tercapai": TERCAPAI[item.tercapai],
            **money(item.keuangan),
        }
        for item in outputs
    }
    told_of = {
        "hasil": asked(case.get("hasil", {}), {node.id: money(node.uang) for node in nodes}),
        "keluaran": asked(case.get("keluaran", {}), keluaran),
        "bagian": {item.sasaran.id: share(item) for item in found.sasaran},
        "cacah": {kind: "tidak disebut" if count is None else count for kind, count in found.cacah.items()},
        "fisik": written(found.fisik, share=True),
    }

    assert {key: case[key] for key in told_of if key in case} == {
        key: value for key, value in told_of.items() if key in case
    }


@pytest.mark.parametrize("case", kasus("anggaran.yaml", "ubahan"))
def test_a_leaf_changes_exactly_what_stands_above_it(case: Any, contoh: Kinerja) -> None:
    """No figure beside the changed leaf's own line of ancestors moves, and each of them does."""
    file = "anggaran-2025.yaml"
    text = (CONTOH / "data" / file).read_text("utf-8")
    before, after = tree(text, file), tree(text, file)
    one_leaf(after, case["id"])[case["kunci"]] = Decimal(case["menjadi"])

    old, new = figures(Anggaran.model_validate(before), contoh), figures(Anggaran.model_validate(after), contoh)

    assert old.keys() == new.keys()
    assert set(case["berubah"]) == {name for name in old if old[name] != new[name]}


def test_missing_leaf_is_traced_to_its_line(contoh: Kinerja) -> None:
    """The sum over known leaves names each of them with the line that it was typed on."""
    assert contoh.anggaran is not None
    kegiatan = next(node for node in contoh.anggaran.jumlah.walk() if node.id == "kegiatan-pengelolaan-arsip")
    jejak = kegiatan.uang.pagu.jejak

    assert jejak is not None
    lines = (CONTOH / "data" / "anggaran-2025.yaml").read_text("utf-8").splitlines()
    assert ["pagu: 480500000", "pagu: 330000000"] == [
        lines[item.letak.baris - 1].strip() for item in jejak.masukan if item.letak
    ]


def test_example_has_the_sums_worked_out_by_hand(contoh: Kinerja) -> None:
    """The made-up agency's budget adds up to what its Perjanjian Kinerja promised."""
    assert contoh.anggaran is not None
    nodes = {node.id: node for node in contoh.anggaran.jumlah.walk()}

    assert {
        "program-penunjang-urusan": ("Rp6.100.000.000", "Rp5.945.789.000"),
        "program-pelayanan-terpadu": ("Rp2.749.246.643", "Rp2.409.512.309"),
        "program-sarana-arsip": ("Rp1.310.500.000", "Rp1.274.300.000"),
        "jumlah": ("Rp10.159.746.643", "Rp9.629.601.309"),
    } == {
        id: (written(node.uang.pagu), written(node.uang.realisasi))
        for id, node in nodes.items()
        if id.startswith(("program-", "jumlah"))
    }


def one_leaf(node: Any, id: str) -> Any:
    """The mapping with this id, wherever it stands below this node."""
    if isinstance(node, dict) and node.get("id") == id:
        return node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, tuple) else ():
        if (found := one_leaf(item, id)) is not None:
            return found
    return None


def figures(facts: Anggaran, contoh: Kinerja) -> dict[str, object]:
    """Every figure of the budget by the place where a reader finds it."""
    found = anggaran_tahun(replace(contoh.data, anggaran=(facts,)), 2025)
    assert found is not None and found.belanja is not None
    nodes = found.jumlah.walk() + found.belanja.walk()
    outputs = [output for node in nodes for output in node.keluaran]
    return {
        **{node.id: (node.uang.pagu.angka, node.uang.realisasi.angka, node.uang.serapan.nilai) for node in nodes},
        **{f"uang {item.fakta.nama}": money(item.keuangan) for item in outputs},
        **{f"capaian {item.fakta.nama}": item.capaian.nilai for item in outputs},
        **{f"cacah {kind}": count for kind, count in found.cacah.items()},
        "fisik": found.fisik.nilai,
    }
