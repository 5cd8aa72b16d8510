from pathlib import Path

import pytest

from tests.cli.shell import Shell


def test_a_line_is_in_the_file_as_it_was_understood(shell: Shell) -> None:
    line = "w: 3 carts queue 40 min at press 2 // no signal? >> check call light @kim !fri"
    assert shell.done("observe", line) == (
        "saved waiting · 3 carts queue 40 min at press 2 // no signal? → notes of today 14:20\n"
        "saved commitment · check call light · to @kim · due Fri 2026-11-27\n"
    )
    (seen,) = shell.stored("observations")
    assert (seen["kind"], seen["waste"]) == ("waste", "waiting")
    assert seen["fact"] == "3 carts queue 40 min at press 2"
    assert seen["interpretation"] == "no signal?"
    (promise,) = shell.stored("commitments")
    assert (promise["what"], promise["to"], promise["due"]) == (
        "check call light",
        "kim",
        "2026-11-27",
    )
    (walk,) = shell.stored("walks")
    assert walk["day"] == "2026-11-23"


def test_a_star_and_a_missing_date_are_said(shell: Shell) -> None:
    assert shell.done("observe", "+: kitting cart >> thank the team *") == (
        "saved works well · kitting cart · starred → notes of today 14:20\n"
        "saved commitment · thank the team · no date\n"
    )


def test_a_line_that_ends_with_new_becomes_an_improvement(shell: Shell) -> None:
    assert shell.done("observe", "w: 3 carts queue // no signal? >> call @kim #new *") == (
        "saved waiting · 3 carts queue // no signal? · starred → notes of today 14:20\n"
        "saved commitment · call · to @kim · no date\n"
        "saved improvement #i1 · 3 carts queue\n"
    )
    (made,) = shell.stored("improvements")
    assert (made["title"], made["problem"], made["number"]) == ("3 carts queue", "3 carts queue", 1)
    (seen,) = shell.stored("observations")
    assert (seen["fact"], seen["link"], seen["triaged"]) == ("3 carts queue", "#i1", True)
    assert shell.done("undo") == "undone: 3 carts queue\n"
    assert shell.stored("improvements") == []


def test_a_line_links_to_what_there_is(shell: Shell) -> None:
    shell.done("struggles", "add", "late trucks")
    shell.done("observe", "carts #NEW")
    said = shell.done("observe", "still 3 carts #I1")
    assert said == "saved fact · still 3 carts · #i1 → notes of today 14:20\n"
    shell.done("observe", "truck at the gate #s1 *")
    assert [one["link"] for one in shell.stored("observations")] == ["#i1", "#i1", "#s1"]


@pytest.mark.parametrize(
    "line", ["carts #i7", "carts #s1", "carts \\#new", "see #new here", "#new"]
)
def test_what_is_no_link_stays_text(shell: Shell, line: str) -> None:
    shell.done("observe", "first #new")
    shell.done("observe", line)
    assert shell.facts()[-1] == line.replace("\\", "")
    assert len(shell.stored("improvements")) == 1


def test_lines_of_a_pipe_become_improvements_in_one_action(shell: Shell) -> None:
    said = shell.done("observe", piped="one #new\n>> call Kim\ntwo\n\nthree #new\n").splitlines()
    assert [one.partition(" → ")[0] for one in said] == [
        "saved fact · one",
        "saved improvement #i1 · one",
        "saved commitment · call Kim · no date",
        "saved fact · two",
        "saved fact · three",
        "saved improvement #i2 · three",
    ]
    assert shell.done("undo") == "undone: 4 lines\n"
    assert (shell.facts(), shell.stored("improvements")) == ([], [])


def test_words_without_quotes_are_one_line(shell: Shell) -> None:
    shell.done("observe", "w:", "3", "carts", "queue")
    assert shell.facts() == ["3 carts queue"]


def test_a_line_that_begins_with_a_dash_follows_two(shell: Shell) -> None:
    shell.refused("observe", "-5 degrees in the hall", code=2)
    shell.done("observe", "--", "-5 degrees in the hall")
    assert shell.facts() == ["-5 degrees in the hall"]


