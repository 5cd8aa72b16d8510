from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.reflection import (
    BLANK,
    Answer,
    Reflection,
    ReflectionKind,
    answered,
    as_markdown,
    day_for,
    from_markdown,
    key_of,
    text_of,
    tidied,
)
from tests.builders import ANY_CHARACTER, any_prompts

MONDAY = date(2026, 11, 23)
EMPTY = Reflection(day=MONDAY, kind=ReflectionKind.MORNING)
LINE_ENDS = ("\n", "\r\n", "\r")

PIECES = st.sampled_from(["\n", "\r\n", "\r", "\\", "## ", "## A?", "\\## A?", "## B?  ", " ", "#"])
ANY_PAGE = st.lists(PIECES | st.text(ANY_CHARACTER, max_size=4), max_size=20).map("".join)
"""Texts of several lines that often look like headings."""


def written(*answers: tuple[str, str]) -> Reflection:
    return Reflection(
        day=MONDAY, kind=ReflectionKind.MORNING, answers=tuple(Answer(*one) for one in answers)
    )


def known(reflection: Reflection) -> list[tuple[str, str]]:
    return [(answer.prompt, answer.text) for answer in reflection.answers]


# The day and the key


@pytest.mark.parametrize(
    ("kind", "day", "week_start", "first"),
    [
        ("morning", "2026-11-25", 0, "2026-11-25"),
        ("evening", "2026-11-25", 0, "2026-11-25"),
        ("week", "2026-11-23", 0, "2026-11-23"),
        ("week", "2026-11-29", 0, "2026-11-23"),
        ("week", "2026-11-25", 6, "2026-11-22"),
        ("week", "2027-01-01", 0, "2026-12-28"),
        ("week", "0001-01-01", 6, "0001-01-01"),
        ("month", "2026-11-25", 0, "2026-11-01"),
        ("month", "2028-02-29", 0, "2028-02-01"),
        ("month", "9999-12-31", 0, "9999-12-01"),
    ],
)
def test_a_week_and_a_month_are_kept_under_their_first_day(
    kind: str, day: str, week_start: int, first: str
) -> None:
    found = day_for(ReflectionKind(kind), date.fromisoformat(day), week_start)
    assert found == date.fromisoformat(first)


def test_there_is_one_reflection_per_day_and_kind() -> None:
    evening = Reflection(day=MONDAY, kind=ReflectionKind.EVENING)
    assert EMPTY.natural_key == key_of(MONDAY, ReflectionKind.MORNING) == "2026-11-23 morning"
    assert evening.natural_key == "2026-11-23 evening"
    assert written(("A?", "a")).natural_key == EMPTY.natural_key


# What is answered


def test_what_was_not_written_is_empty() -> None:
    assert text_of(None, "A?") == text_of(EMPTY, "A?") == ""
    assert text_of(written(("A?", "a"), (BLANK, "page")), BLANK) == "page"


@pytest.mark.parametrize(
    ("prompt", "text", "base", "answers"),
    [
        ("C?", "c", "", [("A?", "a"), ("B?", "b"), ("C?", "c")]),
        ("A?", "new", "a", [("A?", "new"), ("B?", "b")]),
        ("A?", "a", "a", [("A?", "a"), ("B?", "b")]),
        ("A?", "", "a", [("B?", "b")]),
        ("A?", " \n\t", "a", [("B?", "b")]),
        ("C?", "  ", "", [("A?", "a"), ("B?", "b")]),
        ("C?", "\n\n c\r\n\r\nd \n\n", "", [("A?", "a"), ("B?", "b"), ("C?", " c\n\nd ")]),
        # Another window wrote there meanwhile.
        ("A?", "mine", "", [("A?", "a / mine"), ("B?", "b")]),
        ("A?", "two\nlines", "", [("A?", "a\ntwo\nlines"), ("B?", "b")]),
        ("A?", "a", "", [("A?", "a"), ("B?", "b")]),
        ("A?", "", "before", [("A?", "a"), ("B?", "b")]),
        ("A?", "before", "before", [("A?", "a"), ("B?", "b")]),
        ("A?", "before\n", "before", [("A?", "a"), ("B?", "b")]),
        # Another window took the answer away meanwhile.
        ("C?", "before", "before", [("A?", "a"), ("B?", "b")]),
        (
            "C?",
            "before, and more",
            "before",
            [("A?", "a"), ("B?", "b"), ("C?", "before, and more")],
        ),
    ],
)
def test_an_answer_is_written_in_its_place_and_no_text_of_another_window_is_lost(
    prompt: str, text: str, base: str, answers: list[tuple[str, str]]
) -> None:
    before = written(("A?", "a"), ("B?", "b"))
    assert known(answered(before, prompt, text, base)) == answers


@given(base=ANY_PAGE, theirs=ANY_PAGE, mine=ANY_PAGE)
def test_both_windows_texts_are_in_the_answer_that_is_kept(
    base: str, theirs: str, mine: str
) -> None:
    stored = answered(EMPTY, "A?", theirs)
    kept = text_of(answered(stored, "A?", mine, tidied(base)), "A?")
    assert tidied(theirs) in (kept, tidied(base)) or tidied(theirs) in kept
    assert tidied(mine) in (kept, tidied(base)) or tidied(mine) in kept
    assert kept == tidied(kept)


