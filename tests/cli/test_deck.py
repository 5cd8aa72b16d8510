"""The deck of a month from the command line."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from pptx import Presentation

from lean_journal.domain.improvement import Improvement
from tests.builders import commitment, journal
from tests.cli.shell import Shell
from tests.decks import LONG_WORDING, Records, busy, freeze_deck


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a shell in an empty folder, with a journal beside it."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return Shell(tmp_path / "journal.json")


def store(shell: Shell, made: Records) -> None:
    with journal(shell.file.parent) as opened:
        made.store(opened)


def freeze_october(shell: Shell) -> None:
    with journal(shell.file.parent) as opened:
        freeze_deck(opened)


def slides(path: Path) -> list[str]:
    """Give the titles of the slides of a file."""
    opened = Presentation(BytesIO(path.read_bytes()))
    titles = [slide.shapes.title for slide in opened.slides]
    return [title.text_frame.text for title in titles if title is not None]


def warnings(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [line.removeprefix("lean-journal: ") for line in result.stderr.splitlines()]


def test_without_a_month_it_is_the_last_one_that_has_ended(shell: Shell) -> None:
    store(shell, busy())
    file = Path("deck-2026-10.pptx")
    assert shell.done("deck") == "saved deck-2026-10.pptx: 8 slides, a draft\n"
    assert [one.name for one in Path().iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert slides(file)[0].startswith("5 improvements were adopted")


@pytest.mark.parametrize("month", ["2026-10", "october", "OCT", "last"])
def test_a_month_is_named_in_many_ways(shell: Shell, month: str) -> None:
    store(shell, busy())
    assert "October 2026" in shell.done("deck", month, "--format", "md")


def test_markdown_is_printed_and_leaves_no_file(shell: Shell) -> None:
    store(shell, busy())
    shown = shell.done("deck", "--format", "md")
    assert shown.startswith("# 5 improvements were adopted; 4 of 5 earlier ones still hold.")
    assert "\nDraft · Improvements · October 2026\n" in shown
    assert list(Path().iterdir()) == []


def test_a_deck_has_the_title_that_is_set_until_it_is_frozen(shell: Shell) -> None:
    store(shell, busy())
    shell.done("settings", "deck_title", "What got better")
    assert "\nDraft · What got better · October 2026\n" in shell.done("deck", "--format", "md")
    shell.done("settings", "deck_title", "default")
    freeze_october(shell)
    shell.done("settings", "deck_title", "Otherwise")
    assert "\nImprovements · October 2026\n" in shell.done("deck", "--format", "md")


@pytest.mark.parametrize(
    ("arguments", "is_markdown"),
    [
        (["-o", "a/deck.md"], True),
        (["-o", "a/DECK.MD"], True),
        (["-o", "a/deck.pptx"], False),
        (["-o", "a/deck"], False),
        (["-o", "a/deck.md", "--format", "pptx"], False),
        (["-o", "a/deck.pptx", "--format", "md"], True),
    ],
)
def test_the_name_of_the_file_says_what_is_wanted(
    shell: Shell, arguments: list[str], is_markdown: bool
) -> None:
    store(shell, busy())
    target = Path(arguments[1])
    assert shell.done("deck", *arguments) == f"saved {target}: 8 slides, a draft\n"
    assert target.read_bytes().startswith(b"#" if is_markdown else b"PK")


def test_a_frozen_deck_is_what_was_confirmed_and_no_draft(shell: Shell) -> None:
    store(shell, busy())
    freeze_october(shell)
    with journal(shell.file.parent) as opened, opened.transaction("later") as transaction:
        for one in opened.find(Improvement):
            transaction.change(Improvement, one.id, lambda one: replace(one, wording="later"))
    assert shell.done("deck") == "saved deck-2026-10.pptx: 8 slides\n"
    shown = shell.done("deck", "--format", "md")
    assert "\nImprovements · October 2026\n" in shown
    assert "Draft" not in shown
    assert "later" not in shown


def test_a_frozen_deck_that_was_damaged_is_refused_in_a_sentence(shell: Shell) -> None:
    store(shell, busy())
    freeze_october(shell)
    data = json.loads(shell.file.read_bytes())
    for document in data["decks"].values():
        if document["month"] == "2026-10-01":
            document["outline"]["slides"][0]["title"] = 5
    shell.file.write_text(json.dumps(data))
    assert "the frozen deck cannot be read" in shell.refused("deck")
    assert list(Path().iterdir()) == []


def test_a_month_with_nothing_makes_two_slides_and_says_so(shell: Shell) -> None:
    result = shell.run("deck", "2025-01")
    assert result.stdout == "saved deck-2025-01.pptx: 2 slides, a draft\n"
    assert warnings(result) == [
        "nothing was adopted, tried or moved in January 2025",
        "no target condition for the next month",
        "no prediction for the next month",
    ]
    assert slides(Path("deck-2025-01.pptx")) == [
        "No improvement was adopted in January 2025",
        "No target condition is set for February",
    ]
    assert not shell.file.exists()


def test_what_is_missing_too_long_or_a_name_is_told_besides(shell: Shell) -> None:
    made = Records()
    bare = made.adopted("")
    made.adopted(f"Kim saw it. {LONG_WORDING}")
    made.deck(target="less", prediction="ask @lee")
    store(shell, made)
    with journal(shell.file.parent) as opened:
        opened.add(commitment(to="kim"), "promise")
    result = shell.run("deck")
    assert result.stdout == "saved deck-2026-10.pptx: 2 slides, a draft\n"
    assert warnings(result) == [
        f"{bare.handle} has no deck wording: it is counted, not named",
        "it names people by their aliases: kim, lee",
        f"too long for its slide, so cut: {f'Kim saw it. {LONG_WORDING}'[:59]}…",
    ]
    assert warnings(shell.run("deck", "--format", "md"))[1:] == [
        "it names people by their aliases: kim, lee"
    ]


def test_a_file_is_not_written_over_without_force(shell: Shell) -> None:
    store(shell, busy())
    file = Path("deck-2026-10.pptx")
    file.write_text("mine")
    assert shell.refused("deck") == (
        "lean-journal: deck-2026-10.pptx is there already: add --force to write over it\n"
    )
    assert file.read_text() == "mine"
    shell.done("deck", "--force")
    assert len(slides(file)) == 8


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    ("target", "complaint"),
    [
        ("..", "no ordinary file"),
        ("/dev/null", "no ordinary file"),
        ("../journal.json", "is the journal itself"),
        ("../journal.json/deck.pptx", "Not a directory"),
        ("/proc/deck.pptx", "cannot write /proc/deck.pptx"),
        (f"{'x' * 300}.pptx", "cannot write xxx"),
    ],
)
def test_where_it_cannot_be_written_nothing_is_lost(
    shell: Shell, target: str, complaint: str, force: list[str]
) -> None:
    store(shell, busy())
    assert complaint in shell.refused("deck", "-o", target, *force)
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "month", ["2026-13", "2026-00", "2026-12", "december 2026", "10", "", "2026-10-01", "\x1b[31m"]
)
def test_what_is_no_month_is_refused_in_a_sentence(shell: Shell, month: str) -> None:
    complaint = shell.refused("deck", month, code=2)
    assert "is no month up to this one: type it as 2026-10, october, last or this" in complaint
    assert "\x1b" not in complaint


def test_a_month_that_runs_can_be_looked_at(shell: Shell) -> None:
    shown = shell.run("deck", "this", "--format", "md").stdout
    assert shown.startswith("# No improvement was adopted in November 2026\n")


def test_a_deck_loads_powerpoint_only_if_it_is_wanted(shell: Shell) -> None:
    store(shell, busy())
    code = (
        "import sys\nfrom lean_journal.cli.main import commands\n"
        "try:\n    commands(['deck', '--format', 'md'])\n"
        "except SystemExit:\n    print('pptx' in sys.modules, 'textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | shell.variables, capture_output=True
    )
    assert done.stdout.decode().splitlines()[-1] == "False False"
