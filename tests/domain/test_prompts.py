from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.prompts import (
    LONGEST_PROMPT,
    TURNS,
    Asked,
    Prompt,
    changed,
    checked,
    chosen,
    format_prompts,
    parse_prompts,
    taking_turns,
)
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.starter import PROMPTS
from lean_journal.domain.text import folded, storable
from tests.builders import ANY_TEXT, any_prompts

MONDAY = date(2026, 11, 23)
ALWAYS, A, B, C = (
    Prompt("Always?"),
    Prompt("A?", Asked.IN_TURN),
    Prompt("B?", Asked.IN_TURN),
    Prompt("C?", Asked.IN_TURN),
)
OFF = Prompt("Off?", Asked.OFF)


# Which are asked


@pytest.mark.parametrize(
    ("asked_days_ago", "texts"),
    [
        ({}, ("Always?", "A?", "B?")),
        ({"A?": 1}, ("Always?", "B?", "C?")),
        ({"A?": 2, "B?": 1}, ("Always?", "C?", "A?")),
        ({"A?": 1, "B?": 1, "C?": 2}, ("Always?", "C?", "A?")),
        ({"A?": 3, "B?": 3, "C?": 3}, ("Always?", "A?", "B?")),
        ({"A?": 1, "B?": 2, "C?": 3}, ("Always?", "C?", "B?")),
        ({"Always?": 1, "Off?": 9}, ("Always?", "A?", "B?")),
    ],
)
def test_always_then_the_two_asked_longest_ago_in_their_order(
    asked_days_ago: dict[str, int], texts: tuple[str, ...]
) -> None:
    last = {text: MONDAY - timedelta(days=ago) for text, ago in asked_days_ago.items()}
    # One that is always asked comes first wherever it stands.
    assert chosen([OFF, A, B, ALWAYS, C], last) == texts


def test_without_prompts_nothing_is_asked() -> None:
    assert chosen([], {}) == ()
    assert chosen([OFF], {}) == ()
    assert taking_turns([ALWAYS, A, OFF, C]) == ["A?", "C?"]


def test_the_morning_of_day_one_asks_what_the_domain_says() -> None:
    assert chosen(PROMPTS[ReflectionKind.MORNING], {}) == (
        "What will I do today that others could see?",
        "What am I assuming that I have not gone to see?",
        "Which commitment is at risk, and whom do I tell first?",
    )


@given(prompts=any_prompts(), data=st.data())
def test_every_prompt_in_turn_comes_up_within_as_many_days_as_it_takes(
    prompts: tuple[Prompt, ...], data: st.DataObject
) -> None:
    turns = taking_turns(prompts)
    before = st.dates(date(2020, 1, 1), MONDAY - timedelta(1))
    last = data.draw(st.dictionaries(st.sampled_from(turns), before)) if turns else {}
    seen: list[str] = []
    for number in range(ceil(len(turns) / TURNS)):
        texts = chosen(prompts, last)
        assert len(set(texts)) == len(texts)
        asked = [text for text in texts if text in turns]
        assert len(asked) == min(TURNS, len(turns))
        seen += asked
        last |= dict.fromkeys(texts, MONDAY + timedelta(number))
    assert set(seen) == set(turns)


@given(prompts=any_prompts())
def test_prompts_that_were_never_asked_come_up_in_their_order(prompts: tuple[Prompt, ...]) -> None:
    last: dict[str, date] = {}
    turns = taking_turns(prompts)
    for number in range(0, len(turns) - 1, TURNS):
        asked = [text for text in chosen(prompts, last) if text in turns]
        assert asked == turns[number : number + TURNS]
        last |= dict.fromkeys(asked, MONDAY + timedelta(number))


