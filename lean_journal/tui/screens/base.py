"""What the journal's screens share: the app's own type, and a way to show a dialog."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen
from textual.timer import Timer

from lean_journal.domain.record import Record
from lean_journal.storage import Journal, Transaction
from lean_journal.tui.half_typed import HalfTyped
from lean_journal.tui.has_draft import HasDraft

if TYPE_CHECKING:
    from lean_journal.tui.app import JournalApp
    from lean_journal.tui.dialogs.base import Dialog
    from lean_journal.tui.widgets.field import Field

AFTER_THE_FRAME = 0.05
"""Seconds in which the first frame reaches the terminal."""

Result = TypeVar("Result")
Shown = TypeVar("Shown")


class JournalScreen(Screen[Result]):
    """A screen that knows its app; `refresh_view` is the one way the disk gets on it."""

    IS_READY_WHEN_MOUNTED: ClassVar[bool] = True
    """Whether it shows something as soon as it is mounted; else it sets `ready` itself."""

    def __init__(self) -> None:
        """Begin with nothing pending."""
        super().__init__()
        self._quiet: Timer | None = None
        self.half_typed = HalfTyped(self)
        self.ready = asyncio.Event()
        """Set once the screen shows something and takes keys."""

    def on_mount(self) -> None:
        """Have this screen drawn anew under a dialog too."""
        self.screen_layout_refresh_signal.subscribe(self, self._redraw_above)
        # Textual calls the handlers of the class before those of its bases.
        if self.IS_READY_WHEN_MOUNTED:
            self.ready.set()

    def _redraw_above(self, _screen: Screen[object]) -> None:
        # Textual 8.2 lays out what lies under a translucent screen, but does not paint it.
        if self.app.screen is not self:
            self.app.screen.refresh()

    def after_quiet(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call back once this was not called again for a while.

        Args:
            seconds: How long it must be quiet.
            callback: What to call; the one given before it is forgotten.
        """
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self.set_timer(seconds, callback)

    @property
    def journal_app(self) -> "JournalApp":
        """The app, with its own type."""
        return cast("JournalApp", self.app)

    @property
    def journal(self) -> Journal:
        """The one door to what is stored."""
        return self.journal_app.journal

    def on_screen_resume(self) -> None:
        """Take up what other screens did; offer what was left behind, once no form is open."""
        self.half_typed.sync()
        if not self.is_modal:
            self.app.call_later(self.journal_app.offer_drafts)

    def key_of(self, command: str) -> str:
        """Give the key a command is on by now, as people read it, by the command's id."""
        return self.journal_app.key_of(command)

    def keyed(self, sentence: str) -> str:
        """Put keys in the places of commands' ids, in a sentence that holds no person's words."""
        return self.journal_app.keyed(sentence)

    def say_undoable(self, done: str) -> None:
        """Say what was done, and how it is taken back."""
        self.journal_app.say(f"{done}; {self.key_of('undo')} brings it back")

    @property
    def takes_digits(self) -> bool:
        """Whether a digit means something here, and does not go to another mode."""
        return False

    @property
    def command_ids(self) -> set[str]:
        """The ids of the commands that work now."""
        active = self.active_bindings
        if self.journal_app.is_away:
            # The app has the key first, whatever it does here at other times.
            others = {one.binding.id or "" for key, one in active.items() if key != "escape"}
            return {*others, "come-back"}
        return {one.binding.id or "" for one in active.values()}

    async def settle(self) -> None:
        """Wait until the field in focus has taken in all keys before this one."""
        if self.focused is not None:
            done = asyncio.Event()
            self.focused.call_later(done.set)
            await done.wait()

    async def action_capture(self) -> None:
        """Capture a line and come back here."""
        await self.journal_app.action_capture()

    async def action_help(self) -> None:
        """Show the keys of this screen."""
        await self.journal_app.action_help()

    async def act(self, label: str, change: Callable[[Transaction], Shown]) -> Shown | None:
        """Make one action of a change.

        Args:
            label: What undo calls it.
            change: Makes it within the action's one transaction.

        Returns:
            What the change made, or None if it could not be saved; the reason has been shown.
        """

        def action() -> Shown:
            with self.journal.transaction(label) as transaction:
                return change(transaction)

        return await self.journal_app.save(action)

    def refresh_view(self) -> None:
        """Take up what the journal holds now."""

    def show_record(self, record: Record) -> None:
        """Come to a record, where this screen shows its kind."""
        del record

    def keep_draft(self) -> None:
        """Put half-typed text where the next start finds it."""
        for field in self.query("Field, Page").results():
            if isinstance(field, HasDraft):
                # Its last keys may not have been told of yet.
                self.half_typed.look_at(field)
        self.half_typed.keep()

    def on_field_typed(self, event: "Field.Typed") -> None:
        """Keep what is half-typed in a field that has a name."""
        event.stop()
        was_typing = self.half_typed.is_typing()
        self.half_typed.look_at(event.field)
        if self.half_typed.is_typing() != was_typing:
            self.refresh_bindings()

    def on_screen_suspend(self) -> None:
        """Keep what is half-typed: another screen may show the same field."""
        self.keep_draft()

    def on_unmount(self) -> None:
        """Keep what is half-typed as the screen goes."""
        self.keep_draft()

    async def show(
        self, dialog: "Dialog[Shown]", then: Callable[[Shown], Awaitable[bool | None]]
    ) -> None:
        """Show a dialog; return once it takes keys, so that keys typed ahead go to it.

        Args:
            dialog: What to show.
            then: Called with what was entered while the dialog still stands; it closes
                unless the answer is False, as when it could not be saved.
        """
        dialog.then = then
        await self.app.push_screen(dialog)
