"""Damaged files: refused with the way back named, or read and kept as they are; never lost."""

import os
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from lean_journal.demo import build
from lean_journal.storage.backups import Backups, read
from tests.builders import MONDAY_MORNING
from tests.cli.shell import Shell
from tests.faults.damage import Damaged, cuts, damages
from tests.faults.evidence import entry, few_rows, is_json, opens, rows, unreadable
from tests.faults.tally import Tally
from tests.faults.tour import look_around, opened

READING = (
    *(("doctor",), ("today",), ("today", "--count"), ("streaks", "--all"), ("behaviors",)),
    *(("struggles", "--all"), ("improvements", "--all"), ("areas",), ("absence",)),
    *(("commitments", "--all"), ("commitments", "ledger"), ("search", "e"), ("settings",)),
    *(("export",), ("export", "--format", "md"), ("struggles", "show", "1"), ("backups",)),
    *(("improvements", "show", "1"), ("deck", "last", "--format", "md"), ("streaks", "--json")),
)
"""The commands that only read."""

FEW = (("doctor",), ("today",), ("export",))
"""Enough for a file that is no longer JSON."""

INSTALLED_EVERY, APP_EVERY = 40, 25
"""Every so many files go through the installed command, and through the app, too."""

SLIPS = ("unexpected error", "Traceback", "ended by an error")


