"""A month as slides: which there are, and what their sentences say."""

from datetime import date
from typing import Any

import pytest

from lean_journal.domain.cycle import Decision
from lean_journal.domain.improvement import Basis, HoldingCheck, ImprovementState
from lean_journal.domain.struggle import StruggleState
from lean_journal.reports.slides import Figure, Item, Outline, Part, Slide
from tests.decks import OCTOBER, SEPTEMBER, Records, busy, hostile, thin

MEASURED: dict[str, Any] = {
    "measure": "waiting",
    "unit": "min",
    "before": 40.0,
    "after": 12.5,
    "basis": Basis.MEASURED,
}


def parts(outline: Outline) -> list[Part]:
    return [slide.part for slide in outline.slides]


def slide(made: Records, part: Part) -> Slide:
    (found,) = [one for one in made.outline().slides if one.part is part]
    return found


def told(slide: Slide) -> list[tuple[str, str, str]]:
    return [(item.label, item.text, item.note) for item in slide.items]


def test_a_busy_month_has_six_slides_and_an_appendix() -> None:
    assert parts(busy().outline()) == [
        *(Part.HEADLINE, Part.PRIORITY, Part.EFFECTS, Part.LEARNED, Part.NEXT, Part.WANTED),
        *(Part.ALSO_ADOPTED, Part.BY_MONTH),
    ]


def test_a_thin_month_makes_two_slides_with_all_there_is() -> None:
    made = thin()
    made.adopted("Pens too", share_with="the office")
    made.deck(SEPTEMBER, prediction="gloves", outcome="found", came_true=True)
    made.adopted("of the month before", SEPTEMBER)
    headline, next_ = made.outline().slides
    assert [item.text for item in headline.items] == [
        "gloves",
        "found",
        "Gloves hang where they are worn",
        "Pens too",
        "1 earlier improvement waits for its 30-day check.",
    ]
    assert [item.text for item in next_.items] == [
        "Nobody there looks for gloves any more.",
        "Pens too",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, [Part.HEADLINE, Part.NEXT]),
        # Nothing is padded: without a plan there is no slide for it.
        (4, [Part.HEADLINE, Part.ALSO_ADOPTED]),
    ],
)
def test_a_month_is_thin_up_to_three_one_liners(number: int, expected: list[Part]) -> None:
    made = Records()
    for count in range(number):
        made.adopted(f"line {count}")
    assert parts(made.outline()) == expected


@pytest.mark.parametrize("plan", [{"target": "less"}, {"prediction": "none waits"}])
def test_a_full_month_says_what_comes_next_if_that_is_written(plan: dict[str, Any]) -> None:
    made = Records()
    for count in range(4):
        made.adopted(f"line {count}")
    made.deck(**plan)
    assert parts(made.outline()) == [Part.HEADLINE, Part.NEXT, Part.ALSO_ADOPTED]


def test_what_is_adopted_again_counts_once_in_a_year() -> None:
    made = Records()
    again = made.adopted("carts are called", date(2026, 8, 3), starred=True)
    made.cycle(again, date(2026, 10, 5), Decision.ADOPT, as_expected=True)
    made.adopted("gloves", date(2026, 9, 3))
    run = slide(made, Part.BY_MONTH)
    assert (run.counts, run.title) == ((1, 1, 1), "2 improvements were adopted in 3 months")


def test_a_month_with_nothing_says_so_on_two_slides() -> None:
    headline, next_ = Records().outline().slides
    assert (headline.title, headline.items) == ("No improvement was adopted in October 2026", ())
    assert next_.title == "No target condition is set for November"
    assert next_.items == ()


# The headline


