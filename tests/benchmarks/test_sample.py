from datetime import datetime
from pathlib import Path

import pytest

from lean_journal.domain.behavior import Behavior
from lean_journal.domain.morning import (
    CommitmentStep,
    FocusStep,
    MarkStep,
    PromptStep,
    StruggleStep,
)
from lean_journal.domain.starter import STARTER_BEHAVIORS
from lean_journal.storage.doctor import examine
from lean_journal.storage.history import REMEMBERED_ACTIONS
from lean_journal.storage.kinds import TABLES
from lean_journal.storage.morning import first_step, steps_of
from tests.benchmarks.sample import LAST_DAY, NOW, SEARCHED, Sample, build
from tests.builders import CET, Clock, journal


@pytest.fixture(scope="module")
def sample() -> Sample:
    return build(1)


def test_the_same_seed_gives_the_same_bytes(sample: Sample) -> None:
    again, other = build(1), build(1, seed=2)
    assert again.journal == sample.journal
    assert again.jrnl == sample.jrnl
    assert other.journal != sample.journal


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_it_is_a_journal_that_has_something_to_ask(tmp_path: Path, seed: int) -> None:
    (tmp_path / "journal.json").write_bytes(build(1, seed).journal)
    (tmp_path / "journal.json").chmod(0o600)
    assert [found.text for found in examine(tmp_path / "journal.json") if not found.is_fine] == []
    clock = Clock(datetime.fromisoformat(NOW).replace(tzinfo=CET))
    with journal(tmp_path, clock) as opened:
        # What the first frame is measured by: a name that stands in the file and not in the code.
        first = first_step(opened, opened.today())
        assert isinstance(first, MarkStep)
        assert first.day == LAST_DAY
        assert first.behavior.name not in [one.name for one in STARTER_BEHAVIORS]
        assert first.behavior.position == 1
        kinds = [type(step) for step in steps_of(opened, opened.today())]
        assert [kind for kind in kinds if kind is not MarkStep] == [
            *[CommitmentStep] * 3,
            *[PromptStep] * 3,
            FocusStep,
            StruggleStep,
        ]
        # Undo has a full list, and its newest action can be taken back.
        assert opened.undo() == "add an observation"
        assert len(opened.find(Behavior)) == 6


def test_the_words_are_there_for_a_journal_of_plain_text_too(sample: Sample) -> None:
    tables = (
        *("observations", "commitments", "reflections", "marks"),
        *("struggles", "improvements", "cycles"),
    )
    assert sample.jrnl.count(SEARCHED) == sum(
        raw.count(SEARCHED.encode())
        for table in tables
        for raw in map(bytes, sample.tables[table].values())
    )
    assert sample.jrnl.count(SEARCHED) > 5
    assert len(sample.entries) == sum(len(sample.tables[name]) for name in tables)
    assert "Start at the board, 2026-" in sample.jrnl


def test_it_holds_every_kind_of_record_and_what_use_leaves(sample: Sample) -> None:
    assert set(TABLES) <= sample.tables.keys()
    assert len(sample.tables["actions"]) == REMEMBERED_ACTIONS
