"""Struggles from the shell, and walks for them."""

import json

import pytest

from tests.cli.shell import Shell
from tests.terminal import Terminal


@pytest.fixture
def heard(shell: Shell) -> Shell:
    """A journal with one struggle, #s1, heard on Friday."""
    shell.done("areas", "add", "Press shop")
    shell.done(
        *("struggles", "add", "an hour", "at every changeover"),
        *("--title", "Short changeovers", "--on", "fri"),
    )
    return shell


def state(shell: Shell) -> str:
    (one,) = shell.stored("struggles")
    return str(one.get("state", "heard"))


def in_work(shell: Shell) -> None:
    """Go and see, and start a cycle for it."""
    shell.done("observe", "--struggle", "s1", "the setter looks for the gauge #new")
    shell.done("improvements", "start", "i1", "--step", "hook", "--expect", "no search")


def test_it_is_written_down_word_for_word(heard: Shell) -> None:
    (one,) = heard.stored("struggles")
    assert (one["words"], one["title"]) == ("an hour at every changeover", "Short changeovers")
    assert one["heard"] == "2026-11-20"
    assert heard.done("struggles") == (
        "#s1\tShort changeovers\theard 3 days ago · not seen yet\t2026-11-20\n"
    )
    assert heard.done("undo") == "undone: struggle Short changeovers\n"


def test_without_a_title_and_a_day_it_is_called_by_its_words_and_heard_today(shell: Shell) -> None:
    said = shell.done("struggles", "add", "late trucks")
    assert said == "saved #s1 late trucks · heard on 2026-11-23\n"
    assert shell.done("struggles").startswith("#s1\tlate trucks\t")


def test_it_comes_to_its_end_step_by_step(heard: Shell) -> None:
    heard.done("observe", "--struggle", "s1", "3 setters search #new")
    assert state(heard) == "seen"
    heard.done("improvements", "start", "i1", "--step", "hook", "--expect", "no search")
    assert state(heard) == "in work"
    assert heard.done("struggles", "report", "s1", "the gauge", "hangs there") == (
        "saved #s1 Short changeovers · reported back\n"
    )
    assert heard.stored("struggles")[0]["told"] == "the gauge hangs there"
    assert heard.done("struggles", "again", "changeovers") == (
        "saved #s1 Short changeovers · in work\n"
    )
    heard.done("struggles", "report", "short changeovers", "two hooks")
    assert heard.done("struggles", "close", "1") == "saved #s1 Short changeovers · closed\n"
    result = heard.run("struggles")
    assert (result.stdout, result.stderr[:26]) == ("", "lean-journal: no struggles")
    assert "closed today" in heard.done("struggles", "--all")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", " "], "write down what was said"),
        (["add", "x", "--title", "y" * 121], "at most 120 characters"),
        (["edit", "s1", "--words", ""], "write down what was said"),
        (["report", "s1", "x"], "#s1 cannot become reported back: nobody has gone to see it"),
        (["close", "s1"], "#s1 cannot become closed: nobody has gone to see it yet"),
        (["again", "s1"], "#s1 cannot become in work: nobody has gone to see it yet"),
        (["show", "s2"], "no struggle fits 's2'; there are: #s1 Short changeovers"),
        (["remove", "changovers short"], "no struggle fits"),
        (["show", "Short chageovers"], "do you mean #s1 Short changeovers?"),
        (["show", "i1"], "no struggle fits 'i1'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    heard: Shell, arguments: list[str], said: str
) -> None:
    assert said in heard.refused("struggles", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["add"],
        ["edit", "s1"],
        ["report", "s1"],
        ["add", "x", "--on", "tomorrow"],
        ["edit", "s1", "--on", "soon"],
    ],
)
def test_what_is_missing_or_no_day_is_wrong_usage(heard: Shell, arguments: list[str]) -> None:
    heard.refused("struggles", *arguments, code=2)


def test_nothing_is_reported_back_in_no_words(heard: Shell) -> None:
    in_work(heard)
    assert "say what you reported back" in heard.refused("struggles", "report", "s1", " ")
    assert state(heard) == "in work"


def test_words_title_and_day_can_be_changed(heard: Shell) -> None:
    said = heard.done(
        *("struggles", "edit", "short", "--title", "Quick changeovers"),
        *("--words", "two hours", "--on", "-5d"),
    )
    assert said == "saved #s1 Quick changeovers\n"
    (one,) = heard.stored("struggles")
    assert (one["title"], one["words"], one["heard"]) == (
        "Quick changeovers",
        "two hours",
        "2026-11-18",
    )