@pytest.mark.parametrize(
    ("looks", "title"),
    [
        ([], "2 improvements were adopted"),
        ([True], "2 improvements were adopted; the earlier one looked at still holds"),
        ([False], "2 improvements were adopted; an earlier one slipped"),
        ([True, False, True], "2 improvements were adopted; 2 of 3 earlier ones still hold"),
    ],
)
def test_the_headline_counts_what_was_adopted_and_what_holds(looks: list[bool], title: str) -> None:
    made = Records()
    made.adopted("a")
    made.adopted("b")
    for holds in looks:
        made.adopted("c", SEPTEMBER, checks=(HoldingCheck(OCTOBER, holds),))
    assert made.outline().slides[0].title == title


@pytest.mark.parametrize(
    ("fields", "effect"),
    [
        (MEASURED, ". Waiting went from 40 to 12.5 min, measured"),
        (
            MEASURED | {"unit": "", "basis": Basis.ESTIMATED},
            ". Waiting went from 40 to 12.5, estimated",
        ),
        (MEASURED | {"before": 12.5}, ". Waiting stayed at 12.5 min, measured"),
        ({"before": 40.0, "after": 12.0}, ". lights and bells"),
    ],
)
def test_the_headline_names_the_first_starred_effect(fields: dict[str, Any], effect: str) -> None:
    made = Records()
    made.adopted("second star", date(2026, 10, 9), starred=True)
    made.adopted("lights\nand bells", date(2026, 10, 2), starred=True, **fields)
    made.adopted("no star")
    assert made.outline().slides[0].title == f"3 improvements were adopted{effect}"


def test_words_too_long_for_a_headline_are_left_to_their_own_slide() -> None:
    made = Records()
    made.adopted("x" * 91, starred=True)
    assert made.outline().slides[0].title == "1 improvement was adopted"


@pytest.mark.parametrize(
    ("came_true", "outcome", "expected"),
    [
        (True, "12", ("It came true", "12", "")),
        (False, "20", ("It came otherwise", "20", "")),
        (None, "", ("What happened", "We cannot tell yet.", "")),
    ],
)
def test_the_deck_opens_by_answering_the_one_before(
    came_true: bool | None, outcome: str, expected: tuple[str, str, str]
) -> None:
    made = busy()
    made.known = [one for one in made.known if getattr(one, "month", None) != SEPTEMBER]
    made.deck(SEPTEMBER, prediction="15 minutes", outcome=outcome, came_true=came_true)
    assert told(made.outline().slides[0]) == [
        ("A month ago we predicted", "15 minutes", ""),
        expected,
    ]


# A priority


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (StruggleState.SEEN, "Late calls: we went to see it"),
        (StruggleState.IN_WORK, "Late calls: we are working on it"),
        (StruggleState.REPORTED, "Late calls: we reported back"),
        (StruggleState.CLOSED, "Late calls: it is closed"),
    ],
)
def test_a_priority_that_moved_says_how_far_it_came(state: StruggleState, title: str) -> None:
    made = Records()
    made.struggle("late calls", state=state, since=OCTOBER)
    found = slide(made, Part.PRIORITY)
    assert (found.title, found.stages[found.reached]) == (title, state.value)
    assert found.stages == ("heard", "seen", "in work", "reported back", "closed")


def test_a_priority_tells_what_was_tried_and_what_came_of_it() -> None:
    made = Records()
    late = made.struggle("late calls", state=StruggleState.IN_WORK, since=OCTOBER)
    made.struggle("blind shifts", state=StruggleState.SEEN, since=OCTOBER)
    made.adopted("lights", struggle=late.id, period="a week", **MEASURED)
    for name in "abcd":
        made.improvement(name, struggle=late.id, state=ImprovementState.TRYING)
    found = slide(made, Part.PRIORITY)
    assert found.title == "Late calls: we are working on it, and 1 improvement came of it"
    assert told(found) == [
        ("Tried", "a", ""),
        ("", "b", ""),
        ("", "c", ""),
        ("Result", "lights", "waiting: 40 → 12.5 min, measured · a week"),
        ("Moved too", "blind shifts: we went to see it", ""),
    ]


# Before and after


