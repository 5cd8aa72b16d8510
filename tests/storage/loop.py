"""What a person does to struggles and improvements, an action each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from lean_journal.domain.capture import parse
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.record import Record
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, linkable, observe
from lean_journal.storage.improvements import (
    Checked,
    add_improvement,
    check_cycle,
    remove_improvement,
    start_cycle,
)
from lean_journal.storage.struggles import add_struggle
from lean_journal.storage.transaction import Transaction
from tests.builders import (
    MONDAY,
    content,
    improvement,
    struggle,
)

T = TypeVar("T")


def do(opened: Journal, change: Callable[[Transaction], T], label: str = "the action") -> T:
    with opened.transaction(label) as transaction:
        return change(transaction)


def add(opened: Journal, title: str = "Carts are called", **fields: Any) -> Improvement:
    return do(opened, lambda t: add_improvement(t, improvement(title, **fields)), "improvement")


def hear(opened: Journal, state: StruggleState = StruggleState.HEARD) -> Struggle:
    """Write down a struggle; one that has come further is stored as it would be by then."""
    if state is StruggleState.HEARD:
        return do(opened, lambda t: add_struggle(t, struggle()), "struggle")
    told = "two carts" if state in (StruggleState.REPORTED, StruggleState.CLOSED) else ""
    further = struggle(state=state, told=told, since=MONDAY)
    return do(opened, lambda t: t.add_numbered(further), "struggle")


def start(opened: Journal, of: Improvement, step: str = "a card", **plan: Any) -> Cycle:
    return do(opened, lambda t: start_cycle(opened, t, of.id, step, "one cart", **plan), "cycle")


def found(decision: Decision = Decision.ADAPT) -> Checked:
    return Checked(happened="two carts", as_expected=False, learned="ask first", decision=decision)


def check(opened: Journal, one: Cycle, decision: Decision = Decision.ADAPT) -> Improvement:
    return do(opened, lambda t: check_cycle(opened, t, one.id, found(decision)), "check")


def standing(opened: Journal, one: Record) -> Any:
    return opened.get(type(one), one.id)


def records(folder: Path) -> dict[str, Any]:
    """The tables of records as the file holds them, but for when they were changed last."""
    held = content(folder)
    return {
        table: {
            key: {name: value for name, value in row.items() if name != "updated"}
            for key, row in held.get(table, {}).items()
        }
        for table in ("walks", "observations", "struggles", "improvements", "cycles")
    }


def edit_file(folder: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change the file by hand."""
    held = content(folder)
    edit(held)
    (folder / "journal.json").write_text(json.dumps(held))


def remove(opened: Journal, number: int) -> None:
    one = opened.keyed(Improvement, str(number))
    assert one is not None
    do(opened, lambda t: remove_improvement(opened, t, one.id), f"{number} removed")


def say(opened: Journal, *lines: str, **place: Any) -> tuple[Observation, ...]:
    parsed = [parse(line, opened.today(), linkable(opened, line)) for line in lines]
    return observe(opened, parsed, Place(**place)).observations
