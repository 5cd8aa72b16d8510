"""Whether a command that could not do its work refused as promised."""

from pathlib import Path
from subprocess import CompletedProcess

from tests.faults.state import temporary_files, unsound

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    """Give all files of a folder by name, but for locks and for what is half-typed."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and path.parent.name != "drafts"
    }


def wrong_with_refusal(done: CompletedProcess[bytes], before: Contents, folder: Path) -> str:
    """Say what is wrong with a refusal: it is one line, exit 1, and nothing changed."""
    said = done.stderr.decode()
    if done.returncode != 1 or done.stdout:
        return f"exit {done.returncode}, printed {done.stdout!r}, said {said!r}"
    if said.count("\n") != 1 or not said.startswith("lean-journal: ") or "unexpected" in said:
        return f"said {said!r}"
    now = contents(folder)
    # A restore that came to nothing has kept what stands: a backup more is no change.
    more = [name for name in now if name not in before and not name.startswith("backups/")]
    if more or any(now.get(name) != data for name, data in before.items()):
        return f"refused, but something changed; said {said!r}"
    return ""


def wrong_with_line(
    done: CompletedProcess[bytes], before: Contents, folder: Path, *, is_there: bool
) -> str:
    """Say what is wrong with `observe` that had too little room for a line.

    Args:
        done: How it ended.
        before: What the folder held.
        folder: The journal's folder.
        is_there: Whether the line is in the journal now.
    """
    left = temporary_files(folder) + temporary_files(folder / "backups")
    if left:
        return f"left over: {left}"
    if done.returncode:
        kept = {name: data for name, data in before.items() if not name.startswith("backups")}
        now = contents(folder)
        done_but_for_backups = {name: now.get(name, b"") for name in kept}
        said = done.stderr.decode()
        is_one_line = said.count("\n") == 1 and said.startswith("lean-journal: not saved")
        if done.returncode != 1 or done.stdout or not is_one_line:
            return f"exit {done.returncode}, printed {done.stdout!r}, said {said!r}"
        return "refused, but changed" if done_but_for_backups != kept or is_there else ""
    if not is_there or not done.stdout.startswith(b"saved fact"):
        return f"acknowledged with {done.stdout!r}, and not there"
    return unsound(folder)
