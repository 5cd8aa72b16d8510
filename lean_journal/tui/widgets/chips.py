"""How a captured line was understood, shown while it is typed."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from lean_journal.domain.capture import NEW, Captured
from lean_journal.domain.text import visible
from lean_journal.domain.walk import WASTE_SIGNS
from lean_journal.tui.wording import day_name, kind_name

LONGEST = 40
"""Cells a chip shows of a text; the line itself shows all of it."""


class Chips(Widget):
    """The parts of a captured line, each with its name."""

    DEFAULT_CSS = """
    Chips {
        height: auto;
        min-height: 1;
        max-height: 6;
        padding: 0 1;
        color: $text-muted;
    }
    """

    captured: var[Captured | None] = var[Captured | None](None)
    """The line as understood; None shows nothing."""

    def watch_captured(self) -> None:
        """Show the line as it is now."""
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw the chips one after another; they wrap."""
        if self.captured is None or self.captured.is_empty:
            return Content("an empty line ends")
        return Content("  ").join(_chip(*part) for part in parts(self.captured))


def parts(captured: Captured) -> list[tuple[str, str]]:
    """Name the parts of a captured line, in the order they are shown."""
    found = []
    if captured.fact:
        hint = f" ({WASTE_SIGNS[captured.waste]})" if captured.waste else ""
        found.append((f"{kind_name(captured.kind, captured.waste)}{hint}", captured.fact))
    if captured.interpretation:
        found.append(("means", captured.interpretation))
    if captured.promise is not None:
        found.append(("I will", captured.promise.what))
        if captured.promise.to:
            found.append(("to", captured.promise.to))
        if captured.promise.due is not None:
            found.append(("by", day_name(captured.promise.due)))
    if captured.link == NEW:
        found.append(("becomes", "an improvement"))
    elif captured.link:
        found.append(("link", captured.link))
    if captured.starred:
        found.append(("★", "for the monthly review"))
    return found


def _chip(name: str, text: str) -> Content:
    shown = Content(visible(text)).truncate(LONGEST, ellipsis=True)
    return Content.assemble((name, "bold $primary"), " ", shown.stylize("$foreground"))
