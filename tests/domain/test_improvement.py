from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from math import inf, nan
from typing import Any

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import (
    HOLDS_AFTER,
    LONGEST_TITLE,
    NEXT,
    HoldingCheck,
    Horizon,
    Improvement,
    ImprovementState,
    checked,
    merging,
    standing,
    to_look_at,
)
from lean_journal.domain.improvement_steps import decided, dropped, looked_at, started
from lean_journal.domain.record import Refused
from tests.builders import MONDAY, improvement

IDEA, TRYING, ADOPTED, ABANDONED = ImprovementState

ALLOWED = {
    (IDEA, TRYING),
    (IDEA, ABANDONED),
    (TRYING, ADOPTED),
    (TRYING, ABANDONED),
    (ADOPTED, TRYING),
}
"""DESIGN §3: idea → trying → adopted or abandoned; what slipped is tried again."""

WHAT_TO_DO = {
    IDEA: "start a cycle",
    TRYING: "check its cycle",
    ADOPTED: "if it slipped, say so",
    ABANDONED: "begin another one",
}

PAIRS = list(product(ImprovementState, repeat=2))
ADOPTION = MONDAY - HOLDS_AFTER
"""Long enough ago to look whether it holds."""

CYCLE, OTHER = 5, 6


def standing_at(state: ImprovementState, cycle: int | None = None) -> Improvement:
    adopted = ADOPTION if state is ADOPTED else None
    return improvement(number=12, state=state, since=ADOPTION, adopted=adopted, cycle=cycle)


# From state to state

Step = Callable[[Improvement], Improvement]

STEPS: dict[str, Step] = {
    "start": lambda one: started(one, OTHER, MONDAY),
    "adopt": lambda one: decided(one, Decision.ADOPT, MONDAY),
    "adapt": lambda one: decided(one, Decision.ADAPT, MONDAY),
    "abandon": lambda one: decided(one, Decision.ABANDON, MONDAY),
    "drop": lambda one: dropped(one, MONDAY),
    "holds": lambda one: looked_at(one, True, MONDAY),
    "slipped": lambda one: looked_at(one, False, MONDAY),
}

LEADS: dict[tuple[str, ImprovementState, int | None], ImprovementState] = {
    ("start", IDEA, None): TRYING,
    ("start", TRYING, None): TRYING,
    ("adopt", TRYING, CYCLE): ADOPTED,
    ("adapt", TRYING, CYCLE): TRYING,
    ("abandon", TRYING, CYCLE): ABANDONED,
    ("drop", IDEA, None): ABANDONED,
    ("drop", TRYING, None): ABANDONED,
    ("holds", ADOPTED, None): ADOPTED,
    ("slipped", ADOPTED, None): TRYING,
}
"""Where each step leads from each state, with and without an open cycle; the rest is refused."""


@pytest.mark.parametrize(
    ("state", "cycle"), [*((state, None) for state in ImprovementState), (TRYING, CYCLE)]
)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_leads_where_the_table_says_and_is_else_refused_by_handle_with_what_to_do(
    name: str, state: ImprovementState, cycle: int | None
) -> None:
    one = standing_at(state, cycle)
    if (leads := LEADS.get((name, state, cycle))) is not None:
        gone = STEPS[name](one)
        assert gone.state is leads
        assert gone.since == (ADOPTION if leads is state else MONDAY)
        assert gone.cycle == (OTHER if name == "start" else None)
        one.check_edit(gone)
    else:
        with pytest.raises(Refused) as refused:
            STEPS[name](one)
        sentence = str(refused.value)
        assert "#i12" in sentence
        assert ": " in sentence


def test_the_table_of_states_says_what_the_design_says_and_the_steps_go_all_its_ways() -> None:
    assert {(before, after) for before in NEXT for after in NEXT[before]} == ALLOWED
    assert NEXT.keys() == set(ImprovementState)
    gone = {(before, after) for (_, before, _), after in LEADS.items() if before is not after}
    assert gone == ALLOWED


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_an_edit_brings_an_improvement_only_where_the_table_says(
    before: ImprovementState, after: ImprovementState
) -> None:
    one = standing_at(before)
    checks = (HoldingCheck(MONDAY, False),) if before is ADOPTED else ()
    adopted = MONDAY if after is ADOPTED and before is not ADOPTED else one.adopted
    edited = replace(one, state=after, adopted=adopted, checks=checks)
    if before is after or (before, after) in ALLOWED:
        one.check_edit(edited)
    else:
        with pytest.raises(Refused) as refused:
            one.check_edit(edited)
        sentence = str(refused.value)
        assert sentence.startswith(f"#i12 cannot become {after}: ")
        assert WHAT_TO_DO[before] in sentence


