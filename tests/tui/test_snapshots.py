"""Every screen as it was last looked at, and narrow; each also says what the journal holds."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lean_journal.domain.commitment import Commitment, CommitmentState
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.reflection import Reflection
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.tui.app import JournalApp, open_journal
from lean_journal.tui.legible import contrast
from tests.animation import draw_morning
from tests.builders import Clock
from tests.screenshots import ANIMATION, FOLDER, draw, still
from tests.tui.contrast import faint
from tests.tui.scenes import NOW, SCENES, Scene, sample

NARROW = (40, 20)


def holds_what_was_done(journal: Journal, scene: Scene) -> None:
    """Check that the way to a screen did what its keys say, and looking at it nothing else."""
    if scene.years:
        assert journal.path.read_bytes() == sample(scene.years)
        return
    answers = sum(len(one.answers) for one in journal.find(Reflection))
    kept = journal.find(Commitment, state=CommitmentState.KEPT)
    assert (answers, len(kept)) == (scene.answers, scene.kept)
    seen = (len(journal.find(Walk)), len(journal.find(Observation)))
    assert seen == ((0, 0) if scene.is_first_day else (6, 12) if scene.has_loop else (5, 9))
    open_cycles = [one for one in journal.find(Cycle) if one.is_open]
    assert len(open_cycles) == scene.has_loop


async def can_be_read(pilot: Pilot[None]) -> None:
    """Check that all text stands out, in both of our themes."""
    assert await faint(pilot) == {}


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", SCENES)
async def test_a_screen_looks_as_its_screenshot(name: str) -> None:
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    svg = await draw(name, check=holds_what_was_done, look=can_be_read)
    assert svg == drawn, "run `python -m tests.screenshots`"


async def test_the_moving_picture_is_of_the_morning_as_it_is() -> None:
    drawn = (FOLDER / ANIMATION).read_text(encoding="utf-8")
    # Drawing it looks whether the journal holds what the keys say.
    assert await draw_morning() == drawn, "run `python -m tests.screenshots`"
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", SCENES)
def test_a_narrow_screen_looks_as_it_did(snap_compare: Any, tmp_path: Path, name: str) -> None:
    clock, scene = Clock(NOW), SCENES[name]
    with open_journal(tmp_path / "journal.json", clock) as journal:
        scene.begin(journal, clock)
        app = JournalApp(journal)
        app.animation_level = "none"

        async def come_there(pilot: Pilot[None]) -> None:
            await pilot.pause()
            await scene.come(pilot)
            await still(pilot)

        assert snap_compare(app, terminal_size=NARROW, run_before=come_there)
        holds_what_was_done(journal, scene)