def damaged_files(folder: Path, rounds: int) -> Tally:
    """Damage a journal of a year in every way; in few rounds a smaller one.

    Args:
        folder: An empty one.
        rounds: How many damaged files at least, besides those cut at every 64th byte.
    """
    tally = Tally("damaged files")
    chance = Random(rounds)
    year = build(date(2026, 11, 23), 1, 1, None).data
    small = few_rows(year)
    bench = _Bench(folder / "ways", small if rounds < 500 else year, tally)
    for number, damaged in enumerate(damages(bench.whole, chance, rounds)):
        bench.attack(damaged, number)
    step = 64 if rounds >= 500 else 64 * (1 + len(small) // 64 // rounds)
    bench = _Bench(folder / "cuts", small, tally)
    for damaged in cuts(small, step):
        bench.attack(damaged)
    for make in (_a_folder, _a_pipe, _a_loop, _nothing):
        bench.attack_place(make)
    return tally


class _Bench:
    """A journal with two backups, made anew for each attack."""

    def __init__(self, folder: Path, whole: bytes, tally: Tally) -> None:
        self.whole = whole
        self._folder = folder
        self._tally = tally
        self._shell = Shell(folder / "journal.json")
        self._copies: dict[str, bytes] = {}
        self._make_backups()

    def _make_backups(self) -> None:
        self._folder.mkdir(parents=True)
        backups = Backups(self._shell.file)
        for days, data in ((2, self.whole), (1, self.whole + b"\n")):
            now = MONDAY_MORNING - timedelta(days=days)
            made = backups.save(data, now, "daily")
            self._copies[made.path.name] = made.path.read_bytes()
        shutil.rmtree(self._folder)

    def _set_up(self, *, newest_is_good: bool = True) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        (self._folder / "backups").mkdir(parents=True, mode=0o700)
        for name, data in self._copies.items():
            (self._folder / "backups" / name).write_bytes(data)
        if not newest_is_good:
            newest = self._folder / "backups" / max(self._copies)
            newest.write_bytes(newest.read_bytes()[:-30])

    def attack(self, damaged: Damaged, number: int = 1) -> None:
        """Read, restore or change a damaged journal, and look whether anything is lost."""
        self._set_up(newest_is_good=number % 5 != 4)
        file = self._shell.file
        file.write_bytes(damaged.data)
        file.chmod(0o600)
        faults = [*self._read(READING if damaged.is_inside else FEW)]
        if number % INSTALLED_EVERY == INSTALLED_EVERY - 1:
            faults += self._read_by_the_installed_command()
        if number % APP_EVERY == APP_EVERY - 1:
            faults += self._look_around()
        faults += self._changed_or_restored(damaged.data)
        self._tally.check(not faults, f"{damaged.how}: {'; '.join(faults[:2])}")

    def attack_place(self, make: Any) -> None:
        """Put what is no file in the place of the journal."""
        self._set_up()
        make(self._shell.file)
        before = entry(self._shell.file)
        faults = [
            fault for command in FEW for fault in self._faults_of(command, None, way_back=False)
        ]
        if entry(self._shell.file) != before:
            faults.append("it is no longer what it was")
        self._tally.check(not faults, f"{make.__name__}: {'; '.join(faults[:2])}")

    def _read(self, commands: tuple[tuple[str, ...], ...]) -> Iterator[str]:
        before = entry(self._shell.file)
        for command in commands:
            yield from self._faults_of(command, before)

    def _faults_of(self, command: tuple[str, ...], before: Any, *, way_back: bool = True) -> Any:
        result = self._shell.run(*command)
        named = " ".join(command)
        said = result.stdout + result.stderr if command != ("search", "e") else result.stderr
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            yield f"{named}: {type(result.exception).__name__} came through"
        if slip := next((one for one in SLIPS if one in result.stderr), ""):
            where = next(line for line in result.stderr.splitlines() if slip in line)
            yield f"{named}: {where}"
        if result.exit_code not in (0, 1):
            yield f"{named} left with {result.exit_code}"
        is_refused = command[0] != "doctor" and f"cannot read {self._shell.file}" in said
        if way_back and is_refused and self._way_back() not in said:
            yield f"{named} named no way back: {said[:200]}"
        if before is not None and entry(self._shell.file) != before:
            yield f"{named} touched the file"

    def _way_back(self) -> str:
        backups = Backups(self._shell.file)
        good = backups.newest_good()
        assert good is not None
        return f"`lean-journal restore {backups.newest_first().index(good) + 1}`"

    def _read_by_the_installed_command(self) -> Iterator[str]:
        before = entry(self._shell.file)
        for command in FEW:
            ended = self._shell.process(*command)
            if ended.returncode not in (0, 1) or any(s.encode() in ended.stderr for s in SLIPS):
                yield f"installed {command[0]}: {ended.stderr[-200:]!r}"
        if entry(self._shell.file) != before:
            yield "the installed command touched the file"

    def _look_around(self) -> Iterator[str]:
        before = self._shell.file.read_bytes()
        with opened(self._shell.file) as terminal:
            stays = look_around(terminal)
            if slip := next((one for one in SLIPS if one.encode() in terminal.raw), ""):
                yield f"the app: {terminal.text.strip()[-200:]} ({slip})"
            elif not stays and "cannot read" not in terminal.text:
                yield f"the app is gone: {terminal.text.strip()[-200:]}"
        if self._shell.file.read_bytes() != before:
            yield "the app changed the file"

    def _changed_or_restored(self, data: bytes) -> Iterator[str]:
        """Write a line where that is possible, else bring the newest good backup back."""
        damaged = unreadable(data)
        if damaged:
            said = self._shell.run("doctor").stdout
            yield from (f"doctor did not name {one}" for one in damaged if one not in said)
        for command in (("observe", "after the damage"), ("undo",)):
            before = self._shell.file.read_bytes()
            result = self._shell.run(*command)
            if result.exit_code == 0:
                yield from self._differences(data, command[0])
                continue
            if result.exit_code != 1 or any(slip in result.stderr for slip in SLIPS):
                yield f"{command[0]}: {result.stderr[-200:]}"
            if self._shell.file.read_bytes() != before:
                yield f"{command[0]} was refused and changed the file"
            yield from self._restore(before)
            break

    def _restore(self, data: bytes) -> Iterator[str]:
        backups = Backups(self._shell.file)
        good = backups.newest_good()
        assert good is not None
        number = str(backups.newest_first().index(good) + 1)
        result = self._shell.run("restore", number)
        if result.exit_code != 0 or self._shell.file.read_bytes() != read(good):
            yield f"restore {number} did not bring it back: {result.output[-200:]}"
        elif data and all(read(one) != data for one in backups.newest_first() if opens(one.path)):
            yield "what stood before the restore was not kept"

    def _differences(self, before: bytes, what: str) -> Iterator[str]:
        """Name rows that no longer have the same value; new ones and undo's own may come."""
        after = self._shell.file.read_bytes()
        if is_json(before) and not is_json(after):
            yield f"after {what} it is JSON no longer"
        kept = rows(after)
        for place, value in rows(before).items():
            if place[0] not in ("actions", "meta") and kept.get(place) != value:
                yield f"{what} changed {'/'.join(place)}"


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _a_loop(path: Path) -> None:
    path.symlink_to(path.name)


def _nothing(path: Path) -> None:
    del path