def test_what_nobody_has_gone_to_see_stands_first(heard: Shell) -> None:
    heard.done("observe", "--struggle", "s1", "carts")
    heard.done("struggles", "add", "late trucks")
    assert [line.split("\t")[0] for line in heard.done("struggles").splitlines()] == ["#s2", "#s1"]


def test_as_json_they_have_every_field_and_how_they_stand(heard: Shell) -> None:
    (one,) = json.loads(heard.done("struggles", "--json"))
    assert (one["handle"], one["number"], one["state"]) == ("#s1", 1, "heard")
    assert one["stands"] == "heard 3 days ago · not seen yet"
    assert one["words"] == "an hour at every changeover"
    assert one["id"] == json.loads(heard.done("export"))["struggles"][0]["id"]


def test_its_thread_shows_what_was_told(heard: Shell) -> None:
    in_work(heard)
    heard.done("struggles", "report", "s1", "the gauge hangs there")
    lines = heard.done("struggles", "show", "s1").splitlines()
    assert lines[:3] == [
        "#s1 Short changeovers · reported back today",
        "  heard on 2026-11-20, in private: an hour at every changeover",
        "  reported back: the gauge hangs there",
    ]
    assert any(line.strip().startswith("#i1 ") for line in lines)
    assert any(line.strip().startswith("cycle 1 · ") for line in lines)


def test_what_belongs_to_it_stays_when_it_is_removed(heard: Shell) -> None:
    in_work(heard)
    heard.done("observe", "more of it #s1")
    assert heard.done("struggles", "remove", "s1") == (
        "saved · #s1 Short changeovers is removed"
        " · what belongs to it stays: 1 walk, 1 improvement, 1 observation\n"
    )
    assert heard.stored("struggles") == []
    assert heard.done("improvements", "show", "i1").startswith("walk · 2026-11-23")
    heard.done("observe", "later #s1")
    assert heard.facts()[-1] == "later #s1"
    assert "2026-11-23\tfact\tmore of it" in heard.done("search", "more of it")
    assert heard.done("export", "--format", "md").count("To see") == 0


# Walks for a struggle


def test_a_walk_for_it_is_a_new_one_and_takes_up_the_next_lines(heard: Shell) -> None:
    heard.done("observe", "before")
    said = heard.done("observe", "--struggle", "changeovers", "--area", "press", "carts")
    assert said == "saved fact · carts → Press shop, walk for #s1 of today 14:20\n"
    heard.now = "2026-11-23T15:00"
    heard.done("observe", "--struggle", "#s1", "more carts")
    heard.done("observe", "and more")
    walks = heard.stored("walks")
    assert [bool(one.get("struggle")) for one in walks] == [False, True]
    seen = [one["walk"] for one in heard.stored("observations")]
    assert seen[0] != seen[1] == seen[2] == seen[3]
    heard.now = "2026-11-23T18:00"
    heard.done("observe", "--struggle", "s1", "much later")
    assert len(heard.stored("walks")) == 3


def test_a_walk_for_one_takes_up_no_line_for_another(heard: Shell) -> None:
    heard.done("struggles", "add", "late trucks")
    heard.done("observe", "--struggle", "s1", "carts")
    heard.done("observe", "--struggle", "s2", "trucks")
    assert len(heard.stored("walks")) == 2
    assert {one["state"] for one in heard.stored("struggles")} == {"seen"}


def test_a_walk_of_another_day_has_gone_to_see_too(heard: Shell) -> None:
    heard.done("observe", "--struggle", "s1", "--on", "yesterday", "carts")
    assert state(heard) == "seen"
    assert heard.stored("walks")[0]["day"] == "2026-11-22"
    assert heard.done("undo") == "undone: carts\n"
    assert state(heard) == "heard"


def test_only_a_promise_has_gone_to_see_nothing(heard: Shell) -> None:
    heard.done("observe", "--struggle", "s1", ">> call Kim")
    assert (state(heard), heard.stored("walks")) == ("heard", [])


def test_a_struggle_that_is_none_saves_nothing(heard: Shell) -> None:
    assert "no struggle fits 's7'" in heard.refused("observe", "--struggle", "s7", "carts")


def test_the_prompt_says_which_one_the_walk_is_for(heard: Shell) -> None:
    command = ["lean-journal", "observe", "--struggle", "s1"]
    with Terminal(command, env=heard.variables) as terminal:
        terminal.wait_for("walk for #s1 of today: a line each")
        terminal.send("carts queue #new\r")
        terminal.wait_for("saved improvement #i1 · carts queue")
        terminal.send("still #i1\r")
        terminal.wait_for("saved fact · still · #i1 → walk for #s1 of today 14:20")
        terminal.keys("enter")
        assert terminal.wait() == 0
    assert [one["link"] for one in heard.stored("observations")] == ["#i1", "#i1"]
    assert state(heard) == "seen"
