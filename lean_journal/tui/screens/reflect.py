"""Reflect: what was written on a day, and what was written and learned on this day before."""

from collections.abc import Mapping
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from lean_journal.domain.calendar import on_this_day, parse_past_day
from lean_journal.domain.record import Record, Refused
from lean_journal.domain.reflection import (
    BLANK,
    Reflection,
    ReflectionKind,
    day_for,
    text_of,
)
from lean_journal.storage.learnings import learnings_on
from lean_journal.storage.passes import reflect, reflection_of
from lean_journal.tui.command_table import REFLECT
from lean_journal.tui.commands import bindings
from lean_journal.tui.screens.listed import ListScreen
from lean_journal.tui.widgets.command_bar import CommandBar
from lean_journal.tui.widgets.mode_tabs import ModeTabs
from lean_journal.tui.widgets.record_list import RecordList
from lean_journal.tui.widgets.reflect_rows import Before, Place, day_rows
from lean_journal.tui.wording import full_day, long_ago

YEARS = 50
"""How many years one looks back."""


class ReflectScreen(ListScreen):
    """One day at a time; any day that has begun."""

    BINDINGS = bindings(REFLECT)

    DEFAULT_CSS = """
    ReflectScreen #page { max-width: 100; padding: 1 2 0 2; }
    ReflectScreen.-narrow #page { padding: 1 1 0 1; }
    ReflectScreen #head { height: auto; margin-bottom: 1; }
    ReflectScreen #empty { height: auto; color: $text-muted; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        """Begin on today."""
        super().__init__()
        self._day: date | None = None
        self._came_from: list[date] = []
        """The days one left by a jump, the last one last."""

        self._places: Mapping[str, Place] = {}

    def compose(self) -> ComposeResult:
        """Lay out the day."""
        yield ModeTabs("reflect")
        with Vertical(id="page"):
            yield Static(id="head", markup=False)
            yield Static(id="empty", markup=False)
            yield RecordList()
        yield CommandBar()

    def on_mount(self) -> None:
        """Show the day as it is now."""
        self.set_focus(self._rows)

    # The view

    @property
    def _rows(self) -> RecordList:
        return self.query_one(RecordList)

    @property
    def day(self) -> date:
        """The selected day; without a choice, today."""
        return self._day or self.journal.today()

    def refresh_view(self) -> None:
        """Draw the selected day as the journal holds it now."""
        today, day = self.journal.today(), self.day
        self.query_one(ModeTabs).day = today
        when = {0: "today", 1: "yesterday"}.get((today - day).days, long_ago(day, today))
        head = Content.assemble((full_day(day), "bold"), (f"  ·  {when}", "dim"))
        self.query_one("#head", Static).update(head)
        written = self._all_written()
        before = self._before(on_this_day(day, YEARS))
        empty = self.query_one("#empty", Static)
        empty.display = not written
        empty.update(self.keyed(_EMPTY) if day == today else "Nothing written on this day.")
        rows, self._places = day_rows(written, before, self._rows.row_width)
        self._rows.show_rows(rows)
        self.refresh_bindings()

    def _all_written(self) -> list[Reflection]:
        """Give the reflections of the day, of its week and of its month."""
        week_start = self.journal.settings.week_start
        found = [
            reflection_of(self.journal, day_for(kind, self.day, week_start), kind)
            for kind in ReflectionKind
        ]
        return [one for one in found if one is not None]

    def _before(self, days: list[tuple[str, date]]) -> list[Before]:
        """Give what was written and learned on some days, those with nothing left out."""
        learnings = learnings_on(self.journal, [day for _, day in days])
        found = [Before(name, day, self._on(day), learnings.get(day, ())) for name, day in days]
        return [one for one in found if one.reflections or one.learnings]

    def _on(self, day: date) -> list[Reflection]:
        kinds = (ReflectionKind.MORNING, ReflectionKind.EVENING)
        return [
            one for kind in kinds if (one := reflection_of(self.journal, day, kind)) is not None
        ]

    def show_record(self, record: Record) -> None:
        """Come to a reflection."""
        if isinstance(record, Reflection):
            self._jump_to(record.day)
            self._rows.move_to(f"{record.kind.value}-0")

    def _chosen(self) -> Place | None:
        return self._places.get(self._rows.key)

    def _go_to(self, day: date) -> None:
        """Select a day, though none that has not come."""
        today = self.journal.today()
        self._day = day if day < today else None
        self.refresh_view()

    @on(OptionList.OptionSelected)
    async def _row_clicked(self) -> None:
        await self.action_open()

    @on(OptionList.OptionHighlighted)
    def _row_chosen(self) -> None:
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the day and the row."""
        if not self.is_mounted:
            return True
        chosen = self._chosen()
        if action == "open":
            return chosen is not None
        if action == "back":
            return bool(self._came_from)
        if action == "remove":
            return chosen is not None and chosen.prompt is not None
        if (action, parameters) == ("go", (1,)):
            return self.day < self.journal.today()
        return True

    def action_go(self, days: int) -> None:
        """Go some days on or back."""
        if not (self.day == date.min and days < 0):
            self._go_to(self.day + timedelta(days=days))

    def _jump_to(self, day: date) -> None:
        """Go to a day from which one can come back."""
        if day != self.day:
            self._came_from.append(self.day)
        self._go_to(day)

    def action_back(self) -> None:
        """Go back to the day one came from."""
        self._go_to(self._came_from.pop())

    def action_today(self) -> None:
        """Go to today."""
        self._jump_to(self.journal.today())

    def action_year(self) -> None:
        """Go to the same day a year before."""
        year = [then for name, then in on_this_day(self.day, 1) if name == "a year ago"]
        if year:
            self._jump_to(year[0])

    async def action_date(self) -> None:
        """Go to a date."""
        from lean_journal.tui.dialogs.line import LineDialog

        async def go(text: str) -> bool:
            day = parse_past_day(text, self.journal.today())
            if day is None:
                self.journal_app.complain(
                    Refused(f"{text!r} is no day up to today: 2026-11-20, yesterday, mon, -3d")
                )
                return False
            self._jump_to(day)
            return True

        dialog = LineDialog("Which day?", draft="", placeholder="2026-11-20, yesterday, mon, -3d")
        await self.show(dialog, go)

    async def action_open(self) -> None:
        """Change the answer; go to the other day, or to where something was learned."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.cycle is not None:
            await self.journal_app.go_to(chosen.cycle)
        elif chosen.prompt is None:
            self._jump_to(chosen.day)
        else:
            await self.open_page(chosen.day, chosen.kind, chosen.prompt)

    async def open_page(self, day: date, kind: ReflectionKind, prompt: str) -> None:
        """Open an answer as a page."""
        from lean_journal.tui.dialogs.page import PageDialog

        await self.app.push_screen(PageDialog(day, kind, prompt))

    async def action_add(self) -> None:
        """Write on a page without a prompt, of the kind of the chosen answer."""
        chosen = self._chosen()
        if chosen is not None and chosen.prompt is not None:
            await self.open_page(chosen.day, chosen.kind, BLANK)
        else:
            await self.open_page(self.day, ReflectionKind.MORNING, BLANK)

    async def action_remove(self) -> None:
        """Remove the answer."""
        chosen = self._chosen()
        if chosen is None or chosen.prompt is None:
            return
        prompt = chosen.prompt
        base = text_of(reflection_of(self.journal, chosen.day, chosen.kind), prompt)

        def remove() -> bool:
            reflect(self.journal, chosen.day, chosen.kind, {prompt: ""}, {prompt: base})
            return True

        if await self.journal_app.save(remove):
            self.say_undoable("removed")

    async def _ask(self, kind: ReflectionKind) -> None:
        from lean_journal.tui.dialogs.prompts import ask_prompts

        await ask_prompts(self.journal_app, self.day, kind)

    async def action_morning(self) -> None:
        """Answer the prompts of the morning."""
        await self._ask(ReflectionKind.MORNING)

    async def action_evening(self) -> None:
        """Answer the prompts of the evening."""
        await self._ask(ReflectionKind.EVENING)

    async def action_week(self) -> None:
        """Answer the prompts of the week."""
        await self._ask(ReflectionKind.WEEK)

    async def action_month(self) -> None:
        """Answer the prompts of the month."""
        await self._ask(ReflectionKind.MONTH)

    async def action_preview(self) -> None:
        """Read the day laid out as Markdown."""
        from lean_journal.tui.dialogs.preview import PreviewDialog

        written = self._all_written()
        if written:
            await self.app.push_screen(PreviewDialog(full_day(self.day), written))
        else:
            self.journal_app.say("nothing is written on this day")

    async def action_prompts(self) -> None:
        """Add, change or switch off prompts."""
        from lean_journal.tui.screens.prompts import PromptsScreen

        await self.app.push_screen(PromptsScreen())


_EMPTY = (
    "Nothing written today yet. {morning} answers the morning's prompts, "
    "{evening} those of the evening, {blank} begins a page without any."
)
