"""What is saved is said to be saved, even where nothing can be printed."""

import subprocess

import pytest

from tests.cli.shell import SCRIPT, Shell


@pytest.mark.parametrize("where", [">&-", ">/dev/full", ">&- 2>&-"])
def test_a_line_that_is_saved_is_no_failure_where_it_cannot_be_printed(
    shell: Shell, where: str
) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{SCRIPT}' observe carts {where}"],
        env=shell.variables,
        capture_output=True,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert shell.facts() == ["carts"]


def test_a_journal_that_cannot_be_printed_is_a_failure(shell: Shell) -> None:
    shell.done("observe", "carts")
    done = subprocess.run(
        ["bash", "-c", f"'{SCRIPT}' export >/dev/full"],
        env=shell.variables,
        capture_output=True,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
