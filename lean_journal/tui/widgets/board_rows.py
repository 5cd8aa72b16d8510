"""Rows of Today's board: what is due, and which loops are open."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.cadence import Unit
from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.cycle import standing as cycle_stands
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.improvement import standing as improvement_stands
from lean_journal.domain.months import month_name
from lean_journal.domain.reporting import Report, report_stands
from lean_journal.domain.streak import counted
from lean_journal.domain.text import visible
from lean_journal.domain.today import DueBehavior, Today
from lean_journal.domain.walk import Walk
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import walk_title

LABEL = 12
"""Cells of the first column."""

MOST_LOOPS = 5
"""Walks with an open loop the board shows; Gemba shows all."""


def board_rows(today: Today, width: int) -> list[Row]:
    """Draw the board; a block with nothing in it is not drawn.

    Args:
        today: What the day holds.
        width: Cells of a row.
    """
    rows: list[Row] = []
    rows += _block("Behaviors", [_behavior(one, width) for one in today.behaviors_due])
    rows += _block("Due", [_promise(one, today.day, width) for one in today.due])
    if today.report is not None:
        rows += _block("The monthly deck", [_report(today.report, today.day, width)])
    rows += _block("Walks planned for today", [_walk(one, today, width) for one in today.planned])
    rows += _block("Past their check", [_cycle(one, today, width) for one in today.past_check])
    rows += _block("Do they still hold?", [_look(one, today, width) for one in today.to_look_at])
    loops = today.open_loops[:MOST_LOOPS]
    rows += _block("Told nobody yet", [_walk(one, today, width) for one in loops])
    if today.untriaged:
        count = f"{today.untriaged} seen, not gone through yet"
        rows += _block("To triage", [Row(f"triage-{today.untriaged_on}", Content(count))])
    return rows


def _block(title: str, rows: Sequence[Row]) -> list[Row]:
    return (
        [Row("", Content.styled(f"{title}", "dim")), *rows, Row("", Content(" "))] if rows else []
    )


def _behavior(one: DueBehavior, width: int) -> Row:
    text = Content.assemble(shown_text(one.behavior.name), (f" · {_standing(one)}", "dim"))
    label = Content.styled("unmarked", "$accent")
    return Row(f"behavior-{one.behavior.id}", hanging(label, text, width, LABEL))


def _standing(one: DueBehavior) -> str:
    if (standing := one.standing) is None:
        return "not begun"
    streak, running = counted(standing.current, standing.unit), standing.running
    if running.unit is Unit.DAY:
        return streak
    return f"{streak} · this {running.unit} {running.done} of {running.need}"


def _promise(one: Commitment, today: date, width: int) -> Row:
    label = Content.styled("I will", "$accent")
    return Row(f"commitment-{one.id}", hanging(label, promise_and_stand(one, today), width, LABEL))


def promise_and_stand(one: Commitment, today: date) -> Content:
    """Draw what was promised to whom, and how it stands on a day."""
    to = f" · to {visible(one.to)}" if one.to else ""
    return Content.assemble(shown_text(one.what), (f"{to} · {standing(one, today)}", "dim"))


def _report(report: Report, today: date, width: int) -> Row:
    stands = f" · {report_stands(report, today)}"
    text = Content.assemble(month_name(report.month), (stands, "dim"))
    label = Content.styled("send", "$accent")
    return Row(f"deck-{report.month.toordinal()}", hanging(label, text, width, LABEL))


def _cycle(one: Cycle, today: Today, width: int) -> Row:
    improvement = today.tried[one.improvement]
    text = Content.assemble(
        shown_text(improvement.title),
        (f" · {shown_text(one.step)} · {cycle_stands(one, today.day)}", "dim"),
    )
    label = Content.styled(improvement.handle, "$accent")
    return Row(f"cycle-{one.id}", hanging(label, text, width, LABEL))


def _look(one: Improvement, today: Today, width: int) -> Row:
    since = f" · {improvement_stands(one, today.day)}"
    text = Content.assemble(shown_text(one.title), (since, "dim"))
    label = Content.styled(one.handle, "$accent")
    return Row(f"improvement-{one.id}", hanging(label, text, width, LABEL))


def _walk(walk: Walk, today: Today, width: int) -> Row:
    area = today.areas.get(walk.area) if walk.area is not None else None
    struggle = today.struggles.get(walk.struggle) if walk.struggle is not None else None
    title = Content(walk_title(walk, area, today.day, struggle))
    return Row(f"walk-{walk.id}", title.truncate(width, ellipsis=True))
