"""Improve: struggles and improvements by how they stand, and the thread of the chosen one."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.area import Area
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle
from lean_journal.storage.thread import thread_of
from lean_journal.tui.command_table import IMPROVE, KeyOf
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.improve_loop import ImproveLoop
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.improve_rows import MORE, board_rows
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.thread_rows import thread_head, thread_rows

KEY = "bold $accent"


def _welcome(key_of: KeyOf) -> Content:
    return Content.assemble(
        ("One thing at a time, tried on purpose.\n\n", "bold $primary"),
        (key_of("hear"), KEY),
        "  what does your boss struggle with? write it down, and go and see\n",
        (key_of("add-improvement"), KEY),
        "  an improvement: a title, and the problem as it is today\n",
        (key_of("cycle"), KEY),
        "  a cycle: a step, and what you expect of it before you try\n",
        (key_of("help"), KEY),
        "  shows every key",
    )


class ImproveScreen(ImproveLoop):
    """The board on the left, the thread on the right; one of the two on a narrow screen."""

    BINDINGS = bindings(IMPROVE)

    DEFAULT_CSS = """
    ImproveScreen #board { width: 38; padding: 0 1; }
    ImproveScreen #detail { width: 1fr; padding: 0 1; border-left: vkey $panel; }
    ImproveScreen #thread:blur > .option-list--option-highlighted { background: transparent; }
    ImproveScreen #head { height: auto; max-height: 5; margin-bottom: 1; }
    ImproveScreen #welcome { display: none; padding: 2 4; height: 1fr; }
    ImproveScreen.-empty #welcome { display: block; }
    ImproveScreen.-empty #panes { display: none; }
    ImproveScreen.-high #panes { padding-top: 1; }
    ImproveScreen.-broad #board { width: 52; }
    ImproveScreen.-narrow #board { width: 1fr; }
    ImproveScreen.-narrow #detail { display: none; border-left: none; }
    ImproveScreen.-narrow.-inside #board { display: none; }
    ImproveScreen.-narrow.-inside #detail { display: block; }
    """

    def __init__(self) -> None:
        """Begin with what is settled folded."""
        super().__init__()
        self._unfolded: set[str] = set()
        self._thread_drawn: tuple[int, int, date, int] | None = None
        """What the thread that is drawn is of: record, version, day and width."""

        self._sought = 0
        """The id of the record one came to last: the board shows it though it be folded."""

    def compose(self) -> ComposeResult:
        """Lay out the board and the thread."""
        yield ModeTabs("improve")
        with Horizontal(id="panes"):
            yield RecordList(id="board")
            with Vertical(id="detail"):
                yield Static(id="head", markup=False)
                yield RecordList(id="thread")
        yield Static(id="welcome", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the board as it is now."""
        # What is hidden after it was shown would lose the keys.
        self.set_class(not self.has_any(Struggle, Improvement), "-empty")
        self.set_focus(self._board)

    # The view

    @property
    def _board(self) -> RecordList:
        return self.query_one("#board", RecordList)

    @property
    def _thread(self) -> RecordList:
        return self.query_one("#thread", RecordList)

    @property
    def is_inside(self) -> bool:
        """Whether the keys go to the thread, not to the board."""
        return self.focused is self._thread

    def refresh_view(self) -> None:
        """Draw the board and the chosen thread as the journal holds them now."""
        journal = self.journal
        struggles, improvements = journal.find(Struggle), journal.find(Improvement)
        is_empty = not (struggles or improvements)
        self.set_class(is_empty, "-empty")
        if is_empty:
            self.query_one("#welcome", Static).update(_welcome(self.key_of))
        if self.is_inside and self.chosen_record() is None:
            # What one was inside of is gone.
            self.action_focus_board()
        self.query_one(ModeTabs).day = journal.today()
        cycles = (journal.lookup(Cycle, one.cycle) for one in improvements if one.cycle is not None)
        self._board.show_rows(
            board_rows(
                struggles,
                improvements,
                {one.id: one for one in cycles if one is not None},
                today=journal.today(),
                width=self._board.row_width,
                unfolded=self._unfolded,
                sought=self._sought,
            )
        )
        self._draw_thread()
        self.refresh_bindings()

    def _draw_thread(self) -> None:
        chosen = self.chosen_record()
        head = self.query_one("#head", Static)
        if chosen is None:
            head.update("")
            self._thread.show_rows(())
            self._thread_drawn = None
            return
        today, width = self.journal.today(), self._thread.row_width
        stands = (chosen.id, self.journal.version, today, width)
        if stands != self._thread_drawn:
            self._thread_drawn = stands
            self._show_thread(chosen, today, width)
        if not self.is_inside:
            self._thread.move_to(str(chosen.id))

    def _show_thread(self, chosen: Struggle | Improvement, today: date, width: int) -> None:
        areas = {area.id: area for area in self.journal.find(Area)}
        self.query_one("#head", Static).update(thread_head(chosen))
        rows = thread_rows(
            thread_of(self.journal, chosen),
            chosen.id,
            areas,
            today=today,
            width=width,
        )
        self._thread.show_rows(rows)

    def chosen_record(self) -> Struggle | Improvement | None:
        """Give what is chosen on the board as the journal holds it now."""
        if not self._board.key.isdecimal():
            return None
        id_ = int(self._board.key)
        return self.journal.lookup(Improvement, id_) or self.journal.lookup(Struggle, id_)

    def chosen_knot(self) -> Record | None:
        """Give the chosen record of the thread, if one is inside it."""
        key = self._thread.key if self.is_inside else ""
        if not key:
            return None
        return self.record_of(int(key))

    def show_record(self, record: Record) -> None:
        """Come to a struggle, an improvement, or to the cycle of one."""
        if not isinstance(record, (Struggle, Improvement, Cycle)):
            return
        self._sought = record.improvement if isinstance(record, Cycle) else record.id
        self.refresh_view()
        self._board.move_to(str(self._sought))
        self._draw_thread()
        if isinstance(record, Cycle):
            self.action_focus_thread()
        self._thread.move_to(str(record.id))

    @on(OptionList.OptionHighlighted, "#board")
    def _record_chosen(self, event: OptionList.OptionHighlighted) -> None:
        # With keys typed ahead one is further on by now.
        if event.option_id == self._board.key:
            self._draw_thread()
            self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#thread")
    def _knot_chosen(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    # Keys

    @property
    def folded(self) -> str:
        """The settled state whose other records the chosen row of the board stands for."""
        is_more = not self.is_inside and self._board.key.startswith(MORE)
        return self._board.key.removeprefix(MORE) if is_more else ""

    async def action_open(self) -> None:
        """Unfold what is settled, or fold it; else go into the thread, and along it."""
        if not self.folded:
            await super().action_open()
            return
        place = self._board.highlighted
        is_folding = self.folded in self._unfolded
        self._unfolded ^= {self.folded}
        self.refresh_view()
        if not is_folding:
            # At the first of those that were folded.
            self._board.highlighted = place

    def action_focus_thread(self) -> None:
        """Go to the thread."""
        self.add_class("-inside")
        self.set_focus(self._thread)

    def action_focus_board(self) -> None:
        """Go back to the board."""
        self.remove_class("-inside")
        self.set_focus(self._board)