@given(text=ANY_PAGE)
def test_a_text_is_tidied_once_and_loses_only_blank_edges(text: str) -> None:
    kept = tidied(text)
    assert tidied(kept) == kept
    assert "\r" not in kept
    assert kept.split() == text.split()
    assert not kept or kept.split("\n")[0].strip()
    assert not kept or kept.split("\n")[-1].strip()


# In an editor


def test_a_page_without_a_prompt_comes_first_and_then_each_prompt_as_a_heading() -> None:
    answers = [Answer("A?", "one\n\ntwo"), Answer(BLANK, "page"), Answer("B?", "")]
    page = "page\n\n## A?\n\none\n\ntwo\n\n## B?\n\n"
    assert as_markdown(answers) == page
    assert from_markdown(page, ["A?", "B?"]) == {BLANK: "page", "A?": "one\n\ntwo", "B?": ""}
    assert as_markdown([]) == ""
    assert as_markdown([Answer(BLANK, "")]) == "\n\n"


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("", {BLANK: ""}),
        ("\n \n", {BLANK: ""}),
        ("before\n## A?\n a \n", {BLANK: "before", "A?": " a "}),
        # Spaces after a heading, and the line ends of other systems.
        ("## A?  \r\n\r\na\r\n## B?\r\nb", {BLANK: "", "A?": "a", "B?": "b"}),
        ("## A?\ra\r## B?\rb", {BLANK: "", "A?": "a", "B?": "b"}),
        # A heading that is not one of these prompts is text.
        ("## A?\n## C?\n# B?\n ## B?\n### B?", {BLANK: "", "A?": "## C?\n# B?\n ## B?\n### B?"}),
        # A heading twice, and a heading taken out.
        ("## A?\na\n## B?\nb\n## A?\nmore", {BLANK: "", "A?": "a\nmore", "B?": "b"}),
        ("a\n\nb\n", {BLANK: "a\n\nb"}),
        # The heading itself as a text.
        ("## A?\n\\## B?\n\\\\## B?\n\\C", {BLANK: "", "A?": "## B?\n\\## B?\n\\C"}),
        ("\x0c\n## A?\n\x00\u2028## B?", {BLANK: "", "A?": "\x00\u2028## B?"}),
    ],
)
def test_what_stands_under_a_heading_is_its_text(page: str, texts: dict[str, str]) -> None:
    assert from_markdown(page, ["A?", "B?"]) == texts


@given(
    prompts=any_prompts().map(lambda prompts: [BLANK, "A?", "B?", *(one.text for one in prompts)]),
    texts=st.lists(ANY_PAGE, min_size=12, max_size=12),
    line_end=st.sampled_from(LINE_ENDS),
)
def test_any_answers_come_back_from_the_page_they_were_laid_out_on(
    prompts: list[str], texts: list[str], line_end: str
) -> None:
    answers = {
        prompt: tidied(text) for prompt, text in zip(dict.fromkeys(prompts), texts, strict=False)
    }
    page = as_markdown(Answer(prompt, text) for prompt, text in answers.items())
    assert from_markdown(page.replace("\n", line_end), answers) == answers


@given(
    answers=st.dictionaries(st.sampled_from(["A?", "a\nb", "a\r\nb?", "  ", "#", BLANK]), ANY_PAGE)
)
def test_prompts_that_somebody_else_wrote_into_the_file_stand_on_the_page_too(
    answers: dict[str, str],
) -> None:
    page = as_markdown(Answer(prompt, text) for prompt, text in answers.items())
    wanted = {prompt: tidied(text) for prompt, text in answers.items()}
    assert from_markdown(page, answers) == {BLANK: ""} | wanted


@given(page=ANY_PAGE, prompts=st.lists(st.sampled_from(["A?", "B?", "C?"]), unique=True))
def test_no_line_of_any_page_is_lost(page: str, prompts: list[str]) -> None:
    found = from_markdown(page, prompts)
    lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = {f"## {prompt}" for prompt in prompts}
    texts = [line for line in lines if line.strip() and line.rstrip() not in headings]
    kept = [line for text in found.values() for line in text.split("\n") if line.strip()]
    assert sorted(_plain(line) for line in kept) == sorted(_plain(line) for line in texts)


def _plain(line: str) -> str:
    """Give a line without the backslashes that keep it from being a heading."""
    return line.lstrip("\\") if line.lstrip("\\").startswith("## ") else line


@pytest.mark.parametrize(
    "text",
    ["\n" * 1_000_000, "x\n" * 500_000, "\\" * 1_000_000, "## A?\n" * 150_000, "x" * 1_000_000],
    ids=["empty lines", "short lines", "backslashes", "headings", "one line"],
)
@pytest.mark.parametrize(
    "act",
    [
        lambda text: from_markdown(as_markdown([Answer("A?", text)]), ["A?"])["A?"],
        lambda text: text_of(answered(EMPTY, "A?", text), "A?"),
    ],
    ids=["edited", "answered"],
)
@pytest.mark.timeout(10)
def test_a_megabyte_is_written_and_read_at_once(text: str, act: Callable[[str], str]) -> None:
    assert act(text) == tidied(text) == text.strip("\n")