def test_only_a_commitment_begins_no_walk(shell: Shell) -> None:
    printed = shell.done("observe", ">> call Kim !tomorrow")
    assert printed == "saved commitment · call Kim · due Tue 2026-11-24\n"
    assert shell.stored("walks") == []


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_pipe_gives_a_line_each_in_one_action(shell: Shell, arguments: tuple[str]) -> None:
    shell.done("observe", "before")
    printed = shell.done("observe", *arguments, piped="w: one\n\n  \ntwo\n")
    assert [line.partition(" →")[0] for line in printed.splitlines()] == [
        "saved waiting · one",
        "saved fact · two",
    ]
    assert shell.facts() == ["before", "one", "two"]
    assert shell.done("undo") == "undone: 2 lines\n"
    assert shell.facts() == ["before"]


def test_a_file_from_another_system_is_read_line_by_line(shell: Shell) -> None:
    shell.done("observe", piped=b"\xef\xbb\xbfw: carts\r\nhalf\x0bline\x85\xe2\x80\xa8end\r\n")
    assert shell.facts() == ["carts", "half\x0bline\\udc85\u2028end"]
    assert shell.stored("observations")[0]["waste"] == "waiting"


def test_any_byte_is_kept_and_none_acts_on_the_terminal(shell: Shell) -> None:
    printed = shell.done("observe", piped=b"a\0b \x1b[31m \xff \xc2\x9b \xe2\x80\xae end\n")
    assert printed.startswith("saved fact · a␀b ␛[31m \\udcff \\x9b ‹RLO› end → ")
    assert shell.facts() == ["a\0b \x1b[31m \\udcff \x9b \u202e end"]


def test_arguments_that_are_no_utf_8_are_kept(shell: Shell) -> None:
    done = shell.process("observe", b"caf\xe9 closed", "--theme", b"\xff")
    assert done.returncode == 0
    assert done.stdout.decode() == "saved fact · caf\\udce9 closed → \\udcff notes of today 14:20\n"
    assert shell.facts() == ["caf\\udce9 closed"]


@pytest.mark.parametrize(
    "text", ["[red]markup[/red]", "[/]", "木村さん 👩‍👩‍👧 e\u0301", "{x} %s \\n"]
)
def test_text_is_shown_as_it_was_typed(shell: Shell, text: str) -> None:
    assert f"saved fact · {text} → " in shell.done("observe", text)
    assert shell.facts() == [text]


def test_a_million_characters_are_saved_and_not_all_repeated(shell: Shell) -> None:
    printed = shell.done("observe", "-", piped="carts " * 170_000)
    assert len(printed) < 200
    assert shell.facts() == [("carts " * 170_000).strip()]


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_nothing_is_not_saved(shell: Shell, text: str) -> None:
    wanted = "lean-journal: there is nothing to save in an empty line\n"
    assert shell.refused("observe", text) == wanted
    assert shell.refused("observe", piped=text) == wanted
    assert not shell.file.exists()


def test_lines_within_two_hours_are_of_one_walk(shell: Shell) -> None:
    shell.done("observe", "first")
    shell.now = "2026-11-23T16:19"
    shell.done("observe", "second")
    shell.now = "2026-11-23T18:20"
    shell.done("observe", "third")
    shell.done("observe", "--new", "fourth")
    walks = [seen["walk"] for seen in shell.stored("observations")]
    assert walks[0] == walks[1]
    assert len(set(walks)) == len(shell.stored("walks")) == 3


