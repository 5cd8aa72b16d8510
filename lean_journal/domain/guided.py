"""Guided passes: what was asked and gone through, so that one can leave and come back."""

from dataclasses import dataclass, replace
from datetime import date

from lean_journal.domain.record import Record
from lean_journal.domain.reflection import ReflectionKind, key_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Pass(Record):
    """How far one came in the guided pass of a day and kind."""

    day: date
    kind: ReflectionKind
    prompts: tuple[str, ...] = ()
    """What is asked that day; chosen once, whatever becomes of the prompts meanwhile."""

    done: tuple[str, ...] = ()
    """The keys of the steps gone through, answered or left, in that order."""

    finished: bool = False
    """Whether its end was reached; what comes up later that day does not open it again."""

    focus: int | None = None
    """The id of the behavior chosen for the day; None stands for the first."""

    @property
    def natural_key(self) -> str:
        """There is one per day and kind."""
        return key_of(self.day, self.kind)


def gone_through(guided: Pass, step: str) -> Pass:
    """Record that a step is behind; once more changes nothing."""
    return guided if step in guided.done else replace(guided, done=(*guided.done, step))


def prompt_step(prompt: str) -> str:
    """Give the key of the step that asks a prompt."""
    return f"prompt {prompt}"