SLIPPED, HOLDS = HoldingCheck(MONDAY, False), HoldingCheck(MONDAY, True)


@pytest.mark.parametrize(
    ("one", "edit", "sentence"),
    [
        # At most one cycle, and none of what is not being tried.
        (standing_at(TRYING, CYCLE), {"cycle": OTHER}, "a cycle of #i12 is open"),
        (standing_at(IDEA), {"cycle": CYCLE}, "a cycle of #i12 is open"),
        (standing_at(TRYING, CYCLE), {"state": ABANDONED}, "a cycle of #i12 is open"),
        (
            standing_at(TRYING, CYCLE),
            {"state": ADOPTED, "adopted": MONDAY},
            "a cycle of #i12 is open",
        ),
        # What is adopted says since when.
        (standing_at(TRYING), {"state": ADOPTED}, "say on which day #i12 was adopted"),
        (standing_at(ADOPTED), {"adopted": None}, "#i12 keeps its day of adoption"),
        (standing_at(ADOPTED), {"adopted": MONDAY}, "#i12 keeps its day of adoption"),
        (standing_at(IDEA), {"adopted": MONDAY}, "#i12 keeps its day of adoption"),
        # It goes back only because it slipped.
        (standing_at(ADOPTED), {"state": TRYING}, "if it slipped, say so"),
        (standing_at(ADOPTED), {"state": TRYING, "checks": (HOLDS,)}, "if it slipped, say so"),
        (replace(standing_at(ADOPTED), checks=(HOLDS,)), {"checks": ()}, "found at #i12 stays"),
        (
            replace(standing_at(ADOPTED), checks=(HOLDS,)),
            {"checks": (SLIPPED,), "state": TRYING},
            "found at #i12 stays",
        ),
        (standing_at(IDEA), {"number": 13}, "#i12 keeps its number"),
    ],
)
def test_an_edit_leads_to_nothing_the_steps_could_not_lead_to(
    one: Improvement, edit: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        one.check_edit(replace(one, **edit))


@pytest.mark.parametrize(
    "one",
    [
        replace(standing_at(ADOPTED), adopted=None),
        standing_at(IDEA, CYCLE),
        standing_at(ADOPTED, CYCLE),
    ],
)
def test_what_a_hand_has_put_into_the_file_can_still_be_mended(one: Improvement) -> None:
    one.check_edit(replace(one, title="Carts are called by the press"))


# Whether it holds


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-1, "look in 31 days"),
        (0, "look in 30 days"),
        (1, "look in 29 days"),
        (29, "look in 1 day"),
        (30, None),
        (31, None),
        (4000, None),
    ],
)
@pytest.mark.parametrize("holds", [True, False])
def test_one_looks_from_the_thirtieth_day_on(days: int, sentence: str | None, holds: bool) -> None:
    one = replace(standing_at(ADOPTED), adopted=MONDAY)
    today = MONDAY + days * DAY
    assert one.check_due == MONDAY + HOLDS_AFTER
    if sentence is None:
        looked = looked_at(one, holds, today)
        assert looked.last_check == HoldingCheck(today, holds)
        assert looked.has_slipped is not holds
        assert looked.check_due is None
    else:
        with pytest.raises(Refused, match=f"#i12 was adopted too lately.*{sentence}$"):
            looked_at(one, holds, today)


def test_one_may_look_again_and_find_that_it_slipped_since_even_on_that_day() -> None:
    held = looked_at(standing_at(ADOPTED), True, MONDAY)
    assert (held.state, held.check_due) == (ADOPTED, None)
    with pytest.raises(Refused, match="#i12 was found to hold today already: look again"):
        looked_at(held, True, MONDAY)
    for day in (MONDAY, MONDAY + 90 * DAY):
        slipped = looked_at(held, False, day)
        assert slipped.state is TRYING
        assert slipped.checks == (HoldingCheck(MONDAY, True), HoldingCheck(day, False))