def test_the_first_three_stars_stand_large_and_the_rest_in_the_appendix() -> None:
    made = Records()
    for day, name in enumerate("abcd", 1):
        made.adopted(name, date(2026, 10, day), starred=True, sample="20 shifts", **MEASURED)
    assert [one.text for one in slide(made, Part.EFFECTS).figures] == ["a", "b", "c"]
    also = slide(made, Part.ALSO_ADOPTED)
    assert also.title == "1 more improvement was adopted in October 2026"
    assert told(also) == [("", "d", "waiting: 40 → 12.5 min, measured · 20 shifts")]


def test_a_figure_holds_all_that_makes_its_number_believed() -> None:
    made = Records()
    area = made.area("Press shop")
    whole = made.adopted(
        "lights",
        starred=True,
        area=area.id,
        period="two weeks",
        sample="20 shifts",
        credit="the early shift",
        consented=True,
        **MEASURED,
    )
    (figure,) = slide(made, Part.EFFECTS).figures
    note = "two weeks · 20 shifts · Press shop · Thanks to the early shift"
    assert figure == Figure(
        text="lights", note=note, record=whole.id, **MEASURED | {"basis": "measured"}
    )
    assert (figure.change, figure.number) == ("40 → 12.5", "40 → 12.5 min")


def test_without_a_measure_there_is_no_number() -> None:
    made = Records()
    numbers = MEASURED | {"measure": "", "period": "two weeks", "sample": "20 shifts"}
    made.adopted("lights", starred=True, **numbers)
    (figure,) = slide(made, Part.EFFECTS).figures
    assert (figure.basis, figure.number, figure.note) == ("observed", "", "")
    assert not any(mark in text for text in made.outline().texts() for mark in ("40", "20", "two"))


@pytest.mark.parametrize(
    ("bases", "title"),
    [
        ("m", "Waiting went from 40 to 12.5 min, measured"),
        ("o", "One effect was observed, and has no number yet"),
        ("mm", "Both effects were measured"),
        ("ooo", "All 3 effects were observed"),
        ("emo", "Of 3 effects, 1 was measured, 1 estimated and 1 observed"),
        ("mme", "Of 3 effects, 2 were measured and 1 estimated"),
    ],
)
def test_the_title_says_how_sure_the_effects_are(bases: str, title: str) -> None:
    made = Records()
    known = {"m": Basis.MEASURED, "e": Basis.ESTIMATED, "o": None}
    for basis in bases:
        made.adopted("lights", starred=True, **MEASURED | {"basis": known[basis]})
    assert slide(made, Part.EFFECTS).title == title


def test_a_star_without_words_shows_nothing() -> None:
    made = Records()
    made.adopted(" ", starred=True, **MEASURED)
    assert parts(made.outline()) == [Part.HEADLINE, Part.NEXT]
    assert made.outline().slides[0].title == "1 improvement was adopted"


# What was learned


def learned(decisions: str, expected: int = 0) -> Records:
    made = Records()
    one = made.improvement("lights")
    known = {"a": Decision.ADAPT, "x": Decision.ABANDON, "+": Decision.ADOPT}
    for number, decision in enumerate(decisions):
        made.cycle(one, OCTOBER, known[decision], f"{decision}{number}")
    for _ in range(expected):
        made.cycle(one, OCTOBER, as_expected=True)
    return made


@pytest.mark.parametrize(
    ("decisions", "shown", "rest"),
    [
        ("a", ["a0"], []),
        ("xaaa", ["x0", "a1", "a2", "a3"], []),
        ("axaaaa", ["a0", "x1", "a2", "a3"], ["a4", "a5"]),
        ("aaaaaxa", ["a0", "a1", "a2", "x5"], ["a3", "a4", "a6"]),
        ("aaaaa", ["a0", "a1", "a2", "a3"], ["a4"]),
    ],
)
def test_four_surprises_are_told_and_one_abandoned_is_among_them(
    decisions: str, shown: list[str], rest: list[str]
) -> None:
    outline = learned(decisions).outline()
    by_part = {one.part: [item.text for item in one.items] for one in outline.slides}
    assert by_part[Part.LEARNED] == shown
    assert by_part.get(Part.ALSO_LEARNED, []) == rest