def test_an_area_is_named_by_a_unique_part(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("areas", "add", "Paint shop")
    printed = shell.done("observe", "--area", "PRESS", "no guard")
    assert printed == "saved fact · no guard → Press shop, walk of today 14:20\n"
    (walk,) = shell.stored("walks")
    assert "area" in walk
    assert "several areas fit 'shop': Paint shop, Press shop" in shell.refused(
        "observe", "--area", "shop", "x"
    )
    assert "no area fits 'dock'; there are: " in shell.refused("observe", "--area", "dock", "x")
    assert "no area fits ''" in shell.refused("observe", "--area", "", "x")


def test_a_theme_describes_the_walk_it_goes_to(shell: Shell) -> None:
    shell.done("observe", "no theme")
    first = shell.done("observe", "--theme", "visual control", "board is empty")
    shell.done("observe", "--theme", "Visual Control", "lamp is dark")
    shell.done("observe", "--theme", "flow", "carts wait")
    assert first.endswith("→ Visual control notes of today 14:20\n")
    assert [walk.get("theme", "") for walk in shell.stored("walks")] == [
        "",
        "Visual control",
        "Flow",
    ]


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("today", "2026-11-23"),
        ("Yesterday", "2026-11-22"),
        ("mon", "2026-11-16"),
        ("friday", "2026-11-20"),
        ("-3d", "2026-11-20"),
    ],
)
def test_a_line_may_belong_to_another_day(shell: Shell, on: str, day: str) -> None:
    shell.done("observe", "--on", on, "carts wait >> look again !fri")
    assert shell.stored("walks")[0]["day"] == day
    # What is promised is promised now, whenever it was seen.
    assert shell.stored("commitments")[0]["due"] == "2026-11-27"


@pytest.mark.parametrize(
    "on", ["2026-11-24", "tomorrow", "2026-02-30", "-", "-0.5d", "someday", "", "-999999999999d"]
)
def test_a_day_that_is_none_or_has_not_come_is_refused(shell: Shell, on: str) -> None:
    complaint = shell.refused("observe", f"--on={on}", "x", code=2)
    assert "is no day up to today" in complaint
    assert not shell.file.exists()


@pytest.mark.parametrize(
    ("arguments", "day", "start"),
    [
        (["--at", "9:05"], "2026-11-23", "2026-11-23T09:05"),
        (["--at", "20m"], "2026-11-23", "2026-11-23T14:00"),
        (["--at", "900m"], "2026-11-22", "2026-11-22T23:20"),
        (["--at", "14:20"], "2026-11-23", "2026-11-23T14:20"),
        (["--at", "23:30", "--on", "yesterday"], "2026-11-22", "2026-11-22T23:30"),
        (["--at", "01:30", "--on", "yesterday"], "2026-11-22", "2026-11-23T01:30"),
    ],
)
def test_a_walk_begins_at_the_time_given(
    shell: Shell, arguments: list[str], day: str, start: str
) -> None:
    printed = shell.done("observe", *arguments, "x")
    assert f"{start[-5:]}\n" in printed
    (walk,) = shell.stored("walks")
    assert walk["day"] == day
    assert walk["start"].startswith(start)
    shell.done("observe", *arguments, "the same walk")
    assert len(shell.stored("walks")) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--at", "14:21"],
        ["--at", "01:30"],
        ["--at", "24:00"],
        ["--at", "9.05"],
        ["--at", "-20m"],
        ["--at", "99999m"],
        ["--at", ""],
        ["--at", "20m", "--on", "yesterday"],
        ["--at", "9:05", "--on", "0001-01-01"],
    ],
)
def test_a_time_that_is_none_or_has_not_come_is_refused(shell: Shell, arguments: list[str]) -> None:
    assert "--at" in shell.refused("observe", *arguments, "x", code=2)
    assert not shell.file.exists()


def test_past_midnight_it_is_still_yesterday(shell: Shell) -> None:
    shell.now = "2026-11-24T01:30"
    assert shell.done("observe", "night shift").endswith("→ notes of today 01:30\n")
    assert shell.stored("walks")[0]["day"] == "2026-11-23"


def test_a_symbolic_link_stays_one(shell: Shell, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.json"
    link.parent.mkdir()
    link.symlink_to(shell.file)
    shell.done("--journal", str(link), "observe", "through a link")
    assert link.is_symlink()
    assert shell.facts() == ["through a link"]
    assert [path.name for path in link.parent.iterdir()] == ["link.json"]
