"""Rows of the weeks one looks back to: what occupied one then, and what came of it by now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import standing as promise_stands
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.months import range_name
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.streak import consistency_words
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.then import PractisedThen, PromiseThen, Then, TriedThen, WalkThen
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.board_rows import promise_and_stand
from lean_journal.tui.widgets.gemba_rows import LABEL, observation_rows, walk_row
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.widgets.reflect_rows import NARROW, first_words
from lean_journal.tui.widgets.thread_rows import name_and_stand

NAME = 30
"""Most cells of the column of names of behaviors."""

NUMBERS = 14
"""Least cells beside it; with less room what was done stands below the name."""

Part = tuple[Row, Record | None]
"""A row, and what it goes to; a heading to nothing."""

_GAP = Row("", Content(" "))


def then_rows(
    weeks: Sequence[Then], areas: Mapping[int, Area], *, today: date, width: int
) -> Iterator[Part]:
    """Draw the weeks, each row when it is wanted; of one nothing is known of, only that.

    Args:
        weeks: The weeks, the nearest first.
        areas: Areas by id.
        today: The journal day.
        width: Cells of a row.

    Yields:
        Headings, and rows with keys of their own.
    """
    draw = _Rows(areas, today, width)
    for week in weeks:
        yield Row("", _title(week, width)), None
        if week.is_empty:
            yield Row("", Content.styled("Nothing is known of that week.", "dim")), None
            yield _GAP, None
        for row, record in draw.week(week):
            # A behavior stands in both weeks.
            yield replace(row, key=f"{week.first} {row.key}" if row.key else ""), record


class _Rows:
    """Draws rows of one width on one day."""

    def __init__(self, areas: Mapping[int, Area], today: date, width: int) -> None:
        self._areas, self._today, self._width = areas, today, width

    def week(self, week: Then) -> Iterator[Part]:
        """Draw what a week holds, block by block."""
        names = [Content(shown_text(one.behavior.name)) for one in week.practised]
        column = min(NAME, max((name.cell_length for name in names), default=0) + 2)
        yield from _block("Practised", (self._practised(one, column) for one in week.practised))
        yield from _block("Written", map(self._written, week.written))
        lines = (part for walk in week.walks for part in self._walk(walk, week.links))
        yield from _block("Walks", lines)
        yield from _block("Promised", map(self._promise, week.promises))
        yield from _block("Tried", (part for one in week.tried for part in self._tried(one, week)))
        yield from _block("Heard", map(self._named, week.heard))

    def _practised(self, one: PractisedThen, column: int) -> Part:
        name = Content.styled(shown_text(one.behavior.name), "bold")
        numbers = Content.assemble(_days(one), (f" · {one.cadence}", "dim"))
        if one.behavior.is_parked:
            numbers = Content.assemble(numbers, (" · parked by now", "dim"))
        if self._width < column + NUMBERS:
            content = Content("\n").join([name.truncate(self._width, ellipsis=True), numbers])
        else:
            content = hanging(name, numbers, self._width, column)
        return Row(f"behavior-{one.behavior.id}", content), one.behavior

    def _written(self, one: Reflection) -> Part:
        # The days stand as those of the walks do.
        day = "the week" if one.kind is ReflectionKind.WEEK else f"{one.day:%a} {one.day.day:>2}"
        kind = "" if one.kind is ReflectionKind.WEEK else one.kind.value
        head = Content.styled(f"{day:<8}{kind:<9}", "dim")
        if self._width < NARROW:
            content = Content("\n").join([head, first_words([one], self._width)])
        else:
            content = head + first_words([one], self._width - head.cell_length)
        return Row(str(one.id), content), one

    def _walk(self, one: WalkThen, links: Mapping[str, Improvement | Struggle]) -> Iterator[Part]:
        # Its numbers stand at the right, and not at the scrollbar.
        yield walk_row(one.walk, self._areas, one.seen, self._width - 1), one.walk
        rows = observation_rows(one.kept, (), today=self._today, width=self._width)
        for seen, row in zip(one.kept, rows, strict=True):
            linked = links.get(seen.link)
            lines = [row.content, *([self._name(linked)] if linked is not None else [])]
            yield Row(row.key, Content("\n").join(lines)), seen

    def _promise(self, one: PromiseThen) -> Part:
        promise = one.promise
        text = promise_and_stand(promise, self._today)
        if one.last is not promise:
            text += Content.styled(f" · anew: {promise_stands(one.last, self._today)}", "dim")
        content = hanging(Content.styled("I will", "$accent"), text, self._width, LABEL)
        return Row(str(promise.id), content), promise

    def _tried(self, one: TriedThen, week: Then) -> Iterator[Part]:
        yield self._named(one.improvement)
        for cycle in one.cycles:
            is_checked = cycle.closed is not None and cycle.closed <= week.last
            label = Content.styled("checked" if is_checked else "started", "dim")
            stands = f" · {cycle_stands(cycle, self._today)}"
            text = Content.assemble(shown_text(cycle.step), (stands, "dim"))
            yield Row(str(cycle.id), hanging(label, text, self._width, LABEL)), cycle

    def _named(self, one: Improvement | Struggle) -> Part:
        return Row(str(one.id), self._name(one)), one

    def _name(self, one: Improvement | Struggle) -> Content:
        handle = Content.styled(one.handle, "$primary")
        return hanging(handle, name_and_stand(one, self._today), self._width, LABEL)


def _title(week: Then, width: int) -> Content:
    facts = (week.name.capitalize(), range_name(week.first, week.last))
    lines = packed(map(Content, facts), width, " · ")
    return Content.styled(Content("\n").join(lines).plain, "bold $primary")


def _block(title: str, parts: Iterable[Part]) -> list[Part]:
    """Put a heading above some rows, and room after them; nothing if there are none."""
    found = list(parts)
    head = Row("", Content.styled(title, "dim"))
    return [(head, None), *found, (_GAP, None)] if found else []


def _days(one: PractisedThen) -> str:
    """Say on how many of the days it was done that asked for it."""
    if one.seen.possible:
        return consistency_words(one.seen)
    return f"{one.done} done, none asked for" if one.done else "not asked for"
