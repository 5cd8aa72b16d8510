from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import (
    LONGEST_TITLE,
    NEXT,
    Struggle,
    StruggleState,
    checked,
    moved,
    standing,
    unseen,
)
from tests.builders import MONDAY, struggle

HEARD, SEEN, IN_WORK, REPORTED, CLOSED = StruggleState

ALLOWED = {
    (HEARD, SEEN),
    (SEEN, IN_WORK),
    (IN_WORK, REPORTED),
    (REPORTED, CLOSED),
    (REPORTED, IN_WORK),
}
"""The loop as DESIGN §3 tells it, and back to work when it still hurts."""

WHAT_TO_DO = {
    HEARD: "make a walk for it",
    SEEN: "start a cycle for it",
    IN_WORK: "say what came of it",
    REPORTED: "close it, or take it up again",
    CLOSED: "write down anew",
}

PAIRS = list(product(StruggleState, repeat=2))

Move = Callable[[Struggle, StruggleState], Struggle]


def standing_at(state: StruggleState) -> Struggle:
    told = "two carts less" if state in (REPORTED, CLOSED) else ""
    return struggle(number=3, state=state, since=MONDAY, told=told)


def by_a_step(one: Struggle, state: StruggleState) -> Struggle:
    return moved(one, state, MONDAY + DAY, "two carts less")


def by_an_edit(one: Struggle, state: StruggleState) -> Struggle:
    edited = replace(one, state=state, since=MONDAY + DAY, told="two carts less")
    one.check_edit(edited)
    return edited


# How far one has come


def test_the_table_of_states_says_what_the_design_says() -> None:
    assert {(before, after) for before in NEXT for after in NEXT[before]} == ALLOWED
    assert NEXT.keys() == set(StruggleState)


@pytest.mark.parametrize("move", [by_a_step, by_an_edit])
@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_struggle_comes_to_a_state_only_as_the_table_says_and_else_is_told_what_to_do(
    move: Move, before: StruggleState, after: StruggleState
) -> None:
    one = standing_at(before)
    if (before, after) in ALLOWED:
        gone = move(one, after)
        assert (gone.state, gone.since) == (after, MONDAY + DAY)
        assert gone.words == one.words
    elif before is not after or move is by_a_step:
        with pytest.raises(Refused) as refused:
            move(one, after)
        sentence = str(refused.value)
        assert sentence.startswith(f"#s3 cannot become {after}: ")
        assert WHAT_TO_DO[before] in sentence
    else:
        # An edit that leaves the state alone is none of the table's business.
        assert move(one, after).state is before


@pytest.mark.parametrize("told", ["", " ", "\n\t "])
@pytest.mark.parametrize("before", [IN_WORK, REPORTED])
def test_reporting_back_takes_a_word_whoever_does_it(before: StruggleState, told: str) -> None:
    one = standing_at(before)
    after = REPORTED if before is IN_WORK else CLOSED
    with pytest.raises(Refused, match="say what you reported back"):
        one.check_edit(replace(one, state=after, told=told))
    if after is REPORTED:
        with pytest.raises(Refused, match="say what you reported back"):
            moved(one, after, MONDAY, told)


def test_what_was_reported_back_is_kept_trimmed_and_stays_when_it_is_taken_up_again() -> None:
    reported = moved(standing_at(IN_WORK), REPORTED, MONDAY, "  one cart\nnow ")
    assert reported.told == "one cart\nnow"
    again = moved(reported, IN_WORK, MONDAY + DAY, "not looked at")
    assert again.told == "one cart\nnow"
    assert moved(again, REPORTED, MONDAY + DAY, "none").told == "none"


@pytest.mark.parametrize("state", StruggleState)
def test_its_number_stays(state: StruggleState) -> None:
    one = standing_at(state)
    with pytest.raises(Refused, match="#s3 keeps its number"):
        one.check_edit(replace(one, number=4))


def test_its_words_can_be_mended_in_every_state() -> None:
    for state in StruggleState:
        one = standing_at(state)
        one.check_edit(replace(one, words="other words", title="t", heard=MONDAY - DAY))


