"""What every measuring module is given: a folder, the journal to measure on, the rounds."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.sample import NOW, Sample
from tests.benchmarks.timing import Run, process

FOLDER = Path("/var/tmp")
"""Where the files are made: unlike /tmp it outlives a restart, so it is on a real disk."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The bench everything is measured on."""

    folder: Path
    """A folder on a disk, for this run only."""

    sample: Sample
    rounds: int
    with_peers: bool
    """Whether other programs may be installed into the folder and measured too."""

    def journal(self, name: str) -> Path:
        """Make a fresh journal of its own for one measurement."""
        path = self.folder / name / "journal.json"
        path.parent.mkdir()
        path.write_bytes(self.sample.journal)
        # Else the disk is still busy with it when the first run asks for an fsync.
        os.sync()
        return path

    def command(self, journal: Path, *arguments: str) -> Run:
        """Make a run of the installed command on a journal, its clock at the sample's end."""
        installed, env = self.app(journal)
        return process([*installed, *arguments], env)

    def app(self, journal: Path) -> tuple[list[str | Path], dict[str, str]]:
        """Give the installed command for a journal, and its variables: without more, the app."""
        installed = Path(sys.executable).with_name("lean-journal")
        return [installed], {"LEAN_JOURNAL_NOW": NOW, "LEAN_JOURNAL_FILE": str(journal)}


def filesystem_of(path: Path) -> str:
    """Name the kind of filesystem a path lies on, where the system tells."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "an unnamed filesystem"
    above = {str(folder) for folder in (path, *path.parents)}
    # The last of those on the same folder lies on top.
    found = [(len(point), n, kind) for n, (point, kind) in enumerate(mounts) if point in above]
    return max(found)[2] if found else "an unnamed filesystem"
