"""What the floors load: looked at in a Python of its own."""

import subprocess
import sys

import pytest


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "lean_journal.domain.capture",
        "lean_journal.domain.morning",
        "lean_journal.domain.search",
        "lean_journal.domain.settings",
        "lean_journal.domain.today",
    ],
)
def test_the_domain_loads_nothing_but_the_standard_library(module: str) -> None:
    # What an environment loads at every start is not the domain's doing.
    packages = {name.partition(".")[0] for name in loaded_by(module) - loaded_by("sys")}
    assert packages - set(sys.stdlib_module_names) == {"lean_journal"}


def test_the_package_itself_imports_nothing() -> None:
    assert {name for name in loaded_by("lean_journal") if name.startswith("lean_journal")} == {
        "lean_journal"
    }


@pytest.mark.parametrize("screen", ["today", "reflect", "gemba"])
def test_the_first_frame_waits_for_nothing_it_does_not_show(screen: str) -> None:
    modules = loaded_by(f"lean_journal.tui.app, lean_journal.tui.screens.{screen}")
    assert modules.isdisjoint(
        {"textual.widgets._text_area", "textual.widgets._markdown", "pptx", "filelock"}
        | {"lean_journal.editor"}
    )


def test_the_pass_waits_for_no_board() -> None:
    modules = loaded_by("lean_journal.tui.app, lean_journal.tui.screens.today")
    assert modules.isdisjoint({"lean_journal.tui.widgets.board", "lean_journal.storage.today"})


def test_the_app_is_loaded_only_when_it_is_opened() -> None:
    assert not any(name.startswith("textual") for name in loaded_by("lean_journal.tui"))
