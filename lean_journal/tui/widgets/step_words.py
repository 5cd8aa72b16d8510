"""What the steps of the morning pass ask, as it is drawn."""

from datetime import date

from textual.content import Content

from lean_journal.domain.commitment import Commitment, standing
from lean_journal.domain.morning import AreaStep, CommitmentStep, PromptStep, Step, WalkStep
from lean_journal.domain.text import visible
from lean_journal.tui.layout import asked
from lean_journal.tui.wording import day_name

WELCOME = Content.assemble(
    ("This is lean-journal", "bold $primary"),
    ", a private journal for lean leaders.\nWhat you write stays in one file on this machine.\n\n",
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
            return "enter goes on · empty leaves it · F4 for a longer text"
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
