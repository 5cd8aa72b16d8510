"""What many tests build: a clock that can be set, a journal, and its file as JSON."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.capture import parse
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.prompts import Asked, Prompt, checked
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import with_prompts
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, observe

T = TypeVar("T")

ANY_CHARACTER = st.characters(codec=None) | st.sampled_from(
    "\udcff\ud83d\x00\x1b\x9b\u202e\u2028\n"
)
ANY_TEXT = st.text(ANY_CHARACTER, max_size=40)
"""Texts, often with what a terminal would act on and what UTF-8 cannot hold."""


@st.composite
def any_prompts(draw: st.DrawFn) -> tuple[Prompt, ...]:
    """Prompts as they can be stored: checked, and no two that are the same to a person."""
    found: list[Prompt] = []
    for text in draw(st.lists(ANY_TEXT, max_size=6)):
        with suppress(Refused):
            found.append(checked(Prompt(text, draw(st.sampled_from(Asked))), found))
    return tuple(found)


NOBODY = 65534
"""The user that owns nothing, for what root would never be refused."""

CET = timezone(timedelta(hours=1), "CET")
MONDAY = date(2026, 11, 23)
MONDAY_MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=CET)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Let time pass, or with a negative span set the clock back."""
        self.now += timedelta(**span)


def journal(
    folder: Path,
    clock: Clock | None = None,
    *,
    name: str = "journal.json",
    writer: str = "window 1",
    patience: float = 10,
) -> Journal:
    """Open the journal of a folder; by default on Monday 23 November 2026 at eight."""
    return Journal(folder / name, clock=clock or Clock(), writer=writer, patience=patience)


def area(name: str = "Press 2") -> Area:
    return Area(name=name)


def walk(day: date = MONDAY, **fields: Any) -> Walk:
    return Walk(day=day, **{"state": WalkState.WALKED, **fields})


def observation(walk: Walk, fact: str = "3 carts queue", **fields: Any) -> Observation:
    return Observation(walk=walk.id, fact=fact, **fields)


def seen(stored: Journal, *lines: str, area: str = "Press shop") -> Walk:
    """Write a walk of today with a line each."""
    place = stored.add(Area(name=area), "area") if area else None
    walk = observe(
        stored,
        [parse(line, stored.today()) for line in lines],
        Place(area=place.id if place else None, new=True),
    ).walk
    assert walk is not None
    return walk


def commitment(what: str = "call", due: date | None = MONDAY, **fields: Any) -> Commitment:
    return Commitment(what=what, due=due, **fields)


def struggle(words: str = "Trucks wait, and I hear of it last.", **fields: Any) -> Struggle:
    return Struggle(words=words, **{"heard": MONDAY, **fields})


def improvement(title: str = "Carts are called", **fields: Any) -> Improvement:
    return Improvement(title=title, **{"problem": "3 carts queue", **fields})


def cycle(improvement: Improvement, step: str = "a kanban card", **fields: Any) -> Cycle:
    """A cycle started on Monday, to be checked in a week."""
    planned = {"expect": "one cart at most", "started": MONDAY, "check": MONDAY + 7 * DAY}
    return Cycle(improvement=improvement.id, step=step, **{**planned, **fields})


def set_prompts(
    opened: Journal, *prompts: Prompt, kind: ReflectionKind = ReflectionKind.MORNING
) -> None:
    """Have a journal ask these prompts and no others of the kind."""
    opened.change_settings(lambda settings: with_prompts(settings, kind, prompts), "prompts")


def content(folder: Path, name: str = "journal.json") -> Any:
    """Give the journal's file as JSON."""
    return json.loads((folder / name).read_bytes())


def unprivileged(attempt: Callable[[Path], T]) -> T:
    """Call a function with a folder of its own as a user to whom permissions apply.

    Args:
        attempt: Runs in another process if this one is root's; it returns something that
            can be pickled.

    Returns:
        What it returned.
    """
    folder = Path(tempfile.mkdtemp())
    try:
        if os.geteuid() != 0:
            return attempt(folder)
        os.chown(folder, NOBODY, NOBODY)
        fork = get_context("fork")
        here, there = fork.Pipe()
        process = fork.Process(target=_as_nobody, args=(attempt, folder, there))
        process.start()
        outcome: T | BaseException = here.recv()
        process.join()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome
    finally:
        shutil.rmtree(folder)


def _as_nobody(attempt: Callable[[Path], Any], folder: Path, answer: Connection) -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    try:
        answer.send(attempt(folder))
    except BaseException as error:
        answer.send(error)
