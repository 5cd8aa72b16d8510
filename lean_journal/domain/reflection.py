"""Reflections: what a person wrote in the morning, in the evening, over a week or a month."""

from collections.abc import Iterable, Sequence
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


def answered(reflection: Reflection, prompt: str, text: str, base: str = "") -> Reflection:
    """Write to a prompt.

    Args:
        reflection: The reflection as it stands by now.
        prompt: The prompt, or `BLANK`.
        text: What shall stand there; only blanks takes the answer away.
        base: What stood there when the writing began. If another window wrote there
            meanwhile, both texts stay.
    """
    mine = "" if text.isspace() else text
    now = text_of(reflection, prompt)
    if mine == base:
        return reflection
    answer = Answer(prompt, merged(base, now, mine))
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
    prompts = [answer.prompt for answer in known if answer.prompt != BLANK]
    blocks = []
    for answer in sorted(known, key=lambda one: one.prompt != BLANK):
        heading = f"{_heading(answer.prompt)}\n\n" if answer.prompt != BLANK else ""
        blocks.append(f"{heading}{_escaped(answer.text, prompts)}".rstrip("\n"))
    return "\n\n".join([*blocks, ""])


def from_markdown(page: str, prompts: Sequence[str]) -> dict[str, str]:
    """Read back what an editor left of `as_markdown`.

    Args:
        page: The whole text.
        prompts: The prompts that stood on it.

    Returns:
        The text by prompt, empty lines around it gone. Only the headings of these prompts
        are headings; what stands before the first belongs to the blank page, and so
        nothing that was written is lost.
    """
    lines: dict[str, list[str]] = {BLANK: []}
    under = BLANK
    headings = {_heading(prompt): prompt for prompt in prompts}
    for line in page.replace("\r\n", "\n").split("\n"):
        if (prompt := headings.get(line.rstrip())) is not None:
            under = prompt
            lines.setdefault(under, [])
        else:
            lines[under].append(_unescaped(line, prompts))
    return {prompt: _trimmed(found) for prompt, found in lines.items()}


def _heading(prompt: str) -> str:
    return f"## {prompt}"


def _escaped(text: str, prompts: Sequence[str]) -> str:
    return "\n".join(
        f"\\{line}" if _is_like_heading(line, prompts) else line for line in text.split("\n")
    )


def _unescaped(line: str, prompts: Sequence[str]) -> str:
    return line[1:] if line.startswith("\\") and _is_like_heading(line, prompts) else line


def _is_like_heading(line: str, prompts: Sequence[str]) -> bool:
    """Tell whether a line is the heading of a prompt, perhaps behind backslashes."""
    return line.lstrip("\\").rstrip() in {_heading(prompt) for prompt in prompts}


def _trimmed(lines: list[str]) -> str:
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines)
