"""What tests of the command line build: a journal's file, and commands run on it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from tinydb import TinyDB

from lean_journal.cli.main import commands

SCRIPT = Path(sys.executable).with_name("lean-journal")
"""The command as it is installed."""


@dataclass
class Shell:
    """A shell in which the journal and the time are set: Monday 23 November 2026, 14:20."""

    file: Path
    now: str = "2026-11-23T14:20"

    @property
    def variables(self) -> dict[str, str]:
        return {"LEAN_JOURNAL_FILE": str(self.file), "LEAN_JOURNAL_NOW": self.now}

    def run(self, *arguments: str, piped: str | bytes | None = None) -> Result:
        """Run a command in this process."""
        return CliRunner().invoke(commands, arguments, input=piped, env=self.variables)

    def done(self, *arguments: str, piped: str | bytes | None = None) -> str:
        """Run a command that shall succeed in silence, and give what it printed."""
        result = self.run(*arguments, piped=piped)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def refused(self, *arguments: str, code: int = 1, piped: str | bytes | None = None) -> str:
        """Run a command that shall fail and print nothing, and give its complaint."""
        before = self.file.read_bytes() if self.file.is_file() else None
        result = self.run(*arguments, piped=piped)
        assert (result.exit_code, result.stdout) == (code, ""), result.output
        assert (self.file.read_bytes() if self.file.is_file() else None) == before
        assert 1 <= len(result.stderr.splitlines()) <= code
        return result.stderr

    def process(
        self, *arguments: str | bytes, piped: bytes = b"", **options: Any
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the installed command."""
        return subprocess.run(
            [SCRIPT, *arguments],
            input=piped,
            env=self.variables | options.pop("env", {}),
            capture_output=True,
            check=False,
            **options,
        )

    def stored(self, table: str) -> list[dict[str, Any]]:
        """Open the file as anybody can, and give the documents of a table."""
        with TinyDB(self.file) as database:
            return [dict(document) for document in database.table(table).all()]

    def facts(self) -> list[str]:
        """Give the facts of all observations, in the order they were saved."""
        return [document["fact"] for document in self.stored("observations")]
