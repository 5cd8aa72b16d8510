"""What Today draws: the steps of the morning pass, and the rows of the board."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.morning import AreaStep, CommitmentStep, PromptStep, Step, WalkStep
from lean_journal.domain.text import visible
from lean_journal.domain.today import Today
from lean_journal.domain.walk import Walk
from lean_journal.tui.layout import asked, hanging, shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import day_name, walk_title

LABEL = 12
"""Cells of the board's first column."""

MOST_LOOPS = 5
"""Walks with an open loop the board shows; Gemba shows all."""

WELCOME = Content.assemble(
    ("This is lean-journal", "bold $primary"),
    ", a private journal for leading lean from where you stand.\n"
    "What you write stays in one file on this machine.\n\n",
)


def question(step: Step, today: date) -> Content:
    """Draw what a step asks."""
    match step:
        case AreaStep():
            return asked("Which area is yours? Name the first place you go to see.")
        case CommitmentStep(commitment):
            return _due(commitment, today)
        case PromptStep(prompt):
            return asked(prompt)
        case WalkStep(area, last):
            name = asked(f"Go and see: {area.name}")
            seen = f"last seen {day_name(last, today)}" if last is not None else "not seen yet"
            return Content("\n").join([name, Content.styled(f"longest unvisited, {seen}", "dim")])


def keys(step: Step) -> str:
    """Name the keys that answer a step."""
    match step:
        case AreaStep():
            return "enter goes on · empty leaves it for later"
        case CommitmentStep():
            return "y kept · r new date · b broken · enter later"
        case PromptStep():
            return "enter goes on · empty leaves it · F4 $EDITOR"
        case WalkStep():
            return "y plans it for today · enter not today"


def progress(behind: int, left: int) -> Content:
    """Draw how far the pass is: a dot per step, the present one full."""
    total = behind + left
    dots = f"{'●' * behind}◉{'○' * (left - 1)}"
    return Content.assemble((dots, "$primary"), (f"  {behind + 1} of {total}", "dim"))


def _due(commitment: Commitment, today: date) -> Content:
    due = f"I said I would, by {day_name(commitment.due, today)}" if commitment.due else "I said"
    to = f"to {visible(commitment.to)} · " if commitment.to else ""
    return Content("\n").join(
        [
            Content.styled(due, "dim"),
            asked(commitment.what),
            Content.styled(f"{to}{standing(commitment, today)}", "dim"),
        ]
    )


def board_rows(today: Today, width: int) -> list[Row]:
    """Draw the board; a block with nothing in it is not drawn.

    Args:
        today: What the day holds.
        width: Cells of a row.
    """
    rows: list[Row] = []
    rows += _block("Due", [_commitment(one, today.day, width) for one in today.due])
    rows += _block("Walks planned for today", [_walk(one, today, width) for one in today.planned])
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


def _commitment(one: Commitment, today: date, width: int) -> Row:
    to = f" · to {visible(one.to)}" if one.to else ""
    text = Content.assemble(shown_text(one.what), (f"{to} · {standing(one, today)}", "dim"))
    return Row(
        f"commitment-{one.id}", hanging(Content.styled("I will", "$accent"), text, width, LABEL)
    )


def _walk(walk: Walk, today: Today, width: int) -> Row:
    area = today.areas.get(walk.area) if walk.area is not None else None
    title = Content(walk_title(walk, area, today.day))
    return Row(f"walk-{walk.id}", title.truncate(width, ellipsis=True))