# What can be a prompt


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (" What did I see? ", "What did I see?"),
        ("x" * LONGEST_PROMPT, "x" * LONGEST_PROMPT),
        ("a - b ~ c", "a - b ~ c"),
        ("Größe 😀 [red] \x1b\t", "Größe 😀 [red] \x1b"),
        ("caf\udce9", "caf\\udce9"),
        ("–dash", "–dash"),
    ],
)
def test_a_prompt_is_stored_trimmed_and_as_utf8(typed: str, text: str) -> None:
    assert checked(Prompt(typed, Asked.OFF), [ALWAYS]) == Prompt(text, Asked.OFF)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "asks something"),
        (" \t\n", "asks something"),
        ("x" * (LONGEST_PROMPT + 1), "at most 200 characters"),
        ("\udcff" * (LONGEST_PROMPT // 4), "at most 200 characters"),
        ("a\nb", "one line"),
        ("a\rb", "one line"),
        ("a\u2028b", "one line"),
        ("a | b", "one line"),
        ("~ a", "begins with a word"),
        ("-a", "begins with a word"),
        ("Always?", "there already"),
        (" always? ", "there already"),
        ("ＡＬＷＡＹＳ?", "there already"),
    ],
)
def test_what_cannot_be_a_prompt_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        checked(Prompt(typed), [ALWAYS])


@given(text=ANY_TEXT)
def test_a_prompt_that_was_checked_passes_again(text: str) -> None:
    try:
        prompt = checked(Prompt(text), [])
    except Refused:
        return
    assert checked(prompt, []) == prompt
    assert storable(prompt.text) == prompt.text


# Typed and printed


@pytest.mark.parametrize(
    ("typed", "prompts"),
    [
        ("", ()),
        (" | ", ()),
        ("What did I see?", (Prompt("What did I see?"),)),
        ("a?|~b?|-c?", (Prompt("a?"), Prompt("b?", Asked.IN_TURN), Prompt("c?", Asked.OFF))),
        (
            " a?  |  ~   b? | - c? | ",
            (Prompt("a?"), Prompt("b?", Asked.IN_TURN), Prompt("c?", Asked.OFF)),
        ),
    ],
)
def test_prompts_are_typed_in_a_line_with_signs_of_when_they_are_asked(
    typed: str, prompts: tuple[Prompt, ...]
) -> None:
    assert parse_prompts(typed) == prompts


def test_prompts_are_printed_in_one_form() -> None:
    assert format_prompts([ALWAYS, A, OFF]) == "Always? | ~ A? | - Off?"
    assert format_prompts([]) == ""


@pytest.mark.parametrize("typed", ["~", "a | -", "~~ a", "- - a", "a | ~ A", "a\nb", "x" * 201])
def test_what_cannot_be_prompts_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse_prompts(typed)


@given(prompts=any_prompts())
def test_any_prompts_read_back_as_they_are_printed(prompts: tuple[Prompt, ...]) -> None:
    assert parse_prompts(format_prompts(prompts)) == prompts


@given(typed=ANY_TEXT)
def test_any_line_gives_prompts_that_can_be_printed_or_is_refused(typed: str) -> None:
    try:
        prompts = parse_prompts(typed)
    except Refused:
        return
    assert len({folded(prompt.text) for prompt in prompts}) == len(prompts)
    assert parse_prompts(format_prompts(prompts)) == prompts


# Changed


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("", Prompt("D?"), ["Always?", "A?", "B?", "D?"]),
        ("A?", Prompt(" D? "), ["Always?", "D?", "B?"]),
        ("A?", Prompt("a?"), ["Always?", "a?", "B?"]),
        ("A?", None, ["Always?", "B?"]),
        ("gone?", None, ["Always?", "A?", "B?"]),
        ("gone?", Prompt("D?"), ["Always?", "A?", "B?", "D?"]),
    ],
)
def test_a_prompt_is_added_changed_in_its_place_or_removed(
    old: str, new: Prompt | None, texts: list[str]
) -> None:
    assert [prompt.text for prompt in changed((ALWAYS, A, B), old, new)] == texts


@pytest.mark.parametrize("text", ["b?", "", "~ D?"])
def test_a_prompt_cannot_become_another_or_nothing(text: str) -> None:
    with pytest.raises(Refused):
        changed((ALWAYS, A, B), "A?", Prompt(text))
