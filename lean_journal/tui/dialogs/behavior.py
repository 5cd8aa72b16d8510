"""The form of a behavior."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lean_journal.domain.behavior import Behavior, begin
from lean_journal.domain.cadence import DAILY, Cadence, parse_cadence
from lean_journal.domain.naming import checked_name
from lean_journal.tui.dialogs.form import Entry, FormDialog


@dataclass(frozen=True, slots=True)
class BehaviorAnswer:
    """What the form returns."""

    behavior: Behavior
    """The behavior as the person wants it; one that exists keeps its cadences."""

    cadence: Cadence
    """What it shall be asked for."""


class BehaviorDialog(FormDialog[BehaviorAnswer]):
    """Begin a behavior of one's own, or change one."""

    def __init__(
        self, behavior: Behavior | None, behaviors: Sequence[Behavior], today: date
    ) -> None:
        """Take the behavior to change, or None for a new one, all that are known, and the day."""
        self._behavior, self._behaviors, self._today = behavior, behaviors, today
        cadence = str(behavior.cadence) if behavior else ""
        super().__init__(
            "Change the behavior" if behavior else "A behavior of your own",
            [
                Entry("name", "Name", behavior.name if behavior else "", "what others would see"),
                Entry(
                    "definition",
                    "Seen when",
                    behavior.definition if behavior else "",
                    "how an observer could tell",
                ),
                Entry("cue", "Cue", behavior.cue if behavior else "", "after the shift meeting"),
                Entry("cadence", "Cadence", cadence, f"{DAILY}; or every day, 3/week, 1/month"),
            ],
            draft=f"behavior {behavior.id if behavior else 'new'}",
        )

    def value(self, texts: dict[str, str]) -> BehaviorAnswer:
        """Make the behavior of the texts."""
        cadence = parse_cadence(texts["cadence"] or str(DAILY))
        base = self._behavior or begin("", cadence, self._today)
        edited = replace(base, name=texts["name"], definition=texts["definition"], cue=texts["cue"])
        name = checked_name(edited, self._behaviors, "a behavior")
        return BehaviorAnswer(replace(edited, name=name), cadence)
