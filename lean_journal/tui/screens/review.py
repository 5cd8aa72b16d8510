"""Review: twelve weeks of every behavior at a glance."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.fact_words import period_name
from lean_journal.domain.months import last_finished
from lean_journal.domain.picture import Glance, glance, standing
from lean_journal.domain.practice import Practice
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.storage.behaviors import practices_of
from lean_journal.storage.review_waiting import reviews_waiting
from lean_journal.tui.command_table import REVIEW, KeyOf
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.base import AFTER_THE_FRAME, JournalScreen
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.season import Season

_REVIEWS = {ReflectionKind.WEEK: "week-review", ReflectionKind.MONTH: "month-review"}
"""The command of each review."""

KEY = "bold $accent"


class ReviewScreen(JournalScreen[None]):
    """One row per behavior, one cell per week."""

    BINDINGS = bindings(REVIEW)

    DEFAULT_CSS = """
    ReviewScreen #page { padding: 1 1 0 2; max-width: 130; }
    ReviewScreen.-narrow #page { padding: 0 0 0 1; }
    ReviewScreen #waiting { height: auto; color: $accent; margin-bottom: 1; padding-right: 1; }
    ReviewScreen #hint.-welcome { padding: 1 1 0 2; }
    ReviewScreen #hint { height: auto; color: $text-muted; margin-bottom: 1; padding-right: 1; }
    """

    def __init__(self) -> None:
        """Begin before the first look at the journal."""
        super().__init__()
        self._seen: tuple[int, date] | None = None
        """The version of the journal and the day that are drawn."""

        self.is_whole = False
        """Whether the best streaks are drawn too."""

        self._long_page = 0
        """The page the long view showed last."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield ModeTabs("review")
        with Vertical(id="page"):
            yield Static(id="waiting", markup=False)
            yield Static(id="hint", markup=False)
            yield Season()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the weeks at once; the best streaks, out of all years, follow."""
        practices = practices_of(self.journal)
        self._draw([glance(one) for one in practices])
        self.set_focus(self._season.rows)
        self.is_whole = not practices
        if practices:
            # Counted at once, it would keep the thread that writes the frame from writing it.
            self.set_timer(AFTER_THE_FRAME, partial(self._draw_best, practices))

    def _draw_best(self, practices: Sequence[Practice]) -> None:
        """Draw the whole of what the first frame showed a part of, unless it is drawn already."""
        if self.is_whole:
            return
        if self._seen == (self.journal.version, self.journal.today()):
            self._draw_whole(practices)
        else:
            self.refresh_view()

    def on_screen_resume(self) -> None:
        """Take up what was done meanwhile; ten years are not counted again for nothing."""
        if self._seen != (self.journal.version, self.journal.today()):
            self.refresh_view()

    @property
    def _season(self) -> Season:
        return self.query_one(Season)

    def refresh_view(self) -> None:
        """Draw how the behaviors stand as the journal holds it now."""
        if not self._is_covered():
            self._draw_whole(practices_of(self.journal))

    def _is_covered(self) -> bool:
        """Tell whether nothing of this screen is seen: then it is drawn when one comes back."""
        stack = self.app.screen_stack
        above = stack[stack.index(self) + 1 :] if self in stack else []
        return any(not screen.is_modal for screen in above)

    def _draw_whole(self, practices: Sequence[Practice]) -> None:
        self._draw([standing(one, list(one.periods())) for one in practices])
        self.is_whole = True

    def _draw(self, standings: Sequence[Glance]) -> None:
        today = self.journal.today()
        self._seen = (self.journal.version, today)
        self.query_one(ModeTabs).day = today
        self._show_waiting()
        hint = self.query_one("#hint", Static)
        hint.display = all(one.behavior.is_parked for one in standings)
        hint.set_class(not standings, "-welcome")
        hint.update(_PARKED if standings else _welcome(self.key_of))
        self._season.show(standings, today)
        self.refresh_bindings()

    def _show_waiting(self) -> None:
        """Say which review it is time for, or was begun."""
        lines = [
            f"{self.key_of(_REVIEWS[one.kind])} "
            f"{'goes on with' if one.is_begun else 'begins'} the review of "
            f"{period_name(one.kind, one.first, one.last)}"
            for one in reviews_waiting(self.journal)
        ]
        waiting = self.query_one("#waiting", Static)
        waiting.display = bool(lines)
        waiting.update("\n".join(lines))

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a behavior's year where there is a behavior."""
        del parameters
        return action != "open" or (self.is_mounted and self._season.chosen is not None)

    async def action_open(self) -> None:
        """Look at a year of the behavior."""
        from lean_journal.tui.screens.year import YearScreen

        if (chosen := self._season.chosen) is not None:
            await self.app.push_screen(YearScreen(chosen), self._come_back)

    async def action_week(self) -> None:
        """Review the week."""
        await self._review(ReflectionKind.WEEK)

    async def action_month(self) -> None:
        """Review the month."""
        await self._review(ReflectionKind.MONTH)

    async def action_deck(self) -> None:
        """Look at the deck of the last month that has ended."""
        from lean_journal.tui.screens.deck import DeckScreen

        await self.journal_app.enter(DeckScreen(last_finished(self.journal.today())))

    async def action_long_view(self) -> None:
        """Look back over months and years, at the page that was shown last."""
        from lean_journal.tui.screens.long_view import LongViewScreen

        screen = LongViewScreen(self._long_page)
        await self.app.push_screen(screen, lambda _: self._keep_page(screen.page))
        await screen.ready.wait()

    def _keep_page(self, page: int) -> None:
        self._long_page = page

    async def _review(self, kind: ReflectionKind) -> None:
        from lean_journal.tui.screens.review_pass import ReviewPassScreen

        await self.app.push_screen(ReviewPassScreen(kind))

    def _come_back(self, behavior: int | None) -> None:
        """Stand at the behavior one looked at last."""
        if behavior is not None:
            self._season.choose(behavior)


def _welcome(key_of: KeyOf) -> Content:
    return Content.assemble(
        ("Twelve weeks at a glance.\n\n", "bold $primary"),
        ("A row for each behavior,\na cell for each week.\n\n", "$foreground"),
        ("3", KEY),
        ("  goes to Behaviors, and ", "$foreground"),
        (key_of("add-behavior"), KEY),
        (" begins one there", "$foreground"),
    )


_PARKED = "Every behavior is parked. 3 goes to Behaviors, to take one up again or begin another."
