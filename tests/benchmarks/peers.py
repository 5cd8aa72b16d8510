"""Other journals for the terminal, installed into an environment that goes with the run."""

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.timing import Run, process

JRNL = "jrnl~=4.6.0"

_CONFIG = """\
version: {version}
journals: {{default: {{journal: {words}}}}}
editor: ""
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: "%Y-%m-%d %H:%M"
tagsymbols: "#@"
highlight: false
linewrap: 79
indent_character: "|"
colors: {{body: none, date: none, tags: none, title: none}}
"""
"""All jrnl asks for: with a key missing, or as JSON, it would upgrade the file or ask first."""


LISTED = 100
"""Entries that are listed: about a week's, as one looks at how things stand."""


class Jrnl:
    """jrnl with a plain-text journal of the sample's words."""

    def __init__(self, bench: Bench) -> None:
        """Install it and write its journal.

        Raises:
            subprocess.CalledProcessError: It cannot be installed.
        """
        self._home = bench.folder / "jrnl"
        scripts = self._home / "venv" / "bin"
        _quietly(sys.executable, "-m", "venv", scripts.parent)
        _quietly(scripts / "pip", "install", "--quiet", JRNL)
        version = _quietly(
            scripts / "python", "-c", "import importlib.metadata as m; print(m.version('jrnl'))"
        )
        self.name = f"jrnl {version}"
        self._script = scripts / "jrnl"
        self._words = self._home / "words.txt"
        self._words.write_text(bench.sample.jrnl, encoding="utf-8")
        self._config = self._home / "config.yaml"
        settings = {"version": json.dumps(version), "words": json.dumps(str(self._words))}
        self._config.write_text(_CONFIG.format(**settings), encoding="utf-8")

    def add(self, entry: str) -> Run:
        """Make a run that adds an entry; it raises RuntimeError when none was added."""
        add = self._process(entry)

        def run() -> float:
            # It writes the whole file anew in its own layout: the size tells nothing.
            before = self._count(entry)
            elapsed = add()
            if self._count(entry) <= before:
                raise RuntimeError(f"{self.name} did not add the entry")
            return elapsed

        return run

    def _count(self, entry: str) -> int:
        title = entry.partition(".")[0]
        return self._words.read_text(encoding="utf-8").count(title)

    def list_newest(self) -> Run:
        """Make a run that lists the newest entries, a line each."""
        return self._process("--short", "-n", str(LISTED))

    def containing(self, word: str) -> Run:
        """Make a run that prints the entries with a word in them."""
        return self._process("-contains", word)

    def _process(self, *arguments: str) -> Run:
        # Whatever jrnl keeps besides the two files must not land in the person's own home.
        env = {"HOME": str(self._home), "XDG_DATA_HOME": str(self._home), "NO_COLOR": "1"}
        return process([self._script, "--config-file", self._config, *arguments], env)


def _quietly(*argv: str | Path) -> str:
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout.strip()
