"""Ribu, juta, miliar, triliun behind a number, and the short signs that nobody can be sure of."""

import re

MULTIPLIERS = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "milyard": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
WORDS = "|".join(MULTIPLIERS)
RIGHT_BEHIND = re.compile(rf"(?P<open>\()?(?P<kata>{WORDS})\b\.?(?(open)[^()]*\))\s*", re.I)
#: A word of scale that does not stand right behind its number: what it multiplies is not certain.
STRAY = re.compile(rf"(?<!per )(?<!/)\b(?:{WORDS}|million|billion|trillion)(?:an)?\b", re.I)
STRAY_REMARK = re.compile(rf"(?:dalam |[x×*] ?)?(?:rp\.? ?)?(?:{WORDS})(?:an)?(?: rupiah)?", re.I)
#: What behind an amount of rupiah may mean one power of ten or another: M is miliar here and million elsewhere.
UNSURE = frozenset(["k", "m", "b", "t", "mn", "bn", "tn", "mio", "mil", "mrd", "mlyr", "trl", "tril"])
MONEY = re.compile(r"\b(?:(?:rp|idr)(?![a-z])|rupiah)", re.I)


def scaled(rest: str) -> tuple[int, str, str]:
    """The power of ten that a word right behind a number means, that word, and what follows it."""
    found = RIGHT_BEHIND.match(plain := rest.strip())
    if found is None:
        return 0, "", plain
    word = found["kata"].casefold()
    return MULTIPLIERS[word], word, plain[found.end() :].strip()


def is_uncertain(unit: str, others: str) -> bool:
    """Whether a unit opens with a sign of scale that is not certain, where the other texts of its row speak of money.

    Without money, 'm' is metres and 't' tons.
    """
    return unit.partition(" ")[0] in UNSURE and MONEY.search(others) is not None


def is_stray(unit: str, remark: str) -> bool:
    """Whether a unit, or a remark in brackets, multiplies a number in a way that cannot be relied on."""
    return STRAY.search(unit) is not None or STRAY_REMARK.fullmatch(remark) is not None
