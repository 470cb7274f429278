"""What a page shows -> the lines of the data files that its figures come from."""

from collections.abc import Callable, Iterable, Iterator

from sakip.problem import Letak
from sakip.render.cards import Card
from sakip.render.parts import Figur, Grafik, Rincian, Tabel


def origins(value: object, traces: Callable[[str], Rincian | None]) -> tuple[Letak, ...]:
    """Every place behind the figures of a table, a chart, a card or a sentence, once each and in order."""
    return tuple(sorted(set(_places(value, traces))))


def _places(value: object, traces: Callable[[str], Rincian | None]) -> Iterator[Letak]:
    match value:
        case Figur():
            trace = traces(value.jejak) if value.jejak else None
            if trace is not None:
                yield from trace.jejak.letak()
            elif value.letak is not None:
                yield value.letak
        case Tabel():
            found = list(_places([cell for row in value.baris for cell in row.sel], traces))
            yield from found or value.sumber.letak
        case Grafik():
            yield from _places(value.tabel, traces)
            yield from value.sumber.letak
        case Card():
            yield from _places([value.besar, *(cell for _, cell in value.fakta)], traces)
        case str():
            return
        case Iterable():
            for item in value:
                yield from _places(item, traces)
