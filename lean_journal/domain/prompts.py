"""The prompts of reflections: which are asked, in what order, and how a person types them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from lean_journal.domain.record import Refused
from lean_journal.domain.text import folded, storable

TURNS = 2
"""How many of the prompts that take turns are asked at a time (DOMAIN §2)."""

LONGEST_PROMPT = 200
"""Characters of a prompt: it is a line one reads at a glance."""

_BETWEEN = "|"
"""Stands between prompts that are typed in one line."""


class Asked(StrEnum):
    """When a prompt is asked."""

    ALWAYS = "always"
    IN_TURN = "in turn"
    OFF = "off"


SIGNS: Mapping[Asked, str] = {Asked.ALWAYS: "", Asked.IN_TURN: "~ ", Asked.OFF: "- "}
"""How a typed prompt begins."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to reflect on."""

    text: str
    asked: Asked = Asked.ALWAYS


def chosen(prompts: Iterable[Prompt], last_asked: Mapping[str, date]) -> tuple[str, ...]:
    """Choose what is asked on a day.

    Args:
        prompts: The prompts of one kind of reflection, in their order.
        last_asked: By text, the last day before this one on which a prompt was asked.

    Returns:
        All that are always asked, then of those that take turns the two asked longest ago;
        one never asked comes first, and ties go by the order of the prompts (DOMAIN §2).
    """
    known = list(prompts)
    turns = [prompt.text for prompt in known if prompt.asked is Asked.IN_TURN]
    # Sorting is stable, so that ties keep their order.
    turns.sort(key=lambda text: last_asked.get(text, date.min))
    return (*(prompt.text for prompt in known if prompt.asked is Asked.ALWAYS), *turns[:TURNS])


def taking_turns(prompts: Iterable[Prompt]) -> list[str]:
    """Give the texts of the prompts that take turns."""
    return [prompt.text for prompt in prompts if prompt.asked is Asked.IN_TURN]


def checked(prompt: Prompt, others: Collection[Prompt]) -> Prompt:
    """Check a prompt before it is stored, new or changed.

    Args:
        prompt: The prompt as the person wants it.
        others: The other prompts of its kind.

    Returns:
        The prompt to store, its text trimmed and such as the file can hold.

    Raises:
        Refused: It asks nothing, is too long, cannot be typed, or is there already.
    """
    text = storable(prompt.text).strip()
    if not text:
        raise Refused("a prompt asks something")
    if len(text) > LONGEST_PROMPT:
        raise Refused(f"a prompt has at most {LONGEST_PROMPT} characters")
    if _BETWEEN in text or text.splitlines() != [text]:
        raise Refused(f"a prompt is one line, without {_BETWEEN}")
    if text.startswith(("~", "-")):
        raise Refused("a prompt begins with a word: ~ and - say when it is asked")
    if any(folded(other.text) == folded(text) for other in others):
        raise Refused(f"this prompt is there already: {text}")
    return replace(prompt, text=text)


def format_prompts(prompts: Iterable[Prompt]) -> str:
    """Print prompts in one line: ``always asked? | ~ asked in turn? | - switched off?``."""
    return f" {_BETWEEN} ".join(f"{SIGNS[prompt.asked]}{prompt.text}" for prompt in prompts)


def parse_prompts(text: str) -> tuple[Prompt, ...]:
    """Read prompts in the form `format_prompts` prints.

    Raises:
        Refused: One of them cannot be a prompt, or stands there twice.
    """
    found: list[Prompt] = []
    for part in text.split(_BETWEEN):
        if part.strip():
            found.append(checked(_parsed(part.strip()), found))
    return tuple(found)


def stored_prompts(prompts: Iterable[Prompt]) -> list[dict[str, str]]:
    """Give prompts as the file holds them: texts, and when each is asked."""
    return [{"text": prompt.text, "asked": prompt.asked.value} for prompt in prompts]


def loaded_prompts(value: Any) -> tuple[Prompt, ...]:
    """Take up stored prompts.

    Raises:
        TypeError: It is no list of them; what else is wrong raises what that leads to.
        Refused: One of them cannot be a prompt, or stands there twice.
    """
    if not isinstance(value, list):
        raise TypeError(value)
    found: list[Prompt] = []
    for item in value:
        found.append(checked(Prompt(item["text"], Asked(item["asked"])), found))
    return tuple(found)


def _parsed(text: str) -> Prompt:
    for asked, sign in SIGNS.items():
        if sign and text.startswith(sign.strip()):
            return Prompt(text.removeprefix(sign.strip()).strip(), asked)
    return Prompt(text)


def changed(prompts: Sequence[Prompt], old: str, new: Prompt | None) -> tuple[Prompt, ...]:
    """Put a prompt in the place of another.

    Args:
        prompts: The prompts of one kind.
        old: The text of the one that goes; if it is not there, the new one comes last.
        new: The one that comes; None only removes.

    Raises:
        Refused: The new one is no prompt, or is there already.
    """
    others = [prompt for prompt in prompts if prompt.text != old]
    if new is None:
        return tuple(others)
    new = checked(new, others)
    if len(others) == len(prompts):
        return (*prompts, new)
    return tuple(new if prompt.text == old else prompt for prompt in prompts)
