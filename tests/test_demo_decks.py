"""The decks of the sample journal: one for each month that has ended, the last one a draft."""

from datetime import date
from itertools import pairwise

import pytest

from lean_journal.demo import Demo, build
from lean_journal.demo.words.writer import FRAGMENTS
from lean_journal.domain.area import Area
from lean_journal.domain.calendar import is_workday, month_of
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck, Pull, in_order, pulled
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.month import MonthRecords, month_records, source_of
from lean_journal.domain.months import month_after, month_name
from lean_journal.domain.record import R
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.reports.aliases import aliases_in
from lean_journal.reports.outline import outline_of
from lean_journal.reports.powerpoint import as_powerpoint
from lean_journal.reports.slides import Outline, Part, from_plain
from lean_journal.reports.wording import capitalized
from lean_journal.storage.codec import from_row
from lean_journal.storage.kinds import table_of
from tests.builders import MONDAY


@pytest.fixture(scope="module")
def four_years() -> Demo:
    return build(MONDAY, 4)


def all_decks(demo: Demo) -> list[Deck]:
    return in_order(from_row(Deck, key, raw) for key, raw in demo.tables["decks"].items())


@pytest.fixture(scope="module")
def decks(four_years: Demo) -> list[Deck]:
    """Those that are frozen: all but the last."""
    return all_decks(four_years)[:-1]


def shown(deck: Deck) -> Outline:
    assert deck.outline is not None
    return from_plain(deck.outline)


def test_each_month_that_has_ended_has_its_deck_and_the_last_waits_for_a_yes(
    four_years: Demo, decks: list[Deck]
) -> None:
    *_, last = known = all_decks(four_years)
    assert (known[0].month, last.month) == (date(2022, 11, 1), date(2026, 10, 1))
    assert len(known) == 48
    assert all(later.month == month_after(deck.month) for deck, later in pairwise(known))
    assert [shown(one).month for one in decks] == [one.month for one in decks]
    assert (last.frozen, last.outline, last.pulls, last.confirmed) == (None, None, (), ())
    assert last.target
    assert last.prediction


def test_a_year_has_its_decks_too() -> None:
    assert build(MONDAY).counts["decks"] == 12


@pytest.mark.parametrize("day", [1, 2, 3])
def test_in_the_first_days_of_a_month_the_deck_of_the_last_one_is_not_written_yet(day: int) -> None:
    known = all_decks(build(date(2026, 11, day)))
    assert known[-1].month == date(2026, 9, 1)
    assert known[-1].frozen is not None
    # October's, which opens with the answer, is still to be written.
    assert [bool(one.outcome) for one in known[-2:]] == [True, False]
    for deck in known:
        assert deck.frozen is not None
        assert deck.frozen > month_of(deck.month)[1]
        assert all(one.day < date(2026, 11, day) for one in deck.pulls)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_deck_names_nobody_something_was_promised_to(seed: int) -> None:
    demo = build(MONDAY, 1, seed)
    promises = demo.tables["commitments"].items()
    aliases = {from_row(Commitment, key, raw).to for key, raw in promises} - {""}
    assert len(aliases) > 5
    known = all_decks(demo)
    outlines = [shown(one) for one in known[:-1]]
    outlines.append(outline_of(source_of(month_of_demo(demo, known[-1].month))))
    assert [name for outline in outlines for name in aliases_in(outline, aliases)] == []
    # Credit is given by name all the same.
    credited = " ".join(text for outline in outlines for text in outline.texts())
    assert any(name in credited for name in FRAGMENTS["named"])


def month_of_demo(demo: Demo, month: date) -> MonthRecords:
    def all_of(kind: type[R]) -> list[R]:
        return [from_row(kind, key, raw) for key, raw in demo.tables[table_of(kind)].items()]

    return month_records(
        month,
        improvements=all_of(Improvement),
        cycles=all_of(Cycle),
        struggles=all_of(Struggle),
        areas=all_of(Area),
        decks=all_of(Deck),
    )


def test_each_was_frozen_on_one_of_the_first_days_at_work_after_its_month(
    decks: list[Deck],
) -> None:
    for deck in decks:
        assert deck.frozen is not None
        assert month_of(deck.month)[1] < deck.frozen < MONDAY
        assert is_workday(deck.frozen)
        assert (deck.frozen - month_of(deck.month)[1]).days < 22


def test_each_opens_by_answering_the_one_before(decks: list[Deck]) -> None:
    for deck, later in pairwise(decks):
        told = [item.text for item in shown(later).slides[0].items]
        assert told[:2] == [deck.prediction, deck.outcome]
    assert {one.came_true for one in decks} == {True, False}
    assert all(one.outcome for one in decks)
    assert shown(decks[0]).slides[0].items == ()


def test_the_pull_grows_as_the_table_allows(decks: list[Deck]) -> None:
    for deck in decks:
        again = Deck(month=deck.month, frozen=deck.frozen)
        for one in deck.pulls:
            again = pulled(again, one.signal, one.day)
        assert again.pulls == deck.pulls != ()
        assert all(one.day < MONDAY for one in deck.pulls)
    reached = [one.pull for one in decks]
    assert set(reached) == set(Pull)
    early, late = reached[: len(reached) // 4], reached[-len(reached) // 4 :]
    assert Pull.ASKED not in early
    assert late.count(Pull.ASKED) > late.count(Pull.SENT)


def test_over_the_years_a_deck_has_every_part_and_fits_its_slides(decks: list[Deck]) -> None:
    outlines = [shown(one) for one in decks]
    assert {slide.part for one in outlines for slide in one.slides} >= set(Part) - {
        Part.ALSO_LEARNED
    }
    for outline in outlines:
        assert not any("{" in text or "}" in text for text in outline.texts())
        assert not any("not written yet" in text for text in outline.texts())
    for outline in outlines[-12:]:
        assert as_powerpoint(outline, is_draft=False).cut == ()


def test_no_deck_tells_what_came_later(decks: list[Deck], four_years: Demo) -> None:
    rows = four_years.tables["struggles"].items()
    struggles = [from_row(Struggle, key, raw) for key, raw in rows]
    told = 0
    for deck in decks:
        slides = {slide.part: slide for slide in shown(deck).slides}
        if Part.BY_MONTH in slides:
            assert (
                slides[Part.BY_MONTH].months[-1] == f"{month_name(deck.month)[:3]} {deck.month:%y}"
            )
        if Part.PRIORITY in slides:
            moved = slides[Part.PRIORITY]
            known = [one for one in struggles if moved.title.startswith(capitalized(one.title))]
            assert deck.frozen is not None
            came_to = moved.stages[moved.reached]
            if came_to in (StruggleState.REPORTED, StruggleState.CLOSED):
                # The same is heard again after years.
                assert min(one.since or one.heard for one in known) <= deck.frozen
                told += 1
    assert told > 3
