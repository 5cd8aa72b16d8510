import pytest

from lean_journal.domain.prompts import LONGEST_PROMPT, format_prompts
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.starter import PROMPTS
from tests.cli.shell import Shell
from tests.terminal import Terminal


def test_settings_are_listed_with_their_value_and_meaning(shell: Shell) -> None:
    rows = [line.split("\t") for line in shell.done("settings").splitlines()]
    assert [row[:2] for row in rows] == [
        ["day_start", "03:00"],
        ["week_start", "mon"],
        ["workdays", "mon-fri"],
        ["theme", "lean-dark"],
        ["reporting_day", "5"],
        ["deck_title", "Improvements"],
        ["keymap", "default"],
        *([f"{kind}_prompts", format_prompts(asked)] for kind, asked in PROMPTS.items()),
    ]
    assert all(meaning for _, _, meaning in rows)
    assert not shell.file.exists()


def test_a_terminal_gets_a_list_of_one_screen(shell: Shell) -> None:
    with Terminal(["lean-journal", "settings"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert terminal.screen[0].split() == ["setting", "value", "meaning"]
        assert "month_prompts" in terminal.text
    whole = format_prompts(PROMPTS[ReflectionKind.MONTH])
    with Terminal(["lean-journal", "settings", "month_prompts"], env=shell.variables) as terminal:
        assert terminal.wait() == 0
        assert "".join(terminal.text.split()) == "".join(whole.split())


def test_a_value_is_saved_and_shown(shell: Shell) -> None:
    assert shell.done("settings", "workdays", "mon-thu,sat") == "saved workdays = mon-thu,sat\n"
    assert shell.done("settings", "Workdays") == "mon-thu,sat\n"
    assert shell.done("settings", "day-start", "05:00") == "saved day_start = 05:00\n"
    (stored,) = shell.stored("settings")
    assert stored == {
        "workdays": [{"since": "2026-11-23", "days": "mon-thu,sat"}],
        "day_start": "05:00",
    }
    assert shell.done("undo") == "undone: day_start 05:00\n"
    assert shell.done("settings", "day_start") == "03:00\n"


def test_the_day_begins_when_it_is_set_to(shell: Shell) -> None:
    shell.done("settings", "day_start", "05:00")
    shell.now = "2026-11-24T04:30"
    shell.done("observe", "early shift")
    assert shell.stored("walks")[0]["day"] == "2026-11-23"


def test_prompts_are_set_in_one_line_and_brought_back(shell: Shell) -> None:
    typed = "What is next? | ~ Who waits [red]? |- What slipped? |"
    shown = "What is next? | ~ Who waits [red]? | - What slipped?"
    assert shell.done("settings", "evening_prompts", typed) == f"saved evening_prompts = {shown}\n"
    assert shell.done("settings", "evening-prompts") == f"{shown}\n"
    (stored,) = shell.stored("settings")
    assert stored["evening_prompts"] == [
        {"text": "What is next?", "asked": "always"},
        {"text": "Who waits [red]?", "asked": "in turn"},
        {"text": "What slipped?", "asked": "off"},
    ]
    shell.done("settings", "evening_prompts", shown)
    assert shell.stored("settings") == [stored]
    shell.done("settings", "evening_prompts", "--", "- Why? | Who?")
    assert shell.done("settings", "evening_prompts") == "- Why? | Who?\n"
    shell.done("settings", "evening_prompts", "default")
    default = format_prompts(PROMPTS[ReflectionKind.EVENING])
    assert shell.done("settings", "evening_prompts") == f"{default}\n"


def test_a_keymap_is_set_as_a_whole_and_refused_as_in_the_app(shell: Shell) -> None:
    saved = shell.done("settings", "keymap", "undo=Z f6, redo=ctrl+T")
    assert saved == "saved keymap = undo=Z F6, redo=ctrl+t\n"
    assert shell.stored("settings") == [{"keymap": {"undo": "Z,F6", "redo": "ctrl+t"}}]
    said = "q is the key of quit (quit, everywhere): undo cannot have it"
    assert said in shell.refused("settings", "keymap", "undo=q, redo=Z")
    assert shell.done("settings", "keymap", "capture=comma") == "saved keymap = capture=comma\n"
    assert shell.done("settings", "keymap", "default") == "saved keymap = default\n"
    assert shell.done("undo") == "undone: keymap default\n"
    assert shell.done("settings", "keymap") == "capture=comma\n"


def test_a_journal_without_prompts_asks_none(shell: Shell) -> None:
    assert shell.done("settings", "morning_prompts", "") == "saved morning_prompts = \n"
    shell.done("areas", "add", "Press shop")
    shell.done("observe", "--area", "press", "x")
    assert shell.done("today", "--count") == "0\n"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("day_start", "25:00"),
        ("week_start", "someday"),
        ("workdays", "mon-"),
        ("theme", " "),
        ("reporting_day", "32"),
        ("deck_title", "x" * 61),
        ("keymap", "undu=z"),
        ("keymap", "undo=q"),
        ("keymap", "undo"),
        ("morning_prompts", "Why? | ~ why?"),
        ("evening_prompts", "x" * (LONGEST_PROMPT + 1)),
        ("week_prompts", "two\nlines"),
        ("month_prompts", "~ ~ Why?"),
    ],
)
def test_a_wrong_value_is_refused(shell: Shell, key: str, value: str) -> None:
    shell.refused("settings", key, value)
    assert not shell.file.exists()


def test_an_unknown_setting_names_those_there_are(shell: Shell) -> None:
    assert "there are: day_start, week_start, workdays, theme, reporting_day" in shell.refused(
        "settings", "x"
    )
