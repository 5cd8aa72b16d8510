"""The deck of a month as it will look, slide by slide."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.calendar import month_of
from lean_journal.domain.deck import unconfirmed
from lean_journal.domain.months import month_name
from lean_journal.domain.record import Refused
from lean_journal.reports.aliases import aliases_in
from lean_journal.reports.layout import laid_out
from lean_journal.reports.shown import ShownDeck, shown_deck
from lean_journal.reports.slides import Outline, Slide, as_plain
from lean_journal.storage.deck import aliases_of, history_of, records_of
from lean_journal.tui.command_table import DECK
from lean_journal.tui.commands import bindings
from lean_journal.tui.layout import shortened
from lean_journal.tui.screens.deck_actions import DeckActions
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.deck_pages import GAPS, HISTORY, DeckPages
from lean_journal.tui.widgets.deck_rows import (
    gap_rows,
    history_rows,
    pull_words,
    slide_rows,
)
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.record_list import RecordList, Row
from lean_journal.tui.wording import day_name

LONGEST_CUT = 60
"""Characters of a text that is too long, where it is said so."""

_RUNS = "has not ended: once it is frozen, nothing more of it gets into a deck."


class DeckScreen(DeckActions):
    """A page for what is not written yet, one per slide, one for what came back."""

    BINDINGS = bindings(DECK)

    DEFAULT_CSS = """
    DeckScreen #head { height: auto; padding: 1 2 1 2; }
    DeckScreen #slide { background: $surface; padding: 1 3; margin: 0 2; }
    DeckScreen #slide { max-width: 104; max-height: 32; }
    DeckScreen #slide:focus { background: $surface; }
    DeckScreen #remarks { height: auto; max-height: 5; padding: 1 2 0 2; color: $warning; }
    DeckScreen.-narrow #head { padding: 0 1; }
    DeckScreen.-narrow #slide { padding: 0 1; margin: 0; }
    DeckScreen.-narrow #remarks { padding: 0 1; }
    """

    def __init__(self, month: date) -> None:
        """Take any day of the month."""
        super().__init__()
        self._month, _ = month_of(month)
        self._begun = self._month
        """The first month there is something to see of."""

        self._pages = DeckPages(None, (), ())
        self._refusal = ""
        self._page = ""
        self._seen: tuple[int, date, date] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the slide under the line that says where one is."""
        yield ModeTabs(self.app.current_mode)
        yield Static(id="head", markup=False)
        yield RecordList(id="slide")
        yield Static(id="remarks", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Show what is still to be written, else the first slide."""
        self.set_focus(self._rows)

    # The view

    @property
    def _rows(self) -> RecordList:
        return self.query_one("#slide", RecordList)

    @property
    def month(self) -> date:
        """The first day of the month."""
        return self._month

    @property
    def pages(self) -> DeckPages:
        """The pages of the deck as it stands."""
        return self._pages

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._page

    @property
    def row(self) -> str:
        """The key of the chosen row; empty if there is none."""
        return self._rows.key

    def refresh_view(self) -> None:
        """Draw the page as the journal holds it now."""
        self.query_one(ModeTabs).day = self.journal.today()
        seen = (self.journal.version, self.journal.today(), self._month)
        if seen != self._seen:
            self._seen = seen
            self._gather()
        names = self._pages.names
        if self._page not in names:
            self._page = names[0] if names else ""
        self.query_one("#head", Static).update(self._head())
        self._rows.show_rows(self._drawn_page())
        remarks = "\n".join(self._remarks())
        self.query_one("#remarks", Static).update(remarks)
        self.query_one("#remarks", Static).display = bool(remarks)
        self.refresh_bindings()

    def _gather(self) -> None:
        """Make the deck of what the journal holds."""
        journal = self.journal
        records, history = records_of(journal, self._month), history_of(journal)
        closed = (one.closed for one in records.cycles[:1] if one.closed is not None)
        decks = (one.month for one in history[:1])
        self._begun = min((month_of(day)[0] for day in (*closed, *decks)), default=self._month)
        try:
            shown = shown_deck(records, aliases_of(journal), journal.settings.deck_title)
        except Refused as refusal:
            self._pages, self._refusal = DeckPages(None, (), history), str(refusal)
            return
        left = unconfirmed(shown.deck, as_plain(shown.outline)) if shown.is_draft else ()
        self._pages = DeckPages(shown, left, history)

    def _drawn_page(self) -> list[Row]:
        if self.shown is None:
            return [Row("", Content(self._refusal))]
        if self._page == GAPS:
            return gap_rows(self.shown.gaps)
        if self._page == HISTORY:
            return history_rows(self._pages.history)
        if self.slide is None:
            return []
        kicker, is_draft = self.shown.outline.kicker, self.shown.is_draft
        return slide_rows(self.slide, kicker, self._rows.row_width, is_draft=is_draft)

    def _head(self) -> Content:
        month = Content.styled(month_name(self._month), "bold $primary")
        if self.shown is None:
            return month
        deck = self.shown.deck
        stands = pull_words(deck)
        if deck.frozen is not None and deck.pulls:
            frozen = Content.styled(f"frozen {day_name(deck.frozen)[4:]}", "dim")
            stands = Content.styled(" · ", "dim").join([frozen, stands])
        return Content("   ").join([month, stands, self._place()])

    def _place(self) -> Content:
        """Say which of the slides is shown, and which are confirmed."""
        if self.slide is None:
            return Content("")
        here = self._pages.slides.index(self.slide)
        # A frozen deck has none left: each of its slides had a yes.
        signs = [
            Content.styled(
                "○" if place in self._pages.left else "✓",
                "bold $accent" if place == here else "dim",
            )
            for place in range(len(self._pages.slides))
        ]
        where = Content.styled(f"slide {here + 1} of {len(signs)}", "dim")
        return Content.assemble(where, "  ", Content(" ").join(signs))

    def _remarks(self) -> list[str]:
        """Say what the person should know of the page before it goes out."""
        shown = self.shown
        if shown is None:
            return []
        runs = month_of(self._month)[1] >= self.journal.today()
        said = [f"{month_name(self._month)} {_RUNS}"] if runs and shown.is_draft else []
        if self._page == GAPS:
            empty = ["Nothing happened that a deck could tell of."] if shown.is_empty else []
            return [*said, *empty, *_named(shown.aliases, "The deck")]
        return [*said, *self._remarks_on(self.slide, shown)] if self.slide is not None else []

    def _remarks_on(self, slide: Slide, shown: ShownDeck) -> list[str]:
        outline = Outline(self._month, (slide,), shown.outline.title)
        laid = laid_out(outline, is_draft=shown.is_draft)
        said = _named(aliases_in(outline, shown.aliases), "It")
        if (pages := len(laid.pages)) > 1:
            said.append(f"It takes {pages} slides: what does not fit on the first goes on.")
        return said + [f"Too long, so cut: {shortened(text, LONGEST_CUT)}" for text in laid.cut]

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    # Moving

    def can_turn(self, months: int) -> bool:
        """Tell whether the journal reaches to the month before, or the month after has begun."""
        if months < 0:
            return self._begun < self._month
        return self._month < month_of(self.journal.today())[0]

    def show_page(self, page: str) -> None:
        """Show a page, at its first row."""
        self._page = page
        self.refresh_view()
        self._rows.action_first()

    def show_month(self, month: date) -> None:
        """Show the deck of another month, from its first page."""
        self._month, self._page = month, ""
        self.refresh_view()
        self._rows.action_first()


def _named(aliases: Sequence[str], what: str) -> list[str]:
    return [f"{what} names people by their aliases: {', '.join(aliases)}"] if aliases else []
