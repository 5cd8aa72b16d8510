"""Clocks that are set back, zones that change, days with an hour more or less, leap days.

Each story is lived with the installed command, or with few rounds in this process. What belongs
to which day is worked out anew here, from the rules of the zone and the wall clock: until three
it is still the day before.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import tzset
from zoneinfo import ZoneInfo

import pytest

from tests.cli.shell import Shell
from tests.faults.tally import Tally

DAY_START = time(3)

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "America/Sao_Paulo",
)
"""Some with half hours, one that shifts by half an hour, some at the ends of the day."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment as a person's clock showed it."""

    zone: str
    now: str
    """Local time, perhaps with the offset where an hour came twice."""

    @property
    def day(self) -> date:
        """The journal day, by the wall clock."""
        local = datetime.fromisoformat(self.now)
        if local.tzinfo is None:
            local = local.replace(tzinfo=ZoneInfo(self.zone))
        local = local.astimezone(ZoneInfo(self.zone))
        before = local.time() < DAY_START
        return local.date() - timedelta(days=1) if before else local.date()


def _at(zone: str, *moments: str) -> list[Instant]:
    return [Instant(zone, moment) for moment in moments]


BERLIN = "Europe/Berlin"

STORIES: Mapping[str, Sequence[Instant]] = {
    "the clock set back by an hour": _at(BERLIN, "2026-11-23T10:00", "2026-11-23T09:00"),
    "the clock set back by years": _at(BERLIN, "2026-11-23T10:00", "2019-01-01T10:00"),
    "the clock far ahead, then right": _at(BERLIN, "2034-12-31T23:59", "2026-11-23T10:00"),
    "the zone changed at noon": [
        Instant(BERLIN, "2026-11-23T12:00"),
        Instant("America/New_York", "2026-11-23T06:10"),
        Instant("Asia/Tokyo", "2026-11-23T20:20"),
    ],
    "over the date line, to a day that was": [
        Instant("Pacific/Kiritimati", "2026-11-24T09:00"),
        Instant("Pacific/Honolulu", "2026-11-23T09:30"),
    ],
    "the night that lacks an hour": _at(
        BERLIN,
        "2026-03-28T23:30",
        "2026-03-29T01:59",
        "2026-03-29T03:00",
        "2026-03-29T23:30",
        "2026-03-30T02:59",
    ),
    "the night with an hour twice": _at(
        BERLIN,
        "2026-10-25T02:30+02:00",
        "2026-10-25T02:30+01:00",
        "2026-10-25T03:00",
        "2026-10-26T02:59",
    ),
    "a midnight that does not exist": _at(
        "America/Santiago", "2026-09-05T23:59", "2026-09-06T01:00", "2026-09-06T03:00"
    ),
    "29 February, and the year after": _at(
        BERLIN, "2028-02-29T08:00", "2028-03-01T02:59", "2029-02-28T08:00", "2029-03-01T08:00"
    ),
    "midnight to the start of the day": _at(
        BERLIN,
        "2026-11-23T23:59",
        "2026-11-24T00:00",
        "2026-11-24T02:59",
        "2026-11-24T03:00",
    ),
    "the first and the last minute of a year": _at(
        BERLIN, "2026-12-31T23:59", "2027-01-01T00:01", "2027-01-01T03:00"
    ),
}


def clocks(folder: Path, rounds: int) -> Tally:
    """Live through days with a clock that does not simply go on.

    Args:
        folder: Where the journals are begun.
        rounds: How many moments are lived at random, besides the stories: a fifth of it.
    """
    tally = Tally("the clock set back, zones, both nights of DST, leap days, after midnight")
    at_random = enumerate(_random(rounds // 5))
    stories = {**STORIES, **{f"random {number}": moments for number, moments in at_random}}
    for number, (name, moments) in enumerate(stories.items()):
        run = _installed if rounds >= 100 else _in_this_process
        _live(tally, name, moments, Shell(folder / str(number) / "journal.json"), run)
    return tally


def _random(count: int) -> Iterator[list[Instant]]:
    """Give stories of ten moments, each in another zone and up to a month apart."""
    random = Random(29)
    for _ in range(count // 10):
        now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=random.randrange(2_000_000))
        moments = []
        for _ in range(10):
            now += timedelta(minutes=random.randint(-5_000, 40_000))
            zone = random.choice(ZONES)
            local = now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0)
            moments.append(Instant(zone, local.isoformat()))
        yield moments


Run = Callable[[Shell, str, tuple[str, ...]], tuple[int, str]]
"""Runs a command in a zone, and gives its exit status and what it complained of."""


def _installed(shell: Shell, zone: str, command: tuple[str, ...]) -> tuple[int, str]:
    done = shell.process(*command, env={"TZ": zone})
    return done.returncode, done.stderr.decode()


def _in_this_process(shell: Shell, zone: str, command: tuple[str, ...]) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone)
        tzset()
        done = shell.run(*command)
    tzset()
    return done.exit_code, done.stderr


def _live(tally: Tally, name: str, moments: Sequence[Instant], shell: Shell, run: Run) -> None:
    """Write, mark and observe at each moment, look, and take one thing back."""
    shell.now = moments[0].now
    begin = ("behaviors", "add", "Coach", "--cadence", "every day")
    said = run(shell, moments[0].zone, begin)
    tally.check(said == (0, ""), f"{name}: {begin}: {said}")
    for number, moment in enumerate(moments):
        shell.now, line = moment.now, f"{name} {number}"
        deeds = (
            ("observe", f"+: {line}"),
            ("reflect", line),
            ("mark", "Coach", "done", "--evidence", line),
            ("observe", "too much"),
            ("undo",),
            ("today",),
            ("streaks", "--json"),
            ("search", "Coach"),
        )
        for deed in deeds:
            said = run(shell, moment.zone, deed)
            tally.check(said == (0, ""), f"{name}: {moment}: {deed}: {said}")
        wrong = _wrong_with(shell, moment, line)
        tally.check(not wrong, f"{name}: {moment}: {wrong}")
    kept = [f"{name} {number}" for number in range(len(moments))]
    wrong = (
        f"not all there: {shell.facts()}" if shell.facts() != kept else _days_lost(shell, moments)
    )
    tally.check(not wrong, f"{name}: {wrong}")


def _wrong_with(shell: Shell, moment: Instant, line: str) -> str:
    """Say what does not lie on the day it was written on."""
    day = moment.day.isoformat()
    tables = json.loads(shell.file.read_bytes())
    observed = [
        tables["walks"][str(seen["walk"])]["day"]
        for seen in tables["observations"].values()
        if seen["fact"] == line
    ]
    marked = [mark for mark in shell.stored("marks") if mark["day"] == day]
    written = [
        answer["text"]
        for reflection in shell.stored("reflections")
        if reflection["day"] == day
        for answer in reflection["answers"]
    ]
    if observed != [day]:
        return f"observed on {observed}, not on {day}"
    if [(mark["state"], mark["evidence"]) for mark in marked] != [("done", line)]:
        return f"marks of {day}: {marked}"
    return "" if any(line in text for text in written) else f"written on {day}: {written}"


def _days_lost(shell: Shell, moments: Sequence[Instant]) -> str:
    """Say which days of a story have no mark; each has exactly one."""
    wanted = sorted({moment.day.isoformat() for moment in moments})
    found = sorted(mark["day"] for mark in shell.stored("marks"))
    return f"marks on {found}, not on {wanted}" if found != wanted else ""
