"""Every table of the report, described from the year's performance; ``TABLES`` names each builder.

A builder takes the performance and keyword arguments that a page may give, and returns None where the table has nothing
to be about (no such version, no such indicator).
"""

from collections.abc import Callable

from sakip.render.parts import Tabel
from sakip.render.tables import compare, plan, results

Builder = Callable[..., Tabel | None]

TABLES: dict[str, Builder] = {
    "renstra": plan.renstra,
    "strategi": plan.strategi,
    "program": plan.program,
    "iku": plan.iku,
    "pk": plan.pk,
    "pagu": plan.pagu,
    "perubahan-pk": plan.perubahan_pk,
    "evaluasi": results.evaluasi,
    "pengukuran": results.pengukuran,
    "triwulan": results.triwulan,
    "unsur": results.unsur,
    "antartahun": compare.antartahun,
    "akhir": compare.akhir,
    "nasional": compare.nasional,
}
