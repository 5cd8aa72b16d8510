"""Rows of walks and of what was seen on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Observation, Walk
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import (
    day_name,
    kind_name,
    time_span,
    walk_aim,
    walk_state,
    week_name,
)

EARLIER = "earlier"
"""The key of the row that stands for the walks that are not drawn."""

STATE = 9
"""Cells of the column that says how a walk stands: ``○ planned``."""

LABEL = 11
"""Cells of the column that names what was observed."""


def walk_rows(
    walks: Iterable[Walk],
    areas: Mapping[int, Area],
    counts: Mapping[int, int],
    *,
    today: date,
    week_start: int,
    width: int,
    folded: int = 0,
) -> list[Row]:
    """Draw walks under the weeks they lie in.

    Args:
        walks: The walks in the order to show.
        areas: Areas by id.
        counts: Numbers of observations by walk id.
        today: The journal day.
        week_start: The weekday a week begins on.
        width: Cells of a row.
        folded: How many earlier ones are not drawn; one more row stands for them.
    """
    rows: list[Row] = []
    heading = ""
    for walk in walks:
        week = week_name(walk.day, today, week_start)
        if week != heading:
            heading = week
            rows.append(Row("", Content.styled(week, "dim")))
        rows.append(walk_row(walk, areas, counts.get(walk.id, 0), width))
    if folded:
        rows.append(Row(EARLIER, Content.styled(f"{folded:,} earlier: enter shows them", "dim")))
    return rows


def walk_row(walk: Walk, areas: Mapping[int, Area], count: int, width: int) -> Row:
    """Draw a walk: its day, where it led, how much was seen, and how it stands.

    Args:
        walk: The walk.
        areas: Areas by id.
        count: How many observations it has.
        width: Cells of a row.
    """
    glyph, word = walk_state(walk)
    area = areas.get(walk.area) if walk.area is not None else None
    name = visible(area.name if area else walk.theme or walk.purpose or walk_aim(walk))
    state = f"{glyph} {word}".strip().ljust(STATE) + f"{count or '':>4}"
    day = f"{walk.day:%a} {walk.day.day:>2}  "
    room = max(4, width - len(day) - len(state) - 1)
    shown = Content(name).truncate(room, ellipsis=True, pad=True)
    return Row(str(walk.id), Content.assemble((day, "dim"), shown, " ", (state, "dim")))


def walk_head(
    walk: Walk, area: Area | None, struggle: Struggle | None, untriaged: int, today: date
) -> Content:
    """Draw the head of a walk: where and what about, when and how it stands, what for."""
    glyph, word = walk_state(walk)
    where = area.name if area else "Notes" if walk.is_notes else "A walk"
    title = " · ".join(part for part in (where, walk.theme) if part)
    when = f"{day_name(walk.day, today)} {time_span(walk)}"
    facts = [when.strip(), f"{glyph} {_spoken(word)}".strip()]
    lines = [
        Content.styled(visible(title), "bold"),
        Content.styled(" · ".join(facts), "dim"),
    ]
    if untriaged:
        lines.append(Content.styled(f"{untriaged} to triage", "$accent"))
    if struggle is not None:
        lines.append(
            Content.styled(shown_text(f"for {struggle.handle} {struggle.name}"), "$primary")
        )
    if walk.purpose and (struggle is None or walk.purpose != struggle.name):
        lines.append(Content.styled(visible(walk.purpose), "italic"))
    if walk.loop_closed is not None:
        told = f": {visible(walk.told)}" if walk.told else ""
        lines.append(Content.styled(f"told {day_name(walk.loop_closed, today)}{told}", "$success"))
    return Content("\n").join(lines)


def _spoken(word: str) -> str:
    return {"open": "loop open", "closed": "loop closed"}.get(word, word)


def observation_rows(
    observations: Sequence[Observation],
    commitments: Sequence[Commitment],
    *,
    today: date,
    width: int,
) -> list[Row]:
    """Draw what was seen on a walk, each with what it may mean and what was promised.

    Args:
        observations: In the order they were made.
        commitments: Those that came from one of them or from the walk itself.
        today: The journal day.
        width: Cells of a row.
    """
    rows = [
        Row(
            str(seen.id),
            _observation(seen, [c for c in commitments if c.source == seen.id], today, width),
        )
        for seen in observations
    ]
    seen_ids = {seen.id for seen in observations}
    loose = [promise for promise in commitments if promise.source not in seen_ids]
    return [*rows, *(Row(f"promise-{one.id}", _promise(one, today, width)) for one in loose)]


def _observation(
    seen: Observation, promises: Sequence[Commitment], today: date, width: int
) -> Content:
    label = kind_name(seen.kind, seen.waste)
    star = "★ " if seen.starred else ""
    link = f" {visible(seen.link)}" if seen.link else ""
    fact = Content.assemble((star, "bold $accent"), shown_text(seen.fact), (link, "$accent"))
    lines = [hanging(Content.styled(label, "$primary"), fact, width, LABEL)]
    if seen.interpretation:
        meaning = Content.styled(shown_text(seen.interpretation), "italic dim")
        lines.append(hanging(Content.styled("means", "dim"), meaning, width, LABEL))
    lines += [_promise(promise, today, width) for promise in promises]
    return Content("\n").join(lines)


def _promise(promise: Commitment, today: date, width: int) -> Content:
    parts = [shown_text(promise.what)]
    if promise.to:
        parts.append(f"to {visible(promise.to)}")
    if promise.due is not None:
        parts.append(f"by {day_name(promise.due, today)}")
    if promise.state is not CommitmentState.OPEN:
        parts.append(promise.state.value)
    elif promise.due is not None and promise.due < today:
        parts.append("overdue")
    return hanging(Content.styled("→ I will", "$accent"), Content(" · ".join(parts)), width, LABEL)
