"""Several processes on one journal: no update is lost, and nobody sees half of one."""

from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage.backups import Backups
from tests.builders import area, content, journal, observation, walk

pytestmark = pytest.mark.slow

PROCESSES, ENTRIES = 4, 25


def add_entries(folder: Path, writer: int, walk_id: int) -> None:
    """Add entries to a walk, one by one, each with a word more in the area's name."""
    with journal(folder, writer=f"window {writer}", patience=60) as opened:
        walked = opened.get(Walk, walk_id)
        for n in range(ENTRIES):
            with opened.transaction(f"{writer}.{n}") as transaction:
                transaction.add(observation(walked, f"{writer}.{n}"))
                (counted,) = opened.find(Area)
                transaction.change(
                    Area, counted.id, lambda one: replace(one, name=str(int(one.name) + 1))
                )
        assert opened.take_notices() == []


def test_no_entry_of_four_processes_is_lost(tmp_path: Path) -> None:
    spawn = get_context("spawn")
    with journal(tmp_path, patience=60) as opened:
        opened.add(area("0"), "counter")
        walked = opened.add(walk(), "walk")
        processes = [
            spawn.Process(target=add_entries, args=(tmp_path, writer, walked.id))
            for writer in range(PROCESSES)
        ]
        for process in processes:
            process.start()
        seen = [opened.version]
        while any(process.is_alive() for process in processes):
            # One state at a time: what is read in a transaction belongs together.
            with opened.transaction("look"):
                count = len(opened.find(Observation))
                assert [one.name for one in opened.find(Area)] == [str(count)]
            seen.append(opened.version)
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0] * PROCESSES
        facts = [one.fact for one in opened.find(Observation, walk=walked.id)]
        wanted = {f"{writer}.{n}" for writer in range(PROCESSES) for n in range(ENTRIES)}
        assert len(facts) == len(wanted)
        assert set(facts) == wanted
        assert [one.name for one in opened.find(Area)] == [str(len(wanted))]
        assert seen == sorted(seen)
        assert seen[-1] > seen[0]
        assert opened.take_notices() == []
    assert len(content(tmp_path)["actions"]) == 50
    assert len(Backups(tmp_path / "journal.json").newest_first()) == 1
    assert not (tmp_path / "journal.json.tmp").exists()
