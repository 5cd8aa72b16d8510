"""Rows of a thread: from a struggle to its cycles, each under what it came from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.improvement import standing as improvement_stands
from lean_journal.domain.measure import measured
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import LONGEST_TITLE, Struggle
from lean_journal.domain.struggle import standing as struggle_stands
from lean_journal.domain.text import visible
from lean_journal.domain.thread import Knot
from lean_journal.domain.walk import Observation, Walk
from lean_journal.tui.layout import hanging, shortened, shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name, kind_name, walk_state

Part = tuple[Content, Content]
"""A label and its text."""

LABEL = 11
"""Cells of the column that says what a row is."""

ROOMY = 60
"""Cells of a row from which on rows stand further in."""


def thread_rows(
    knots: Sequence[Knot],
    chosen: int,
    areas: Mapping[int, Area],
    *,
    today: date,
    width: int,
) -> list[Row]:
    """Draw a thread.

    Args:
        knots: The thread.
        chosen: The id of the record it is shown for: that one is drawn in full.
        areas: The areas by id.
        today: The journal day.
        width: Cells of a row.
    """
    draw = _Rows(chosen, areas, today)
    step = 2 if width >= ROOMY else 1
    return [draw.row(record, step * depth, width) for record, depth in knots]


class _Rows:
    """Draws the rows of one thread on one day."""

    def __init__(self, chosen: int, areas: Mapping[int, Area], today: date) -> None:
        self._chosen, self._areas, self._today = chosen, areas, today
        self._numbers: Counter[int] = Counter()
        """Cycles drawn so far, by the id of their improvement."""

    def row(self, record: Record, indent: int, width: int) -> Row:
        drawn = [hanging(label, text, width - indent, LABEL) for label, text in self._parts(record)]
        lines = (Content(" " * indent) + line for part in drawn for line in part.split("\n"))
        return Row(str(record.id), Content("\n").join(lines))

    def _parts(self, record: Record) -> list[Part]:
        match record:
            case Struggle() | Improvement():
                return self._named(record)
            case Walk():
                return [_part("walk", self._walk(record))]
            case Observation():
                label = kind_name(record.kind, record.waste)
                return [_part(label, Content(shown_text(record.fact)))]
            case Cycle():
                return self._cycle(record)
            case _:
                return []

    def _named(self, one: Struggle | Improvement) -> list[Part]:
        stands = _stands(one, self._today)
        handle = Content.styled(one.handle, "$primary")
        if one.id != self._chosen:
            return [(handle, name_and_stand(one, self._today))]
        if isinstance(one, Struggle):
            return [(handle, Content.styled(stands, "bold")), *_of_struggle(one, self._today)]
        area = self._areas.get(one.area) if one.area is not None else None
        place = f" · {visible(area.name)}" if area is not None else ""
        return [(handle, Content.styled(f"{stands}{place}", "bold")), *_of_improvement(one)]

    def _walk(self, walk: Walk) -> Content:
        glyph, word = walk_state(walk)
        area = self._areas.get(walk.area) if walk.area is not None else None
        where = [visible(part) for part in (area.name if area else "", walk.theme) if part]
        state = f"{glyph} {'loop open' if word == 'open' else word}".strip()
        parts = [day_name(walk.day, self._today), *where, state]
        return Content(" · ".join(part for part in parts if part))

    def _cycle(self, cycle: Cycle) -> list[Part]:
        """Draw a cycle; what is expected shows only once it was checked."""
        self._numbers[cycle.improvement] += 1
        label = Content.styled(f"cycle {self._numbers[cycle.improvement]}", "$secondary")
        step, works_on = shown_text(cycle.step), _texts([("works on", cycle.obstacle)])
        if cycle.decision is None or cycle.closed is None:
            stands = cycle_stands(cycle, self._today)
            return [(label, Content.assemble(step, (f" · {stands}", "$accent"))), *works_on]
        surprise = "" if cycle.as_expected else " · a surprise"
        happened = Content.assemble(shown_text(cycle.happened), (surprise, "$accent"))
        decided = f"{cycle.decision} · {day_name(cycle.closed, self._today)}"
        return [
            (label, Content(step)),
            *works_on,
            *_texts([("expected", cycle.expect)]),
            _part("happened", happened),
            *_texts([("learned", cycle.learned), ("decided", decided), ("deck", cycle.wording)]),
        ]


def name_and_stand(one: Struggle | Improvement, today: date) -> Content:
    """Draw what a struggle or an improvement is called, and how it stands on a day."""
    return Content.assemble(shown_text(one.name), (f" · {_stands(one, today)}", "dim"))


def _stands(one: Struggle | Improvement, today: date) -> str:
    if isinstance(one, Struggle):
        return struggle_stands(one, today)
    return improvement_stands(one, today)


def _part(label: str, text: Content) -> Part:
    return Content.styled(label, "dim"), text


def _texts(said: Iterable[tuple[str, str]]) -> list[Part]:
    """Give the texts that are there, each with its label."""
    return [_part(label, Content(shown_text(text))) for label, text in said if text]


def _of_struggle(struggle: Struggle, today: date) -> list[Part]:
    # Without a title its words are its name; while it is only heard, its state says when.
    is_named = struggle.title or len(struggle.words) > LONGEST_TITLE
    words = struggle.words if is_named else ""
    day = day_name(struggle.heard, today) if struggle.since is not None else ""
    heard = " · ".join(part for part in (day, words) if part)
    return _texts((("heard", heard), ("told", struggle.told)))


def _of_improvement(one: Improvement) -> list[Part]:
    credit = f"{one.credit}{'' if one.consented else ' (not to be named)'}" if one.credit else ""
    said = (
        ("problem", one.problem),
        ("target", one.target),
        ("obstacle", " · ".join(one.obstacles)),
        ("measure", measured(one)),
        ("standard", one.standard),
        ("share", one.share_with),
        ("deck", one.wording),
        ("credit", credit),
    )
    return _texts(said)


def thread_head(one: Struggle | Improvement) -> Content:
    """Draw what the thread is shown for."""
    star = "★ " if isinstance(one, Improvement) and one.starred else ""
    return Content.assemble(
        (f"{one.handle}  ", "$primary"),
        (star, "bold $accent"),
        (shortened(one.name, LONGEST_TITLE), "bold"),
    )
