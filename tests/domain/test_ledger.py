from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from lean_journal.domain.commitment import Commitment, break_, drop, keep, set_due
from lean_journal.domain.ledger import SEASON, ledger
from tests.builders import MONDAY

DAY = timedelta(days=1)


def said(days_ago: int, what: str = "call", due: date | None = MONDAY) -> Commitment:
    """Build a commitment as it is stored some days before Monday."""
    then = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 9, tzinfo=UTC) - days_ago * DAY
    return replace(Commitment(what=what, due=due), created=then)


def test_an_empty_journal_counts_nothing() -> None:
    seen = ledger([], MONDAY)
    assert (seen.kept, seen.renegotiated, seen.broken, seen.dropped, seen.open) == (0, 0, 0, 0, 0)
    assert (seen.oldest_open, seen.lead_time) == (None, None)


def test_each_is_counted_by_what_became_of_it() -> None:
    renegotiated, _ = set_due(said(9), MONDAY + DAY, MONDAY)
    seen = ledger(
        [
            keep(said(4), MONDAY),
            keep(said(7), MONDAY - DAY),
            break_(said(20), MONDAY),
            drop(said(3), MONDAY, "line moved"),
            renegotiated,
            said(30, "oldest"),
        ],
        MONDAY,
    )
    assert (seen.kept, seen.renegotiated, seen.broken, seen.dropped, seen.open) == (2, 1, 1, 1, 2)
    assert seen.oldest_open is not None
    assert seen.oldest_open.what == "oldest"
    assert seen.lead_time == 5  # of 4 and 6 days


def test_twelve_weeks_count_and_what_is_open_counts_however_old_it_is() -> None:
    inside, outside = MONDAY - SEASON + DAY, MONDAY - SEASON
    seen = ledger(
        [keep(said(200), inside), keep(said(200), outside), said(200)],
        MONDAY,
    )
    assert (seen.kept, seen.open) == (1, 1)


def test_a_date_given_after_the_old_one_had_passed_is_broken_and_no_renegotiation() -> None:
    broken, successor = set_due(said(9, due=MONDAY - DAY), MONDAY + DAY, MONDAY)
    assert successor is not None
    seen = ledger([broken, successor], MONDAY)
    assert (seen.renegotiated, seen.broken, seen.open) == (0, 1, 1)
