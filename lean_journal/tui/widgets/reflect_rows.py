"""Rows of what was written on a day, and written or learned on the days one looks back to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.reflection import Answer, Reflection, ReflectionKind
from lean_journal.domain.text import visible
from lean_journal.tui.layout import LONGEST_TEXT, hanging, shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name

NARROW = 56
"""Below this many cells a day looked back to stands on two lines."""

HEAD = 33
"""Cells of the column that says how long ago a day was, and which."""


@dataclass(frozen=True, slots=True)
class Before:
    """A day one looks back to."""

    name: str
    """How long ago it was."""

    day: date
    reflections: Sequence[Reflection] = ()
    learnings: Sequence[Cycle] = ()
    """The cycles that were closed on it with a learning."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a row stands for: an answer of the day, another day, or what a cycle taught on it."""

    day: date
    kind: ReflectionKind = ReflectionKind.MORNING
    prompt: str | None = None
    """The prompt of the answer; None for another day."""

    cycle: Cycle | None = None
    """The cycle that taught something."""


def day_rows(
    written: Iterable[Reflection], before: Sequence[Before], width: int
) -> tuple[list[Row], Mapping[str, Place]]:
    """Draw a day.

    Args:
        written: The reflections of the day, of its week and of its month.
        before: The days looked back to on which something was written or learned.
        width: Cells of a row.

    Returns:
        The rows, and by key what they stand for.
    """
    rows: list[Row] = []
    places: dict[str, Place] = {}
    for reflection in written:
        rows.append(Row("", Content.styled(_title(reflection), "bold $primary")))
        for number, answer in enumerate(reflection.answers):
            key = f"{reflection.kind.value}-{number}"
            places[key] = Place(reflection.day, reflection.kind, answer.prompt)
            rows += [Row(key, _answer(answer)), _GAP]
    if before:
        rows.append(Row("", Content.styled("On this day", "bold $primary")))
    for one in before:
        if one.reflections:
            key = f"day-{one.day.isoformat()}"
            places[key] = Place(one.day)
            text = first_words(one.reflections)
            rows.append(Row(key, _looked_back(one, text, width)))
        for cycle in one.learnings:
            key = f"cycle-{cycle.id}"
            places[key] = Place(one.day, cycle=cycle)
            text = Content.assemble(("learned  ", "$success"), shown_text(cycle.learned))
            rows.append(Row(key, _looked_back(one, text, width)))
    return rows, places


_GAP = Row("", Content(" "))
"""Room between two texts."""


def _title(reflection: Reflection) -> str:
    kind = reflection.kind
    if kind is ReflectionKind.WEEK:
        return f"Week of {day_name(reflection.day)}"
    return f"{reflection.day:%B}" if kind is ReflectionKind.MONTH else kind.value.capitalize()


def _answer(answer: Answer) -> Content:
    beginning = answer.text[:LONGEST_TEXT]
    lines = [Content(visible(line)) for line in beginning.split("\n")]
    if len(answer.text) > LONGEST_TEXT:
        lines.append(Content.styled("…", "dim"))
    prompt = Content.styled(visible(answer.prompt), "dim")
    return Content("\n").join([*([prompt] if answer.prompt else []), *lines])


def first_words(reflections: Iterable[Reflection], width: int = 0) -> Content:
    """Give what was written first, and how many answers more there are.

    Args:
        reflections: Those of a day; some with answers.
        width: Cells it is cut to, if it is to stand on one line.
    """
    texts = [answer.text for written in reflections for answer in written.answers]
    more = Content.styled(f"  +{len(texts) - 1}" if len(texts) > 1 else "", "dim")
    first = Content(shown_text(texts[0]))
    return (first.truncate(width - more.cell_length, ellipsis=True) if width else first) + more


def _looked_back(one: Before, text: Content, width: int) -> Content:
    day = f"{day_name(one.day)} {one.day.year}"
    head = Content.assemble((f"{one.name:15}", "$accent"), (day, "dim"))
    if width < NARROW:
        return Content("\n").join([head, text])
    return hanging(head, text, width, HEAD)