def test_what_slipped_is_tried_and_adopted_again_and_looked_at_anew_30_days_later() -> None:
    slipped = looked_at(standing_at(ADOPTED), False, MONDAY)
    assert (slipped.since, slipped.adopted, slipped.has_slipped) == (MONDAY, ADOPTION, True)
    # Even if all of it happens on one day.
    again = decided(started(slipped, CYCLE, MONDAY), Decision.ADOPT, MONDAY)
    assert (again.state, again.adopted, again.since) == (ADOPTED, MONDAY, MONDAY)
    assert (again.last_check, again.has_slipped) == (None, False)
    assert again.check_due == MONDAY + HOLDS_AFTER
    held = looked_at(again, True, MONDAY + HOLDS_AFTER)
    assert held.checks == (HoldingCheck(MONDAY, False), HoldingCheck(MONDAY + HOLDS_AFTER, True))


@pytest.mark.parametrize("state", [IDEA, TRYING, ABANDONED])
def test_what_is_not_adopted_is_not_due_for_a_look(state: ImprovementState) -> None:
    assert standing_at(state).check_due is None
    assert standing_at(state).last_check is None
    assert replace(standing_at(state), adopted=ADOPTION).check_due is None


@pytest.mark.parametrize("left", [0, 29, 30])
def test_at_the_end_of_the_calendar_nothing_is_due_and_nothing_fails(left: int) -> None:
    one = replace(standing_at(ADOPTED), adopted=date.max - left * DAY)
    assert one.check_due == (date.max if left == 30 else None)
    with pytest.raises(Refused, match="look in 30 days"):
        looked_at(one, True, date.max - left * DAY)


# What it says


def test_texts_are_trimmed_and_one_line_where_lists_show_them() -> None:
    lines = dict.fromkeys(("title", "measure", "unit", "period", "sample"), " a\n b\u2028 ")
    blocks = dict.fromkeys(("problem", "target", "standard", "share_with", "wording"), "\n a\nb ")
    kept = checked(improvement(**lines, **blocks, obstacles=(" a\nb", "", " ", "a b", "c")))
    assert {name: getattr(kept, name) for name in lines} == dict.fromkeys(lines, "a b")
    assert {name: getattr(kept, name) for name in blocks} == dict.fromkeys(blocks, "a\nb")
    assert kept.obstacles == ("a b", "c")
    assert checked(kept) == kept


@pytest.mark.parametrize(
    "title",
    ["x" * LONGEST_TITLE, "[b]x[/b]", "順" * LONGEST_TITLE, "\x1b[31mred", "👩‍🏭 calls", "\u202ex"],
)
def test_a_title_is_any_line_of_120_characters(title: str) -> None:
    assert checked(improvement(f"\n {title} \n")).title == title


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "an improvement has a title"),
        ({"title": "\n\u2029\x0b "}, "an improvement has a title"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "at most 120 characters"),
        ({"title": "順" * (LONGEST_TITLE + 1)}, "at most 120 characters"),
        ({"problem": " \n"}, "say what the problem is today"),
        ({"horizon": Horizon.LONG}, "a long horizon needs a target condition"),
        ({"horizon": Horizon.LONG, "target": " \n"}, "a long horizon needs a target condition"),
        ({"before": nan}, "no number"),
        ({"after": -inf}, "no number"),
    ],
)
def test_what_lacks_something_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        checked(replace(improvement(), **fields))


@pytest.mark.parametrize(("horizon", "target"), [(Horizon.QUICK, ""), (Horizon.LONG, "by June")])
def test_a_long_horizon_with_a_target_and_a_quick_one_without_are_fine(
    horizon: Horizon, target: str
) -> None:
    assert checked(improvement(horizon=horizon, target=target)).target == target


@pytest.mark.parametrize(("credit", "kept"), [("Kim", True), (" ", False), ("", False)])
def test_consent_without_a_name_is_none(credit: str, kept: bool) -> None:
    assert checked(improvement(credit=credit, consented=True)).consented is kept


def test_one_that_is_not_stored_has_no_key_of_its_own() -> None:
    assert improvement().natural_key == ""
    assert improvement(number=12).natural_key == "12"
    assert improvement(number=12).handle == "#i12"
    assert improvement("Carts are called").name == "Carts are called"


# A form, while another window changes the same


