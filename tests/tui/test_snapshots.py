"""Every screen at two sizes as it was last looked at; each also says what the journal holds."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.walk import Observation, Walk
from lean_journal.tui.app import JournalApp, open_journal
from tests.builders import Clock
from tests.screenshots import FOLDER, draw, still
from tests.tui.scenes import NOW, SCENES

SIZES = [(80, 24), (40, 20)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCENES)
def test_a_screen_looks_as_it_did(
    snap_compare: Any, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    clock = Clock(NOW)
    with open_journal(tmp_path / "journal.json", clock) as journal:
        scene = SCENES[name]
        scene.begin(journal, clock)
        app = JournalApp(journal)
        app.animation_level = "none"

        async def come_there(pilot: Pilot[None]) -> None:
            await pilot.pause()
            await scene.come(pilot)
            await still(pilot)

        assert snap_compare(app, terminal_size=size, run_before=come_there)
        answers = sum(len(one.answers) for one in journal.find(Reflection))
        kept = journal.find(Commitment, state=CommitmentState.KEPT)
        assert (answers, len(kept)) == (scene.answers, scene.kept)
        # Looking at a screen changes nothing else.
        seen = (len(journal.find(Walk)), len(journal.find(Observation)))
        assert seen == ((0, 0) if scene.is_first_day else (5, 9))


@pytest.mark.parametrize("name", SCENES)
async def test_the_screenshot_is_current(name: str) -> None:
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert await draw(name) == drawn, "run `python -m tests.screenshots`"