def test_one_that_a_hand_closed_without_a_word_can_still_be_mended() -> None:
    one = replace(standing_at(CLOSED), told="")
    one.check_edit(replace(one, words="other words"))


# Its texts


@pytest.mark.parametrize(
    ("words", "title", "kept_words", "kept_title"),
    [
        (" Trucks wait. ", "", "Trucks wait.", ""),
        ("first\nsecond", " Trucks\n\twait \r\n", "first\nsecond", "Trucks wait"),
        ("x", "a\u2028b\x0bc", "x", "a b c"),
        ("[b]x[/b]", "[link=x]y[/link]", "[b]x[/b]", "[link=x]y[/link]"),
        ("順序が分からない", "順" * LONGEST_TITLE, "順序が分からない", "順" * LONGEST_TITLE),
        ("\x1b[31mred", "\x1b[31mred", "\x1b[31mred", "\x1b[31mred"),
        ("x", "y" * LONGEST_TITLE + " \n ", "x", "y" * LONGEST_TITLE),
    ],
)
def test_texts_are_trimmed_and_nothing_else(
    words: str, title: str, kept_words: str, kept_title: str
) -> None:
    kept = checked(struggle(words, title=title, told=" said "))
    assert (kept.words, kept.title, kept.told) == (kept_words, kept_title, "said")


@pytest.mark.parametrize(
    ("words", "title", "sentence"),
    [
        ("", "a title", "in her own words"),
        (" \n\u3000", "a title", "in her own words"),
        ("x", "y" * (LONGEST_TITLE + 1), "at most 120 characters"),
        ("x", "順" * (LONGEST_TITLE + 1), "at most 120 characters"),
        ("x", "y" * 60 + "\n" + "y" * 60, "at most 120 characters"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(words: str, title: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        checked(struggle(words, title=title))


@pytest.mark.parametrize(("title", "name"), [("", "words"), ("Trucks wait", "Trucks wait")])
def test_lists_call_it_by_its_public_title_if_it_has_one(title: str, name: str) -> None:
    assert struggle("words", title=title).name == name


def test_one_that_is_not_stored_has_no_key_of_its_own() -> None:
    assert struggle().natural_key == ""
    assert struggle(number=12).natural_key == "12"
    assert struggle(number=12).handle == "#s12"


@pytest.mark.parametrize("state", StruggleState)
def test_all_but_closed_ones_are_open(state: StruggleState) -> None:
    assert standing_at(state).is_open is (state is not CLOSED)


# Many


def test_those_nobody_has_gone_to_see_come_in_the_order_they_were_heard() -> None:
    def one(number: int, heard: date, hour: int, state: StruggleState = HEARD) -> Struggle:
        created = datetime(2026, 11, 23, hour, tzinfo=UTC)
        return struggle(number=number, heard=heard, created=created, state=state)

    late, early = one(1, MONDAY, 8), one(2, MONDAY - DAY, 9)
    same_day = one(3, MONDAY, 7)
    others = [one(4, MONDAY - 9 * DAY, 1, state) for state in StruggleState if state is not HEARD]
    assert unseen([*others, late, early, same_day]) == [early, same_day, late]
    assert unseen(others) == []


@pytest.mark.parametrize(
    ("state", "since", "words"),
    [
        (HEARD, None, "heard 2 days ago · not seen yet"),
        (SEEN, MONDAY + DAY, "seen for 1 day"),
        (IN_WORK, MONDAY, "in work for 2 days"),
        (REPORTED, MONDAY, "reported back 2 days ago"),
        (CLOSED, MONDAY + 2 * DAY, "closed today"),
        # The clock was set back.
        (CLOSED, MONDAY + 3 * DAY, "closed today"),
    ],
)
def test_how_a_struggle_stands_is_said_in_words(
    state: StruggleState, since: date | None, words: str
) -> None:
    assert standing(struggle(state=state, since=since), MONDAY + 2 * DAY) == words
