"""The areas and the form of one."""

from collections.abc import Sequence
from dataclasses import replace

from lean_journal.domain.area import Area, checked
from lean_journal.tui.dialogs.choices import is_yes
from lean_journal.tui.dialogs.form import Entry, FormDialog


class AreaDialog(FormDialog[Area]):
    """Add an area or change one."""

    def __init__(self, area: Area | None, areas: Sequence[Area]) -> None:
        """Take the area to change, or None for a new one, and all that are known."""
        self._area, self._areas = area, areas
        super().__init__(
            "Change the area" if area else "An area",
            [
                Entry("name", "Name", area.name if area else "", "what people there call it"),
                Entry(
                    "one_person",
                    "One person",
                    "yes" if area and area.one_person else "",
                    "yes: the deck leaves its name out",
                ),
            ],
            draft=f"area {area.id if area else 'new'}",
        )

    def value(self, texts: dict[str, str]) -> Area:
        """Make the area of the texts."""
        base = self._area or Area(name="")
        is_one = is_yes(texts["one_person"])
        return checked(replace(base, name=texts["name"], one_person=is_one), self._areas)
