"""A commit interrupted at each of its steps leaves the old state or the new one, never a third.

The steps are those the action really takes: a run of it finds them. Then each is made to
fail in turn; and in turn the process ends there, and the power with it.
"""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.record import Refused
from lean_journal.storage import JournalError
from tests.builders import area, journal
from tests.faults.actions import ACTIONS, Action
from tests.faults.disk import EveryStep
from tests.faults.state import State, state_of, temporary_files, unsound
from tests.faults.tally import Tally

HOME = "home"
"""The journal's folder on the disk; its own name is a step too."""

PLACED = f"replace {HOME}/journal.json"
"""The step after which the new state stands."""

FLUSHED = (f"open {HOME}", f"fsync {HOME}")
"""The steps behind it that make its name safe."""

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where the disk is made: which steps are taken does not depend on it, and it is quick."""

ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES)

ENDS: dict[str, Callable[[EveryStep], None]] = {
    "the process ends": lambda _disk: None,
    "the power goes, and data with it": EveryStep.lose_data,
    "the power goes, and names with it": EveryStep.lose_names,
}


@dataclass(frozen=True, slots=True)
class Course:
    """An action, how it goes when nothing comes between, and what is written at a time."""

    action: Action
    begun: Path
    """The disk before it; it is copied for each trial."""

    steps: tuple[str, ...]
    before: State
    after: State
    write_size: int

    @property
    def placed(self) -> int:
        return self.steps.index(PLACED)

    @property
    def safe(self) -> int:
        """The index of the step with which the new state has become safe."""
        return self.steps.index(FLUSHED[1], self.placed)


def interrupted(folder: Path, rounds: int) -> Tally:
    """Interrupt every action at every step, by an error and by an end.

    Args:
        folder: Not needed: see `IN_MEMORY`.
        rounds: From a hundred on, each step in every way, not in one alone; for each hundred,
            another kind of error, and files written in smaller pieces.
    """
    del folder
    tally = Tally("a commit interrupted at each of its steps")
    for action in ACTIONS:
        with TemporaryDirectory(dir=IN_MEMORY) as name:
            begun, trial = Path(name) / "begun", Path(name) / "trial"
            (begun / HOME).mkdir(parents=True)
            action.begin(begun / HOME)
            for variant, number in enumerate(ERRORS[: 1 + rounds // 100]):
                with pytest.MonkeyPatch.context() as patch:
                    action.prepare(patch)
                    course = _course(action, begun, trial, 4000 >> variant)
                    _interrupt(tally, course, trial, number, in_all_ways=rounds >= 100)
    return tally


def _interrupt(
    tally: Tally, course: Course, folder: Path, number: int, *, in_all_ways: bool
) -> None:
    """Interrupt an action at every step, in one way at a time or in all of them."""
    last = len(course.steps)
    for index in range(last):
        for for_good in (False, True) if in_all_ways else (index % 2 == 0,):
            wrong = _fail(course, folder, index, number, for_good=for_good)
            since = " and all since" if for_good else ""
            what = f"{course.steps[index]}{since} refused, {os.strerror(number)}"
            tally.check(not wrong, f"{course.action.name}: {what}: {wrong}")
            shutil.rmtree(folder)
    for index in range(last + 1):
        ends = list(ENDS)
        for end in ends if in_all_ways or index == last else ends[index % 3 :][:1]:
            wrong = _end(course, folder, index, end)
            where = f"before {course.steps[index]}" if index < last else "at the end"
            tally.check(not wrong, f"{course.action.name}: {end} {where}: {wrong}")
            shutil.rmtree(folder)


def _course(action: Action, begun: Path, folder: Path, write_size: int) -> Course:
    """Let an action go its way, and note its steps."""
    shutil.copytree(begun, folder)
    before = state_of(folder / HOME)
    with (
        journal(folder / HOME, action.clock()) as opened,
        pytest.MonkeyPatch.context() as patch,
    ):
        disk = EveryStep(folder, patch)
        disk.most = write_size
        action.do(opened)
    after = state_of(folder / HOME)
    shutil.rmtree(folder)
    return Course(action, begun, tuple(disk.steps), before, after, write_size)


def _fail(course: Course, folder: Path, index: int, number: int, *, for_good: bool) -> str:
    """Have one step refused, alone or with all after it, and say what is wrong then."""
    shutil.copytree(course.begun, folder)

    def refuse(met: int, _step: str) -> None:
        if met == index or (met > index and for_good):
            raise OSError(number, os.strerror(number))

    with journal(folder / HOME, course.action.clock()) as opened:
        with pytest.MonkeyPatch.context() as patch:
            disk = EveryStep(folder, patch)
            disk.most, disk.meet = course.write_size, refuse
            try:
                notices = course.action.do(opened)
            except (JournalError, Refused) as error:
                wrong = _wrong_if_refused(course, folder / HOME, index, str(error))
            except OSError as error:
                wrong = f"no sentence, but {error!r}"
            else:
                said = " ".join([*opened.take_notices(), *notices])
                wrong = _wrong_if_done(course, folder / HOME, index, said)
        with journal(folder / HOME, course.action.clock()) as reopened:
            if reopened.documents() != opened.documents():
                return wrong or "memory and file differ"
    return wrong or unsound(folder / HOME) or _wrong_later(course, folder / HOME)


def _wrong_if_refused(course: Course, home: Path, index: int, said: str) -> str:
    if "\n" in said:
        return f"not one line: {said}"
    if course.action.name == "forget" and index > course.placed:
        is_said = "backups" in said
        return "" if is_said and state_of(home) == course.after else f"a third state; said: {said}"
    path = home / "journal.json"
    begun = course.begun / HOME / "journal.json"
    is_same = path.exists() == begun.exists() and (
        not path.exists() or path.read_bytes() == begun.read_bytes()
    )
    return "" if is_same else f"refused, but the file is another; said: {said}"


def _wrong_if_done(course: Course, home: Path, index: int, said: str) -> str:
    if state_of(home) != course.after:
        return f"done, but not the new state; said: {said}"
    if course.placed < index <= course.safe and "power cut" not in said:
        return f"the folder was not flushed, and nobody was told; said: {said}"
    return ""


def _wrong_later(course: Course, home: Path) -> str:
    """Say what is wrong with the next commit, on a disk that is well again."""
    with journal(home, course.action.clock()) as opened:
        opened.add(area("later"), "area")
        if not opened.find(Area, name="later"):
            return "the next commit is not there"
    left, kept = temporary_files(home), temporary_files(home / "backups")
    return f"left over: {left + kept}" if left or len(kept) > 1 else unsound(home)


def _end(course: Course, folder: Path, index: int, end: str) -> str:
    """Have the process end before a step, or after all, and say what is wrong then."""
    shutil.copytree(course.begun, folder)
    child = os.fork()
    if not child:
        _go_as_far_as(course, folder, index, ENDS[end])
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status:
        return f"the child failed with {status}"
    home = folder / HOME
    if wrong := unsound(home):
        return wrong
    # What is lost with the power is safe once it is flushed; a process takes nothing along.
    turn = course.placed if end == "the process ends" else course.safe
    state = state_of(home)
    if index > turn and state != course.after:
        return "it was acknowledged, and is not there"
    if state not in (course.before, course.after):
        return "a third state"
    return _wrong_later(course, home)


def _go_as_far_as(
    course: Course, folder: Path, index: int, end: Callable[[EveryStep], None]
) -> NoReturn:
    try:
        with pytest.MonkeyPatch.context() as patch:
            opened = journal(folder / HOME, course.action.clock())
            disk = EveryStep(folder, patch)

            def stop(met: int, _step: str) -> None:
                if met == index:
                    end(disk)
                    os._exit(0)

            disk.most, disk.meet = course.write_size, stop
            course.action.do(opened)
            stop(index, "after all")
    finally:
        os._exit(1)
