"""What a journal should hold and may take back, in plain dictionaries: the model of a test."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from lean_journal.storage.history import REMEMBERED_ACTIONS
from lean_journal.storage.kinds import OWNERS, TABLES

Fields = dict[str, Any]
Changes = dict[int, tuple[Fields | None, Fields | None]]
"""By record, the changed fields before and after; None is no record."""


@dataclass(eq=False)
class Step:
    """One action of a window."""

    window: int
    changes: Changes
    undone: int = 0

    def shares_a_field_with(self, other: "Step") -> bool:
        for id_ in self.changes.keys() & other.changes.keys():
            mine, theirs = self.changes[id_], other.changes[id_]
            if None in (*mine, *theirs):
                return True
            if (mine[0] or {}).keys() & (theirs[0] or {}).keys():
                return True
        return False


class Model:
    """Records by their ids, and the steps that led to them."""

    def __init__(self) -> None:
        self.records: dict[int, Fields] = {}
        self.tables: dict[int, str] = {}
        """The table of each record there is or ever was."""
        self.steps: list[Step] = []

    def table(self, name: str) -> dict[int, Fields]:
        return {id_: one for id_, one in self.records.items() if self.tables[id_] == name}

    def do(self, window: int, after: dict[int, Fields | None]) -> None:
        changes: Changes = {}
        for id_, new in after.items():
            old = self.records.get(id_)
            if old is not None and new is not None:
                changed = [name for name in new if new[name] != old[name]]
                old, new = ({name: one[name] for name in changed} for one in (old, new))
            if old != new:
                changes[id_] = old, new
        if changes:
            aged = max(0, len(self.steps) + 1 - REMEMBERED_ACTIONS)
            self.steps = [
                step for step in self.steps[aged:] if not step.undone or step.window != window
            ]
            self.steps.append(Step(window, changes))
            self._apply(changes)

    def undo(self, window: int | None) -> bool:
        """Take a step back, if that may be."""
        standing = [step for step in self.steps if not step.undone]
        mine = [step for step in standing if window in (None, step.window)]
        if not mine:
            return False
        step = mine[-1]
        later = standing[standing.index(step) + 1 :]
        back = {id_: (after, before) for id_, (before, after) in step.changes.items()}
        if any(step.shares_a_field_with(other) for other in later):
            return False
        if not self._go(back, TABLES):
            return False
        step.undone = 1 + max(known.undone for known in self.steps)
        return True

    def redo(self, window: int | None) -> bool:
        """Bring the step back that was undone last, if that may be."""
        undone = [step for step in self.steps if step.undone and window in (None, step.window)]
        step = max(undone, key=lambda known: known.undone, default=None)
        if step is None or not self._go(step.changes, OWNERS):
            return False
        step.undone = 0
        return True

    def _go(self, changes: Changes, dependent: Collection[str]) -> bool:
        """Make changes that fit and tear nothing from what belongs to it."""
        if not self._fits(changes):
            return False
        before = dict(self.records)
        self._apply(changes)
        if all(self._is_sound(id_, after, dependent) for id_, (_, after) in changes.items()):
            return True
        self.records = before
        return False

    def _is_sound(self, id_: int, after: Fields | None, dependent: Collection[str]) -> bool:
        if after is None:
            return not any(
                str(id_) in repr(one)
                for other, one in self.records.items()
                if self.tables[other] in dependent
            )
        owner = after.get(OWNERS.get(self.tables[id_], ""))
        return owner not in self.tables or owner in self.records

    def _fits(self, changes: Changes) -> bool:
        for id_, (before, after) in changes.items():
            now = self.records.get(id_)
            if before is None or now is None:
                if before is not now:
                    return False
            elif after is None:
                if now != before:
                    return False
            elif any(now[name] != value for name, value in before.items()):
                return False
        return True

    def _apply(self, changes: Changes) -> None:
        for id_, (_, after) in changes.items():
            if after is None:
                del self.records[id_]
            else:
                self.records[id_] = self.records.get(id_, {}) | after
