"""The tab bar: the modes by their numbers, and the journal day."""

from datetime import date

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

NARROW = 60
"""Below this many columns only the active mode shows its name."""

DAY = 12
"""Cells of the day with the blanks before it."""

MODES: tuple[tuple[str, str, str], ...] = (
    ("today", "1", "Today"),
    ("reflect", "2", "Reflect"),
    ("behaviors", "3", "Behaviors"),
    ("gemba", "4", "Gemba"),
    ("improve", "5", "Improve"),
    ("review", "6", "Review"),
)
"""Modes that exist: name, number and title. The numbers of the six modes never change."""


class ModeTabs(Widget):
    """One line: the modes, the active one marked by brackets or weight, and the day."""

    DEFAULT_CSS = """
    ModeTabs {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    """

    day: var[date | None] = var[date | None](None)
    """The journal day to show."""

    def __init__(self, active: str) -> None:
        """Take the name of the mode this screen is, or of another of its kind, as ``gemba 2``."""
        super().__init__()
        self._active = active.partition(" ")[0]

    def watch_day(self) -> None:
        """Show the new day."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Go to the mode that was clicked."""
        gap, right = self._gap, 0
        for name, number, title in MODES:
            left, right = right, right + self._tab(name, number, title).cell_length + gap
            if left <= event.x - 1 < right - gap:
                await self.app.switch_mode(name)

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < NARROW - 2

    @property
    def _gap(self) -> int:
        """Cells between two tabs: fewer where the day would find no room beside them."""
        if self._is_narrow:
            return 1
        tabs = sum(self._tab(*mode).cell_length for mode in MODES)
        return 2 if tabs + 2 * len(MODES) + DAY <= self.size.width else 0

    def render(self) -> RenderResult:
        """Draw the modes on the left and the day on the right."""
        tabs = Content(" " * self._gap).join(self._tab(*mode) for mode in MODES)
        day = f"{self.day:%a %-d %b}" if self.day is not None else ""
        gap = self.size.width - tabs.cell_length - len(day)
        if gap < 2:
            return tabs
        return Content.assemble(tabs, " " * gap, (day, "dim"))

    def _tab(self, name: str, number: str, title: str) -> Content:
        if name == self._active:
            return Content.styled(f"[{number} {title}]", "bold $primary")
        return Content.styled(number if self._is_narrow else f" {number} {title} ", "dim")
