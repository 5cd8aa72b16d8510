"""A look at what storage asks of the disk, and a way to make one step of it fail."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class Disk:
    """Notes the steps that write below a folder, and refuses the ones it is told to.

    A step reads ``fsync journal.json.tmp``; the folder itself is ``.``.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps: list[str] = []
        self.refused: dict[str, int] = {}
        """Steps that fail, with the error number each fails with."""

        self.most = 1 << 30
        """How many bytes one write takes at most."""

        self._folder = folder
        self._open = os.open
        self._names: dict[int, str] = {}
        real_write, real_fsync, real_replace = os.write, os.fsync, os.replace
        steps = {
            "open": self._opened,
            "write": lambda fd, data: real_write(fd, self._step("write", fd, data[: self.most])),
            "fsync": lambda fd: real_fsync(self._step("fsync", fd, fd)),
            "replace": self._replaced(real_replace),
        }
        for name, step in steps.items():
            monkeypatch.setattr(f"lean_journal.storage.atomic.os.{name}", step)

    def refuse(self, step: str, number: int = errno.ENOSPC) -> None:
        self.refused[step] = number

    def _opened(self, path: Any, flags: int, mode: int = 0o777, **others: Any) -> int:
        name = self._name(path)
        if self._is_watched(name):
            self._note(f"open {name}")
        descriptor = self._open(path, flags, mode, **others)
        self._names[descriptor] = name
        return descriptor

    def _replaced(self, real: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
        def replace(source: Any, target: Any) -> None:
            self._note(f"replace {self._name(target)}")
            real(source, target)

        return replace

    def _step(self, what: str, descriptor: int, value: Any) -> Any:
        name = self._names.get(descriptor, "")
        if self._is_watched(name):
            self._note(f"{what} {name}")
        return value

    def _is_watched(self, name: str) -> bool:
        return name.endswith(".tmp") or name == "."

    def _note(self, step: str) -> None:
        self.steps.append(step)
        if step in self.refused:
            number = self.refused[step]
            raise OSError(number, os.strerror(number))

    def _name(self, path: Any) -> str:
        whole = Path(os.fsdecode(path))
        return str(whole.relative_to(self._folder)) if whole.is_relative_to(self._folder) else ""
