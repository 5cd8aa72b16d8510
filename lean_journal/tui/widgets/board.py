"""Today's board: what is due once the morning pass is done or left."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.today import Today
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.board_rows import board_rows
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.wording import full_day

_NOTHING_DUE = "Nothing is due. {capture} captures what you see, {hansei} reflects on the day."
_GOES_ON = "{resume} goes on with the morning pass"
_NO_BEHAVIORS = "3 chooses behaviors to practise."


def _focus(behavior: Behavior) -> Content:
    cue = f" · {shown_text(behavior.cue)}" if behavior.cue else ""
    return Content.assemble(("focus  ", "dim"), shown_text(behavior.name), (cue, "dim"))


class Board(Vertical):
    """The day by name, what was meant to be seen on it, and the rows of what is due."""

    DEFAULT_CSS = """
    Board { height: 1fr; max-width: 100; padding: 1 3; }
    Board Static { height: auto; margin-bottom: 1; }
    Board RecordList { height: 1fr; }
    """

    today: var[Today | None] = var[Today | None](None, always_update=True)
    """What the day holds; None before the first look. Drawn anew though it be the same: the keys
    in its lines may be others."""

    def __init__(self, keyed: Callable[[str], str]) -> None:
        """Take what puts keys in the places of commands' ids."""
        super().__init__()
        self._keyed = keyed

    def compose(self) -> ComposeResult:
        """Lay out the head and the rows."""
        yield Static(markup=False)
        yield RecordList()

    @property
    def rows(self) -> RecordList:
        """The rows, to take the keys."""
        return self.query_one(RecordList)

    @property
    def chosen(self) -> tuple[str, int]:
        """What the chosen row stands for: ``behavior``, ``cycle`` …, with its id."""
        lists = self.query(RecordList)
        noun, _, id_ = (lists.first().key if lists else "").partition("-")
        return (noun, int(id_)) if id_.isdecimal() else ("", 0)

    def on_mount(self) -> None:
        """Draw what was given before it was there."""
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows to the new width."""
        del event
        self.call_after_refresh(self._draw)

    def watch_today(self) -> None:
        """Draw the day anew."""
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        today = self.today
        if today is None:
            return
        lines = [Content.styled(full_day(today.day), "bold $primary")]
        if today.intention:
            lines.append(Content.styled(f"“{shown_text(today.intention)}”", "italic"))
        if today.focus is not None:
            lines.append(_focus(today.focus.behavior))
        if today.steps_left:
            lines.append(Content.styled(self._keyed(_GOES_ON), "$accent"))
        rows = board_rows(today, self.rows.row_width)
        if not rows:
            lines.append(Content.styled(self._keyed(_NOTHING_DUE), "dim"))
        if not today.behaviors:
            lines.append(Content.styled(_NO_BEHAVIORS, "dim"))
        self.query_one(Static).update(Content("\n").join(lines))
        self.rows.show_rows(rows)