def test_a_surprise_says_what_was_decided() -> None:
    assert [item.label for item in slide(learned("ax+"), Part.LEARNED).items] == [
        "Adapted",
        "Abandoned",
        "Adopted all the same",
    ]


@pytest.mark.parametrize(
    ("decisions", "expected", "title"),
    [
        ("a", 0, "The experiment of the month went otherwise than we expected"),
        ("aa", 0, "Both experiments went otherwise than we expected"),
        ("aa", 3, "2 of 5 experiments went otherwise than we expected"),
    ],
)
def test_surprises_are_counted_against_all_that_was_checked(
    decisions: str, expected: int, title: str
) -> None:
    assert slide(learned(decisions, expected), Part.LEARNED).title == title


# What comes next


@pytest.mark.parametrize(
    ("target", "title", "items"),
    [
        ("20 minutes", "In November: 20 minutes", ["none waits"]),
        ("t" * 90, f"In November: {'t' * 90}", ["none waits"]),
        ("t" * 91, "In November we aim at a new condition", ["t" * 91, "none waits"]),
        (" ", "No target condition is set for November", ["none waits"]),
    ],
)
def test_the_next_month_has_a_target_condition_and_a_prediction(
    target: str, title: str, items: list[str]
) -> None:
    made = Records()
    deck = made.deck(target=target, prediction="none\nwaits ")
    found = slide(made, Part.NEXT)
    assert (found.title, [item.text for item in found.items]) == (title, items)
    assert found.items[-1] == Item(
        text="none waits",
        label="We predict",
        note="The next deck opens by answering it.",
        record=deck.id,
    )


def test_the_year_ends_and_the_next_month_is_january() -> None:
    made = Records()
    made.deck(date(2026, 12, 1), target="less")
    assert made.outline(date(2026, 12, 1)).slides[1].title == "In January: less"


@pytest.mark.parametrize(
    ("wanted", "shared", "title"),
    [
        ("who?", 0, "One decision would help"),
        ("", 1, "Others could use 1 of these improvements"),
        ("who?", 2, "One decision would help and others could use 2 of these improvements"),
    ],
)
def test_what_the_reader_may_do_has_a_slide_only_if_there_is_something(
    wanted: str, shared: int, title: str
) -> None:
    made = learned("a")
    made.deck(wanted=wanted)
    for _ in range(shared):
        made.adopted("lights", share_with="the weld line")
    found = slide(made, Part.WANTED)
    assert found.title == title
    decision = [("A decision or a barrier", "who?", "")] if wanted else []
    labels = ["Others could use", *[""] * shared][:shared]
    assert told(found) == [
        *decision,
        *((label, "lights", "For: the weld line") for label in labels),
    ]
    assert Part.WANTED not in parts(learned("a").outline())


def test_the_run_chart_waits_for_a_second_month() -> None:
    made = learned("a")
    made.adopted("lights")
    assert Part.BY_MONTH not in parts(made.outline())
    made.adopted("bells", date(2026, 8, 3))
    run = slide(made, Part.BY_MONTH)
    assert run.title == "2 improvements were adopted in 3 months"
    assert (run.months, run.counts) == (("Aug 26", "Sep 26", "Oct 26"), (1, 0, 1))


def test_a_year_without_an_improvement_is_said_in_words() -> None:
    made = learned("a")
    made.adopted("long ago", date(2024, 8, 3))
    assert slide(made, Part.BY_MONTH).title == "No improvement was adopted in 12 months"


@pytest.mark.parametrize("made", [busy, thin, hostile, Records])
def test_every_slide_has_a_sentence_and_every_paragraph_is_one_line(made: Any) -> None:
    outline = made().outline()
    for one in outline.slides:
        assert one.title.strip()
        assert one.title[0].upper() == one.title[0]
        assert len(one.figures) <= 3
        assert all(item.text for item in one.items)
    assert not any("\n" in text for text in outline.texts())
