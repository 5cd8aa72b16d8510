"""What of a month may be told: chosen record by record, copied field by field."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Basis, HoldingCheck, ImprovementState
from lean_journal.domain.public import Answer, Effect, Learned, Line, Priority, Source
from lean_journal.domain.struggle import StruggleState
from tests.decks import OCTOBER, SEPTEMBER, Records

LAST = date(2026, 10, 31)
MIDDLE = date(2026, 10, 15)


def test_the_allowlist_is_what_the_design_says() -> None:
    """Whoever adds a field here lets it out of the journal (DESIGN §8)."""
    texts = {
        kind.__name__: {one.name for one in fields(kind) if one.type is str}
        for kind in (Effect, Line, Learned, Priority, Answer, Source)
    }
    assert texts == {
        "Effect": {"wording", "measure", "unit", "period", "sample"}
        | {"share_with", "credit", "area"},
        "Line": {"wording"},
        "Learned": {"wording"},
        "Priority": {"title"},
        "Answer": {"prediction", "outcome"},
        "Source": {"target", "prediction", "wanted"},
    }


# What was adopted


@pytest.mark.parametrize(
    ("day", "is_told"),
    [(OCTOBER - DAY, False), (OCTOBER, True), (LAST, True), (LAST + DAY, False)],
)
def test_an_improvement_belongs_to_the_month_its_cycle_was_checked_in(
    day: date, is_told: bool
) -> None:
    made = Records()
    made.adopted("lights", day)
    assert [one.wording for one in made.source().adopted] == (["lights"] if is_told else [])


def test_only_a_checked_cycle_may_claim_a_result() -> None:
    made = Records()
    by_hand = made.improvement("a claim", state=ImprovementState.ADOPTED, adopted=MIDDLE)
    made.cycle(by_hand, None)
    made.cycle(by_hand, MIDDLE, Decision.ADAPT, as_expected=True)
    assert made.source().adopted == ()
    made.cycle(by_hand, MIDDLE, Decision.ADOPT, as_expected=True)
    assert [one.wording for one in made.source().adopted] == ["a claim"]


def test_what_was_adopted_twice_in_a_month_is_told_once() -> None:
    made = Records()
    made.cycle(made.adopted("lights", OCTOBER), MIDDLE, Decision.ADOPT, as_expected=True)
    source = made.source()
    assert [one.wording for one in source.adopted] == ["lights"]
    assert source.by_month == ((OCTOBER, 1),)


def test_adopted_improvements_stand_in_the_order_they_were_adopted() -> None:
    made = Records()
    for name, day in (("third", LAST), ("first", OCTOBER), ("second", MIDDLE)):
        made.adopted(name, day)
    assert [one.wording for one in made.source().adopted] == ["first", "second", "third"]


def test_a_cycle_of_what_was_removed_tells_nothing() -> None:
    made = Records()
    made.known.remove(made.adopted("lights"))
    made.cycle(made.improvement("other"), MIDDLE, wording="phones")
    source = made.source()
    assert (source.adopted, source.checked) == ((), 1)


# Whether it holds


def earlier(*looks: tuple[date, bool], adopted: date = date(2026, 9, 1)) -> Source:
    made = Records()
    slipped = bool(looks) and not looks[-1][1]
    state = ImprovementState.TRYING if slipped else ImprovementState.ADOPTED
    made.adopted(
        "lights", adopted, checks=tuple(HoldingCheck(*look) for look in looks), state=state
    )
    return made.source()


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([], (0, 0, 1)),
        ([(MIDDLE, True)], (1, 1, 0)),
        ([(MIDDLE, False)], (1, 0, 0)),
        ([(MIDDLE, True), (LAST, False)], (1, 0, 0)),
        ([(LAST + DAY, True)], (0, 0, 1)),
        ([(OCTOBER - DAY, True)], (0, 0, 0)),
        ([(date(2026, 8, 1), True)], (0, 0, 1)),
    ],
)
def test_earlier_ones_are_counted_by_the_looks_of_the_month(
    looks: list[tuple[date, bool]], expected: tuple[int, int, int]
) -> None:
    source = earlier(*looks)
    assert (source.looked_at, source.held, source.unlooked) == expected


@pytest.mark.parametrize(
    ("adopted", "unlooked"),
    [(date(2026, 10, 2), 0), (date(2026, 10, 1), 0), (date(2026, 9, 30), 1)],
)
def test_nobody_has_to_look_before_thirty_days(adopted: date, unlooked: int) -> None:
    assert earlier(adopted=adopted).unlooked == unlooked


def test_what_slipped_in_the_month_is_no_result_of_it() -> None:
    assert earlier((LAST, False), adopted=OCTOBER).adopted == ()
    assert len(earlier((LAST + DAY, False), adopted=OCTOBER).adopted) == 1


def test_the_run_goes_back_twelve_months_but_not_before_the_first() -> None:
    made = Records()
    made.adopted("one", date(2026, 8, 31))
    made.adopted("two", OCTOBER)
    assert made.source().by_month == ((date(2026, 8, 1), 1), (SEPTEMBER, 0), (OCTOBER, 1))
    made.adopted("long ago", date(2020, 1, 1))
    assert [first for first, _ in made.source().by_month][:1] == [date(2025, 11, 1)]
    assert len(made.source().by_month) == 12
    assert Records().source().by_month == ((OCTOBER, 0),)


# Whom it may name


@pytest.mark.parametrize("consented", [True, False])
@pytest.mark.parametrize("one_person", [True, False])
def test_a_name_needs_consent_and_so_does_an_area_of_one(consented: bool, one_person: bool) -> None:
    made = Records()
    area = made.area("Planning office", one_person=one_person)
    made.adopted("lights", area=area.id, credit="Kim", consented=consented)
    (told,) = made.source().adopted
    assert told.credit == ("Kim" if consented else "")
    assert told.area == ("" if one_person and not consented else "Planning office")


def test_an_area_that_was_removed_is_left_out() -> None:
    made = Records()
    made.adopted("lights", area=99)
    assert made.source().adopted[0].area == ""


@pytest.mark.parametrize(
    ("missing", "has_number"),
    [
        ({}, True),
        ({"measure": " "}, False),
        ({"before": None}, False),
        ({"after": float("nan")}, False),
        ({"before": float("inf")}, False),
        ({"basis": None}, False),
        ({"unit": ""}, True),
        ({"before": 0.0}, True),
    ],
)
def test_a_number_needs_all_that_makes_it_believed(
    missing: dict[str, Any], has_number: bool
) -> None:
    whole: dict[str, Any] = {"measure": "carts", "unit": "min", "before": 40.0, "after": 12.0}
    made = Records()
    made.adopted("lights", **{**whole, "basis": Basis.MEASURED, **missing})
    assert made.source().adopted[0].has_number is has_number


# What was learned


def test_a_surprise_is_told_in_its_deck_line_alone() -> None:
    made = Records()
    one = made.improvement("lights")
    made.cycle(one, MIDDLE, Decision.ABANDON, "nobody hears a phone", happened="private")
    made.cycle(one, MIDDLE, wording="as thought", as_expected=True)
    made.cycle(one, MIDDLE, wording=" ")
    made.cycle(one, OCTOBER - DAY, wording="of September")
    source = made.source()
    assert (source.checked, source.surprises) == (3, 2)
    assert [(told.wording, told.decision) for told in source.learned] == [
        ("nobody hears a phone", Decision.ABANDON)
    ]


# Priorities


@pytest.mark.parametrize("state", StruggleState)
@pytest.mark.parametrize("since", [None, OCTOBER - DAY, MIDDLE, LAST + DAY])
def test_a_struggle_moved_when_it_came_to_its_state(
    state: StruggleState, since: date | None
) -> None:
    made = Records()
    made.struggle("late calls", state=state, since=since)
    is_told = state is not StruggleState.HEARD and since == MIDDLE
    assert [one.title for one in made.source().priorities] == (["late calls"] if is_told else [])


def test_a_struggle_moves_with_a_cycle_that_is_checked() -> None:
    made = Records()
    late = made.struggle("late calls", state=StruggleState.IN_WORK, since=date(2026, 1, 1))
    lights = made.improvement("lights", struggle=late.id)
    assert made.source().priorities == ()
    made.cycle(lights, MIDDLE)
    (told,) = made.source().priorities
    assert [one.wording for one in told.tried] == ["lights"]


def test_without_a_public_title_a_struggle_is_never_told() -> None:
    made = Records()
    made.struggle(" ", words="he is a bully", state=StruggleState.SEEN, since=MIDDLE)
    assert made.source().priorities == ()


def test_what_has_come_furthest_stands_first_and_then_what_moved_last() -> None:
    made = Records()
    for title, state, day in (
        ("seen", StruggleState.SEEN, 30),
        ("closed early", StruggleState.CLOSED, 2),
        ("closed late", StruggleState.CLOSED, 9),
    ):
        made.struggle(title, state=state, since=date(2026, 10, day))
    titles = [one.title for one in made.source().priorities]
    assert titles == ["closed late", "closed early", "seen"]


def test_a_priority_tells_what_is_tried_and_what_came_of_it() -> None:
    made = Records()
    late = made.struggle("late calls", state=StruggleState.IN_WORK, since=MIDDLE)
    made.adopted("adopted long ago", date(2026, 3, 1), struggle=late.id)
    made.adopted("adopted since", LAST + DAY, struggle=late.id)
    made.adopted("", MIDDLE, struggle=late.id)
    made.improvement("an idea", struggle=late.id)
    trying: dict[str, Any] = {"state": ImprovementState.TRYING, "struggle": late.id}
    made.improvement("tried", **trying)
    made.improvement("", **trying)
    made.improvement("tried elsewhere", state=ImprovementState.TRYING)
    slipped = HoldingCheck(MIDDLE, holds=False)
    made.adopted("slipped", date(2026, 8, 1), checks=(slipped,), **trying)
    (told,) = made.source().priorities
    assert [one.wording for one in told.results] == ["adopted long ago"]
    assert [one.wording for one in told.tried] == ["tried", "slipped"]


# The deck itself


def test_the_deck_before_is_answered() -> None:
    made = Records()
    before = made.deck(SEPTEMBER, prediction="15 minutes", outcome="12", came_true=True)
    made.deck(target="less", prediction="none", wanted="who?")
    source = made.source()
    assert source.answer == Answer(
        record=before.id, prediction="15 minutes", outcome="12", came_true=True
    )
    assert (source.target, source.prediction, source.wanted) == ("less", "none", "who?")


def test_nothing_is_answered_where_nothing_was_predicted() -> None:
    made = Records()
    made.deck(SEPTEMBER, target="less", prediction=" ")
    made.deck(date(2026, 8, 1), prediction="long ago")
    assert made.source().answer is None


def test_the_first_month_of_all_has_none_before_it() -> None:
    made = Records()
    made.deck(date.min, prediction="a beginning")
    assert made.source(date.min).answer is None
    assert len(made.gaps(date.min)) == 1
    assert made.source(date.max).by_month == ((date(9999, 12, 1), 0),)


def test_a_month_is_empty_when_there_is_nothing_to_tell() -> None:
    made = Records()
    made.deck(target="less", prediction="none")
    made.improvement("an idea")
    assert made.source().is_empty
    made.cycle(made.improvement("lights"), MIDDLE)
    assert not made.source().is_empty


# What is missing


def test_what_is_not_written_is_named_to_the_person_alone() -> None:
    made = Records()
    bare = made.adopted("")
    numbered: dict[str, Any] = {"before": 40.0, "after": 12.0}
    no_basis = made.adopted("lights", measure="carts", **numbered)
    no_measure = made.adopted("cards", basis=Basis.MEASURED, **numbered)
    half = made.adopted("gloves", measure="gloves", basis=Basis.MEASURED, after=1.0)
    made.cycle(bare, MIDDLE)
    untitled = made.struggle("", state=StruggleState.SEEN, since=MIDDLE)
    made.deck(SEPTEMBER, prediction="15 minutes")
    assert made.gaps() == [
        f"{bare.handle} has no deck wording: it is counted, not named",
        f"{no_basis.handle} shows no number until it says whether it is measured or estimated",
        f"{no_measure.handle} shows no number until it says what is measured",
        f"{half.handle} shows no number until both numbers are there",
        f"what a cycle of {bare.handle} taught has no deck line: it is left out",
        f"{untitled.handle} has no public title: it is left out",
        "what was predicted in September 2026 has no answer yet",
        "no target condition for the next month",
        "no prediction for the next month",
    ]


def test_nothing_is_missing_where_all_is_written() -> None:
    made = Records()
    made.adopted("lights")
    made.adopted("gloves", measure="gloves", before=6.0)
    made.deck(SEPTEMBER, prediction="15 minutes", outcome="12")
    made.deck(target="less", prediction="none")
    assert made.gaps() == []
