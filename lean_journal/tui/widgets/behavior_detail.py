"""What stands behind a cell of the grid: the day in words, and how the behavior stands."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.behavior import Mark
from lean_journal.domain.picture import look
from lean_journal.domain.practice import Practice
from lean_journal.domain.streak import run_now, run_words
from lean_journal.tui.layout import shown_text
from lean_journal.tui.looks import LOOKS
from lean_journal.tui.wording import day_name


def detail(
    practice: Practice, day: date, mark: Mark | None, seen: Sequence[str], offered: str = ""
) -> Content:
    """Draw a behavior and one of its days.

    Args:
        practice: The behavior with its marks.
        day: The day.
        mark: What was said of it on the day.
        seen: What the journal knows of the day besides: walks, loops closed.
        offered: What may be done about the mark made last.
    """
    behavior = practice.behavior
    glyph, style = LOOKS[found := look(practice, day)]
    lines = [
        Content.assemble(
            (day_name(day, practice.today), "bold"),
            "  ",
            (f"{glyph} " if glyph.strip() else "", style),
            found.value,
            (f"  “{shown_text(mark.evidence)}”" if mark and mark.evidence else "", "italic"),
        )
    ]
    if offered:
        lines.insert(0, Content.styled(shown_text(offered), "$accent"))
    if seen:
        lines.append(Content.styled(f"that day: {shown_text(' · '.join(seen))}", "$accent"))
    lines.append(Content(""))
    stands = "parked" if behavior.is_parked else run_words(run_now(practice.periods_back()))
    coming = practice.coming
    lines.append(
        Content.assemble(
            (shown_text(behavior.name), "bold $primary"),
            (f"  {practice.cadence}", "dim"),
        )
    )
    lines.append(Content(stands))
    if coming is not None:
        lines.append(Content.styled(f"{coming.cadence} from {day_name(coming.first)}", "$accent"))
    if behavior.definition:
        lines.append(Content.styled(f"seen when: {shown_text(behavior.definition)}", "dim"))
    if behavior.cue:
        lines.append(Content.styled(f"cue: {shown_text(behavior.cue)}", "dim"))
    return Content("\n").join(lines)
