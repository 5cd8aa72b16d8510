"""The areas: which there are, and how long ago each was seen."""

from textual.content import Content

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import ago
from lean_journal.domain.record import Record, as_edit
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Walk, last_visits
from lean_journal.tui.command_table import AREAS
from lean_journal.tui.commands import bindings
from lean_journal.tui.dialogs.area import AreaDialog
from lean_journal.tui.dialogs.listing import ListDialog
from lean_journal.tui.widgets.record_list import Row


class AreasScreen(ListDialog[None]):
    """The places one is responsible for; the one longest unseen first."""

    BINDINGS = bindings(AREAS)

    def __init__(self) -> None:
        """Begin with the title."""
        super().__init__("Areas", hint="No areas yet: {add-area} adds the first.")

    def refresh_view(self) -> None:
        """Show the areas as they are now."""
        areas = self.journal.find(Area)
        today = self.journal.today()
        seen = last_visits(self.journal.find(Walk))
        areas.sort(key=lambda area: (seen.get(area.id, area.created.date()), area.name))
        rows = self.rows
        rows.show_rows(
            [
                Row(str(area.id), _row(area, ago(seen[area.id], today), rows.row_width))
                if area.id in seen
                else Row(str(area.id), _row(area, "", rows.row_width))
                for area in areas
            ]
        )
        self.show_hint(not areas)

    def show_record(self, record: Record) -> None:
        """Come to an area."""
        self.rows.move_to(str(record.id))

    async def action_add(self) -> None:
        """Add an area."""
        await self.open_form(None)

    async def action_edit(self) -> None:
        """Change the chosen area."""
        key = self.rows.key
        area = self.journal.lookup(Area, int(key)) if key else None
        if area is not None:
            await self.open_form(area)

    async def open_form(self, area: Area | None) -> None:
        """Open the form of an area, or of a new one."""

        async def store(edited: Area) -> bool:
            label = f"area {edited.name}"
            saved = await self.journal_app.save(
                lambda: (
                    self.journal.change(Area, area.id, as_edit(area, edited), label)
                    if area is not None
                    else self.journal.add(edited, label)
                )
            )
            return saved is not None

        await self.show(AreaDialog(area, self.journal.find(Area)), store)


def _row(area: Area, seen: str, width: int) -> Content:
    ago_text = {"": "never seen", "today": "seen today"}.get(seen, f"seen {seen} ago")
    facts = f"{ago_text} · one person" if area.one_person else ago_text
    room = max(8, min(30, width - len(facts) - 2))
    name = Content(visible(area.name)).truncate(room, ellipsis=True, pad=True)
    return Content.assemble(name, "  ", (facts, "dim"))