BASE = improvement(
    number=12, obstacles=("no signal", "no room"), credit="the early shift", target="by June"
)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        # Fields only one of them touched.
        ({"title": "mine"}, {"measure": "carts"}, {"title": "mine", "measure": "carts"}),
        (
            {"title": "mine"},
            {"state": ADOPTED, "adopted": MONDAY, "since": MONDAY},
            {"title": "mine", "state": ADOPTED, "adopted": MONDAY, "since": MONDAY},
        ),
        # A text both wrote stays twice.
        ({"problem": "mine"}, {"problem": "theirs"}, {"problem": "theirs / mine"}),
        ({"before": 3.0}, {"before": 4.0}, {"before": 3.0}),
        # An obstacle another window's cycle brought is not lost to the form's list.
        (
            {"obstacles": ("no room", "no key")},
            {"obstacles": ("no signal", "no room", "no time")},
            {"obstacles": ("no room", "no key", "no time")},
        ),
        ({"title": "mine"}, {"obstacles": ("no room",)}, {"obstacles": ("no room",)}),
        # Consent is for the credit it was given for.
        ({"consented": True}, {}, {"credit": "the early shift", "consented": True}),
        (
            {"credit": "Kim", "consented": True},
            {},
            {"credit": "Kim", "consented": True},
        ),
        ({"consented": True}, {"credit": "Kim"}, {"credit": "Kim", "consented": False}),
        ({"credit": "Kim"}, {"consented": True}, {"credit": "Kim", "consented": False}),
        (
            {"credit": "Kim", "consented": True},
            {"credit": "Lee", "consented": True},
            {"credit": "Lee / Kim", "consented": False},
        ),
        (
            {"title": "mine"},
            {"credit": "Lee", "consented": True},
            {"credit": "Lee", "consented": True},
        ),
    ],
)
def test_a_form_takes_up_what_another_window_did(
    mine: dict[str, Any], theirs: dict[str, Any], both: dict[str, Any]
) -> None:
    merged = merging(BASE, replace(BASE, **mine))(replace(BASE, **theirs))
    assert {name: getattr(merged, name) for name in both} == both


def test_consent_that_was_given_goes_when_the_other_window_credits_somebody_else() -> None:
    base = replace(BASE, credit="Kim", consented=True)
    mine, theirs = replace(base, credit="Kim and Lee"), replace(base, consented=False)
    assert merging(base, mine)(theirs).consented is False
    assert merging(base, mine)(base).consented is True


@pytest.mark.parametrize(
    ("mine", "theirs", "sentence"),
    [
        ({"target": ""}, {"horizon": Horizon.LONG}, "needs a target condition"),
        ({"title": "x" * 70}, {"title": "y" * 70}, "at most 120 characters"),
        ({"title": ""}, {}, "has a title"),
    ],
)
def test_what_only_both_together_break_is_refused_too(
    mine: dict[str, Any], theirs: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        merging(BASE, replace(BASE, **mine))(replace(BASE, **theirs))


# Listed


def test_what_waits_longest_for_a_look_comes_first_and_what_was_looked_at_not_at_all() -> None:
    def one(number: int, days_ago: int, **more: Any) -> Improvement:
        adopted = MONDAY - days_ago * DAY
        return improvement(number=number, state=ADOPTED, adopted=adopted, **more)

    due, longest, same_day = one(1, 30), one(2, 90), one(3, 30)
    early, held = one(4, 29), one(5, 90, checks=(HOLDS,))
    others = [standing_at(state) for state in (IDEA, TRYING, ABANDONED)]
    waiting = to_look_at([same_day, due, early, held, *others, longest], MONDAY)
    assert waiting == [longest, due, same_day]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (improvement(created=datetime(2026, 11, 20, 9, tzinfo=UTC)), "idea for 3 days"),
        (improvement(state=TRYING, since=MONDAY - 34 * DAY), "trying for 34 days"),
        (improvement(state=TRYING, since=MONDAY + DAY), "trying since today"),
        (
            replace(standing_at(ADOPTED), adopted=MONDAY - 29 * DAY, since=MONDAY - 29 * DAY),
            "adopted 29 days ago",
        ),
        (standing_at(ADOPTED), "adopted 30 days ago · does it hold?"),
        (
            looked_at(standing_at(ADOPTED), True, MONDAY),
            "adopted 30 days ago · holding",
        ),
        (
            looked_at(standing_at(ADOPTED), False, MONDAY),
            "slipped · trying since today",
        ),
        (standing_at(ABANDONED), "abandoned"),
    ],
)
def test_how_an_improvement_stands_is_said_in_words(one: Improvement, words: str) -> None:
    assert standing(one, MONDAY) == words
