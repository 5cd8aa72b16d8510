"""Short answers typed in a form: yes or no, one word of a few, and what is offered."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import folded, one_line

C = TypeVar("C", bound=StrEnum)


def struggles_to_name(struggles: Iterable[Struggle]) -> list[str]:
    """Give what the open struggles are called, to be offered while one types."""
    return [one_line(one.name) for one in struggles if one.is_open]


_YES = frozenset({"y", "yes", "1", "true"})
_NO = frozenset({"n", "no", "0", "false"})


def is_yes(text: str) -> bool:
    """Tell whether an answer that may stay empty says yes."""
    return folded(text.strip()) in _YES


def yes_or_no(text: str, question: str) -> bool:
    """Read an answer that has to be given.

    Raises:
        Refused: It says neither.
    """
    answer = folded(text.strip())
    if answer not in _YES | _NO:
        raise Refused(f"{question} type y or n")
    return answer in _YES


def chosen(text: str, choices: Iterable[C], what: str) -> C:
    """Read one of a few words, of which the first letters that tell it apart are enough.

    Args:
        text: What was typed.
        choices: The words.
        what: What is chosen, as a complaint begins: ``the decision``.

    Raises:
        Refused: It fits none, or several.
    """
    known = list(choices)
    typed = folded(text.strip())
    fitting = [one for one in known if typed and folded(one.value).startswith(typed)]
    if len(fitting) != 1:
        words = " or ".join([", ".join(one.value for one in known[:-1]), known[-1].value])
        raise Refused(f"{what} is {words}")
    return fitting[0]
