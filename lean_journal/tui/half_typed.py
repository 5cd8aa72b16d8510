"""Half-typed text of a screen's fields, on disk while it is typed."""

from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any

from lean_journal.storage.drafts import Draft
from lean_journal.tui.has_draft import HasDraft

if TYPE_CHECKING:
    from lean_journal.tui.screens.base import JournalScreen

QUIET, LONGEST_UNKEPT = 1.0, 1.8
"""Text is on disk this many seconds after the last key, and this often while typing.

No more than two seconds of typing are ever lost; the rest is for the disk.
"""


class HalfTyped:
    """What is typed and not saved in the fields of one screen."""

    def __init__(self, screen: "JournalScreen[Any]") -> None:
        """Take the screen; nothing is typed yet."""
        self._screen = screen
        self._texts: dict[str, str] = {}
        self._begun: dict[str, date] = {}
        self._bases: dict[str, str] = {}
        self._unkept: set[str] = set()
        self._has_ended = False
        self._kept_at = monotonic()

    def take_up(self, field: str) -> str | None:
        """Go on with what was half-typed in a field before; None if nothing was."""
        kept = self._screen.journal_app.drafts.kept(field)
        if kept is None:
            return None
        self._texts[field], self._begun[field] = kept.text, kept.day
        self._bases[field] = kept.base
        return kept.text

    def current(self, field: str) -> str:
        """Give what is half-typed in a field, here or on another screen of this window."""
        if field in self._unkept:
            # The disk would not have it: it is nowhere but here.
            return self._texts[field]
        return self.take_up(field) or ""

    def look_at(self, field: HasDraft) -> None:
        """Take notice of what a field holds by now."""
        if field.draft and not self._has_ended:
            self.note(field.draft, field.value, field.saved)

    def note(self, field: str, text: str, saved: str) -> None:
        """Take notice of a field's text.

        Args:
            field: The field's name among the drafts.
            text: What it holds.
            saved: What it would hold if nothing had been typed.
        """
        text = text if text.strip() and text != saved else ""
        if not self._texts:
            self._kept_at = monotonic()
        if text == self._texts.get(field, ""):
            return
        self._texts[field] = text
        self._unkept.add(field)
        if text:
            self._begun.setdefault(field, self._screen.journal.today())
            self._bases.setdefault(field, saved)
        else:
            self._forget(field)
        # However the keys come, the first one waits for the disk no longer than that.
        left = self._kept_at + LONGEST_UNKEPT - monotonic()
        if left > 0:
            self._screen.after_quiet(min(QUIET, left), self.keep)
        else:
            self.keep()

    def keep(self) -> None:
        """Put what is half-typed on disk, and let go of what no longer is."""
        self._kept_at = monotonic()
        app = self._screen.journal_app
        try:
            # In the order they were typed: so they are offered again.
            for field in [one for one in self._texts if one in self._unkept]:
                if text := self._texts[field]:
                    app.drafts.keep(Draft(field, text, self._begun[field], self._bases[field]))
                else:
                    app.drafts.drop(field)
                self._unkept.discard(field)
        except OSError as error:
            app.complain(error)

    def begun(self, field: str) -> date | None:
        """Give the journal day on which a field's text was begun; None if it holds none."""
        return self._begun.get(field)

    def base(self, field: str) -> str | None:
        """Give what was saved in a field when the typing began; None if it holds nothing new."""
        return self._bases.get(field)

    def saved(self, field: str) -> None:
        """Let go of a field's text: it is on disk, or not wanted."""
        self._texts[field] = ""
        self._unkept.add(field)
        self.keep()
        self._texts.pop(field, None)
        self._unkept.discard(field)
        self._forget(field)

    def sync(self) -> None:
        """Take up what another screen of this window did to the same fields."""
        for field in set(self._texts) - self._unkept:
            kept = self._screen.journal_app.drafts.kept(field)
            if kept is None:
                del self._texts[field]
                self._forget(field)
            else:
                self._texts[field] = kept.text

    def _forget(self, field: str) -> None:
        self._begun.pop(field, None)
        self._bases.pop(field, None)

    def is_typing(self) -> bool:
        """Tell whether any field holds text that is not saved."""
        return any(self._texts.values())

    def end(self) -> None:
        """Let go of all texts for good: the form is saved, whatever its fields still hold."""
        self.all_saved()
        self._has_ended = True

    def all_saved(self) -> None:
        """Let go of all texts of the screen."""
        for field in list(self._texts):
            self.saved(field)
