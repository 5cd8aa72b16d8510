"""Reflections: what a person wrote in the morning, in the evening, over a week or a month."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lean_journal.domain.calendar import month_of, week_of
from lean_journal.domain.record import Record, merged


class ReflectionKind(StrEnum):
    """What a reflection looks at."""

    MORNING = "morning"
    EVENING = "evening"
    WEEK = "week"
    MONTH = "month"


BLANK = ""
"""The prompt of a blank page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written to one prompt."""

    prompt: str
    """The prompt as it was asked; `BLANK` for a page without one."""

    text: str
    """One line or many; may be Markdown."""


def key_of(day: date, kind: ReflectionKind) -> str:
    """Name what there is one of per day and kind."""
    return f"{day.isoformat()} {kind.value}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reflection(Record):
    """What was written on one day in one kind of reflection; always private."""

    day: date
    """The journal day; of a week or month the day `day_for` gives."""

    kind: ReflectionKind
    answers: tuple[Answer, ...] = ()
    """In the order they were first written, each prompt once."""

    @property
    def natural_key(self) -> str:
        """There is one per day and kind."""
        return key_of(self.day, self.kind)


def day_for(kind: ReflectionKind, day: date, week_start: int = 0) -> date:
    """Give the day under which a reflection is kept: for a week or month, its first day.

    So a week has one reflection, on whichever of its days it is written.
    """
    if kind is ReflectionKind.WEEK:
        return week_of(day, week_start)[0]
    return month_of(day)[0] if kind is ReflectionKind.MONTH else day


def text_of(reflection: Reflection | None, prompt: str) -> str:
    """Give what was written to a prompt; empty if nothing was."""
    answers = reflection.answers if reflection is not None else ()
    return next((answer.text for answer in answers if answer.prompt == prompt), "")


def tidied(text: str) -> str:
    """Give a text as it is kept: each line ends in a line feed, and none at the edges is blank."""
    lines = _lines(text)
    written = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[written[0] : written[-1] + 1]) if written else ""


def answered(reflection: Reflection, prompt: str, text: str, base: str = "") -> Reflection:
    """Write to a prompt.

    Args:
        reflection: The reflection as it stands by now.
        prompt: The prompt, or `BLANK`.
        text: What shall stand there; only blanks takes the answer away.
        base: What stood there when the writing began. If another window wrote there
            meanwhile, both texts stay.
    """
    mine = tidied(text)
    if mine == tidied(base):
        return reflection
    answer = Answer(prompt, merged(base, text_of(reflection, prompt), mine))
    others = [one for one in reflection.answers if one.prompt != prompt]
    if not answer.text:
        return replace(reflection, answers=tuple(others))
    if len(others) == len(reflection.answers):
        return replace(reflection, answers=(*others, answer))
    answers = tuple(answer if one.prompt == prompt else one for one in reflection.answers)
    return replace(reflection, answers=answers)


def as_markdown(answers: Iterable[Answer]) -> str:
    """Lay answers out for an editor: a page without a prompt, then each prompt as a heading.

    Args:
        answers: In their order; the text may be empty.
    """
    known = list(answers)
    headings = _headings(answer.prompt for answer in known)
    blocks = []
    for answer in sorted(known, key=lambda one: one.prompt != BLANK):
        heading = f"{_heading(answer.prompt)}\n\n" if answer.prompt != BLANK else ""
        text = "\n".join(_escaped(line, headings) for line in _lines(answer.text))
        blocks.append(f"{heading}{text}".rstrip("\n"))
    return "\n\n".join([*blocks, ""])


def from_markdown(page: str, prompts: Iterable[str]) -> dict[str, str]:
    """Read back what an editor left of `as_markdown`.

    Args:
        page: The whole text.
        prompts: The prompts that stood on it.

    Returns:
        The text by prompt, `tidied`. Only the headings of these prompts are headings; what
        stands before the first belongs to the blank page, and so nothing that was written
        is lost.
    """
    lines: dict[str, list[str]] = {BLANK: []}
    under = BLANK
    headings = _headings(prompts)
    for line in _lines(page):
        if (prompt := headings.get(line.rstrip())) is not None:
            under = prompt
            lines.setdefault(under, [])
        else:
            lines[under].append(_unescaped(line, headings))
    return {prompt: tidied("\n".join(found)) for prompt, found in lines.items()}


def _lines(text: str) -> list[str]:
    """Split a text at its line ends, of whatever system."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _heading(prompt: str) -> str:
    return f"## {' '.join(_lines(prompt))}".rstrip()


def _headings(prompts: Iterable[str]) -> dict[str, str]:
    """Give the prompts by their headings; the blank page has none."""
    return {_heading(prompt): prompt for prompt in prompts if prompt != BLANK}


def _escaped(line: str, headings: Collection[str]) -> str:
    return f"\\{line}" if _is_like_heading(line, headings) else line


def _unescaped(line: str, headings: Collection[str]) -> str:
    return line[1:] if line.startswith("\\") and _is_like_heading(line, headings) else line


def _is_like_heading(line: str, headings: Collection[str]) -> bool:
    """Tell whether a line is the heading of a prompt, perhaps behind backslashes."""
    return line.lstrip("\\").rstrip() in headings
