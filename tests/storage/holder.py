"""Another process that holds the lock of a journal."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOLDER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from lean_journal.domain.area import Area
from lean_journal.storage import Journal

with Journal(Path(sys.argv[1]), clock=lambda: datetime.now(UTC)) as opened:
    with opened.transaction("long") as transaction:
        transaction.add(Area(name="theirs"))
        print("held", flush=True)
        sys.stdin.readline()
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run another process that stays in the middle of a transaction until it gets a line."""
    command = [sys.executable, "-c", HOLDER, str(folder / "journal.json")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()
