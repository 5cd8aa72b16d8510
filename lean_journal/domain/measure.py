"""Numbers before and after: as a person types them, and as they are read."""

import re
from math import isfinite, isinf, nan

from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Refused

LONGEST_SHOWN = 24
"""Characters of a text that is no number, in the sentence that says so."""

_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
"""A thousand in English, one and three decimals elsewhere."""


def parse_number(text: str) -> float | None:
    """Read a number before or after, as a person types it: ``40``, ``3.5``, ``3,5``.

    Returns:
        The number; None of an empty text.

    Raises:
        Refused: It is no number, too large, or could be meant in two ways: ``1,000``.
    """
    typed = text.strip()
    if not typed:
        return None
    shown = repr(typed if len(typed) <= LONGEST_SHOWN else f"{typed[: LONGEST_SHOWN - 1]}…")
    if _THOUSANDS.fullmatch(typed):
        raise Refused(f"{shown} can be read in two ways: type it as 1000 or as 1.0")
    try:
        number = float(typed.replace(",", ".") if "." not in typed else typed)
    except ValueError:
        number = nan
    if isinf(number) and typed[-1].isdigit():
        raise Refused(f"{shown} is too large a number: choose a larger unit")
    if not isfinite(number):
        raise Refused(f"{shown} is no number: type it as 40 or 3.5, and its unit apart")
    # Adding nothing makes -0 a plain 0.
    return number + 0.0


def format_number(number: float | None) -> str:
    """Print a number as `parse_number` reads it, without needless zeros; empty for None."""
    if number is None:
        return ""
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else repr(number)


def measured(improvement: Improvement) -> str:
    """Say what was measured: ``carts waiting: 9 → 4 carts, two weeks each, measured``."""
    before, after = format_number(improvement.before), format_number(improvement.after)
    change = " → ".join(part for part in (before, after) if part)
    amount = " ".join(part for part in (change, improvement.unit) if part)
    named = ": ".join(part for part in (improvement.measure, amount) if part)
    basis = improvement.basis.value if improvement.basis is not None and change else ""
    parts = (named, improvement.period, improvement.sample, basis)
    return ", ".join(part for part in parts if part)
