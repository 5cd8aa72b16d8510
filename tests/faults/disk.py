"""A disk whose every step can fail, or be the last one before the power goes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.storage.disk import Disk


class EveryStep(Disk):
    """Notes all steps below a folder, and knows what a power cut would take back.

    A name made, changed or removed in a folder is safe when the folder is flushed, and what
    was written to a file when the file is.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.meet: Callable[[int, str], None] = lambda _index, _step: None
        """Called before each step is done; the step fails if it raises."""

        self._unsafe_names: list[tuple[Path, Callable[[], None]]] = []
        self._unsafe_data: set[int] = set()
        super().__init__(folder, monkeypatch)
        for name in ("unlink", "mkdir", "chmod"):
            monkeypatch.setattr(os, name, self._watching(name, getattr(os, name)))
        real = os.fchmod
        monkeypatch.setattr(os, "fchmod", lambda fd, mode: real(self._step("fchmod", fd, fd), mode))

    def lose_data(self) -> None:
        """Empty the files that were written to and not flushed since."""
        for descriptor in self._unsafe_data:
            os.ftruncate(descriptor, 0)

    def lose_names(self) -> None:
        """Take back what was done to names in folders that were not flushed since."""
        self.meet = lambda _index, _step: None
        for _folder, take_back in reversed(self._unsafe_names[:]):
            take_back()

    def _watching(self, what: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(path: Any, *arguments: Any, **others: Any) -> Any:
            name = self._name(path)
            if not name:
                return real(path, *arguments, **others)
            self._note(f"{what} {name}")
            take_back = _way_back(Path(path)) if what != "chmod" else None
            done = real(path, *arguments, **others)
            if take_back is not None:
                self._unsafe_names.append((Path(path).parent, take_back))
            return done

        return step

    def _replaced(self, real: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        noted = super()._replaced(real)

        def replace(source: Any, target: Any) -> None:
            take_back = _way_back(Path(target))
            noted(source, target)
            self._unsafe_names.append((Path(target).parent, take_back))

        return replace

    def _step(self, what: str, descriptor: int, value: Any) -> Any:
        met = super()._step(what, descriptor, value)
        if what == "write":
            self._unsafe_data.add(descriptor)
        elif what == "fsync":
            self._unsafe_data.discard(descriptor)
            flushed = self._folder / self._names.get(descriptor, "")
            self._unsafe_names = [one for one in self._unsafe_names if one[0] != flushed]
        return met

    def _is_watched(self, name: str) -> bool:
        return name != ""

    def _note(self, step: str) -> None:
        super()._note(step)
        self.meet(len(self.steps) - 1, step)


def _way_back(path: Path) -> Callable[[], None]:
    """Give a way to make a name stand for what it does now."""
    if path.is_dir():
        return lambda: None
    if path.is_file():
        before = path.read_bytes()
        return lambda: None if not path.parent.is_dir() else _put(path, before)

    def remove() -> None:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return remove


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)
