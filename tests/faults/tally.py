"""What a fault did to the journal: how often it was tried, survived, and cost something."""

from dataclasses import dataclass, field

MOST_NOTES = 20


@dataclass(slots=True)
class Tally:
    """The count of one kind of fault; a `check` for each time it was tried."""

    name: str
    """What was done to the journal, as the table says it."""

    tried: int = 0
    survived: int = 0
    lost: int = 0
    """How often something was lost, became a third state, or was not said in one line."""

    notes: list[str] = field(default_factory=list)
    """What was lost, in words; and what could not be tried here, and why."""

    def check(self, kept: bool, what: str) -> None:
        """Count one attempt.

        Args:
            kept: Whether the journal came through it as promised.
            what: What went wrong, if it did not.
        """
        self.tried += 1
        if kept:
            self.survived += 1
        else:
            self.lost += 1
            self.note(f"lost: {what}")

    def note(self, what: str) -> None:
        """Add a remark; after the first twenty they only count."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(what)
