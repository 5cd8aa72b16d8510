from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, MarkState, begin
from lean_journal.domain.cadence import DAILY
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle, Decision, close
from lean_journal.domain.deck import Deck
from lean_journal.domain.excerpt import excerpt
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.query import parse
from lean_journal.domain.record import R, Record
from lean_journal.domain.reflection import BLANK, Answer, Reflection, ReflectionKind
from lean_journal.domain.search import Around, Hit, newest_first, search, words
from lean_journal.domain.struggle import Struggle
from lean_journal.domain.text import folded
from lean_journal.domain.walk import Kind, Observation, Walk, WalkState, Waste

TODAY = date(2026, 11, 23)
MONDAY = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)


def stored(record: R, *, id: int = 1, days_later: int = 0) -> R:
    return replace(record, id=id, created=MONDAY + timedelta(days=days_later))


def around(records: Iterable[Record]) -> Around:
    """What the records of a journal say of one another."""
    known = list(records)
    walks = {one.id: (one.day, one.area) for one in known if isinstance(one, Walk)}
    tried = [one for one in known if isinstance(one, Improvement)]
    names = {one.id: one.name for one in known if isinstance(one, (Area, Behavior))}
    return Around(
        datetime.date,
        walks,
        {one.id: one.walk for one in known if isinstance(one, Observation)},
        {one.id: one.area for one in tried},
        names | {one.id: one.handle for one in tried},
    )


def found(records: list[Record], *terms: str) -> list[Hit]:
    """Search for terms that may hold blanks."""
    query = parse(terms, TODAY, [one for one in records if isinstance(one, Area)])
    assert query.wrong == ""
    return newest_first(search(records, query, around(records)))


def test_the_words_of_a_record_are_what_a_person_wrote() -> None:
    seen = Observation(
        walk=1, kind=Kind.WASTE, waste=Waste.WAITING, fact="carts", interpretation="why", link="#i1"
    )
    assert words(seen) == ["carts", "why", "#i1"]
    walk = Walk(day=MONDAY.date(), state=WalkState.WALKED, theme="Flow", told="carts are in")
    assert words(walk) == ["Flow", "carts are in"]
    assert words(Commitment(what="call", to="kim", reason="ill")) == ["call", "@kim", "ill"]
    assert words(Area(name="Press")) == ["Press"]


REFLECTION = Reflection(
    day=date(2026, 11, 20),
    kind=ReflectionKind.EVENING,
    answers=(Answer(BLANK, "a page\n\non the *forklift*"), Answer("What now?", "ask Kim")),
)


def test_answers_are_found_and_the_prompts_they_were_written_to_are_not() -> None:
    # Written on Monday for the Friday before.
    reflection = stored(REFLECTION)
    for term in ("forklift", "KIM", "page", "forklift*"):
        assert [(hit.record, hit.day) for hit in found([reflection], term)] == [
            (reflection, date(2026, 11, 20))
        ]
    for term in ("What", "now?", "evening", "2026-11-20"):
        assert found([reflection], term) == []
    assert [hit.excerpt for hit in found([reflection], "ask", "page")] == ["ask Kim"]


def test_behaviors_evidence_and_reasons_are_found_at_the_day_they_are_about() -> None:
    friday = date(2026, 11, 20)
    behavior = stored(begin("Ask first", DAILY, friday, definition="a question", cue="forklift"))
    mark = stored(
        Mark(behavior=1, day=friday, state=MarkState.MISSED, evidence="no forklift"), id=2
    )
    absence = stored(
        Absence(first=date(2026, 12, 21), last=date(2026, 12, 31), reason="forklift exam"), id=3
    )
    unsaid = stored(Mark(behavior=1, day=friday, state=MarkState.DONE), id=4)
    assert words(behavior) == ["Ask first", "a question", "forklift"]
    hits = found([behavior, mark, absence, unsaid], "forklift")
    assert [(hit.record.id, hit.day) for hit in hits] == [
        (3, date(2026, 12, 21)),
        (1, MONDAY.date()),
        (2, friday),
    ]
    for term in ("missed", "done", "daily", "2026-11-20"):
        assert found([behavior, mark, absence, unsaid], term) == []


def test_struggles_and_cycles_are_found_at_the_day_they_are_about() -> None:
    heard, started, closed = date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)
    struggle = stored(Struggle(heard=heard, words="forklift stands", title="Flow", told="none"))
    idea = stored(
        Improvement(title="A lamp", problem="x", obstacles=("no power", "one forklift")), id=2
    )
    cycle = Cycle(improvement=2, step="a lamp", expect="no forklift", started=started, check=closed)
    opened = stored(cycle, id=3)
    checked = stored(
        close(
            cycle,
            closed,
            happened="forklift came",
            as_expected=True,
            learned="ask",
            decision=Decision.ADOPT,
        ),
        id=4,
    )
    assert words(struggle) == ["forklift stands", "Flow", "none"]
    assert words(idea) == ["A lamp", "x", "no power", "one forklift"]
    hits = found([struggle, idea, opened, checked], "forklift")
    assert [(hit.record.id, hit.day) for hit in hits] == [
        (2, MONDAY.date()),
        (4, closed),
        (3, started),
        (1, heard),
    ]
    for term in ("quick", "idea", "adopt", "2026-11-02"):
        assert found([struggle, idea, opened, checked], term) == []


def test_what_is_expected_of_an_open_cycle_is_found_and_not_shown() -> None:
    opened = stored(
        Cycle(
            improvement=2,
            step="a lamp",
            expect="no forklift",
            started=MONDAY.date(),
            check=MONDAY.date(),
        )
    )
    assert [hit.excerpt for hit in found([opened], "forklift")] == ["a lamp"]
    assert [hit.excerpt for hit in found([opened], "forklift", "lamp")] == ["a lamp"]
    checked = replace(opened, closed=MONDAY.date(), decision=Decision.ADAPT)
    assert [hit.excerpt for hit in found([checked], "forklift")] == ["no forklift"]


def test_how_far_a_pass_came_is_never_found() -> None:
    guided = Pass(
        day=MONDAY.date(),
        kind=ReflectionKind.EVENING,
        prompts=("What now?",),
        done=(prompt_step("What now?"), "walk"),
    )
    assert words(guided) == []
    assert found([stored(guided)], "what") == found([stored(guided)], "evening") == []


def test_a_reflection_stands_among_the_hits_at_its_own_day() -> None:
    commitment = stored(Commitment(what="a forklift"), id=2)
    walk = stored(Walk(day=date(2026, 11, 19), theme="forklifts"), id=3, days_later=5)
    reflection = stored(REFLECTION, id=4, days_later=9)
    hits = found([walk, reflection, commitment], "forklift")
    assert [hit.record.id for hit in hits] == [2, 4, 3]


def test_every_term_has_to_be_in_some_field() -> None:
    seen = stored(Observation(walk=1, fact="Carts queue at press 2", interpretation="no signal?"))
    for terms in (["cart"], ["SIGNAL", "queue"], ["press 2"], ["", "cart"]):
        assert [hit.record for hit in found([seen], *terms)] == [seen]
    for terms in (["cart", "crane"], ["press  2"], [""], [], ["waiting"]):
        assert found([seen], *terms) == []


def test_the_newest_day_comes_first_and_a_walk_gives_its_day() -> None:
    walk = stored(Walk(day=date(2026, 11, 2), theme="carts"), id=7)
    on_it = stored(Observation(walk=7, fact="carts"), id=2, days_later=9)
    astray = stored(Observation(walk=8, fact="carts"), id=3)
    area = stored(Area(name="carts"), id=4, days_later=1)
    assert [(hit.record, hit.day) for hit in found([walk, on_it, astray, area], "carts")] == [
        (area, date(2026, 11, 24)),
        (astray, date(2026, 11, 23)),
        (on_it, date(2026, 11, 2)),
        (walk, date(2026, 11, 2)),
    ]


def test_the_text_shown_is_the_one_with_the_first_term() -> None:
    seen = stored(Observation(walk=1, fact="carts queue", interpretation="no signal"))
    assert [hit.excerpt for hit in found([seen], "signal", "carts")] == ["no signal"]


@pytest.mark.parametrize(
    ("text", "term", "shown"),
    [
        ("short", "sho", "short"),
        ("needle" + " x" * 30, "needle", "needle x x x…"),
        ("x " * 30 + "needle", "needle", "…x x x needle"),
        ("x " * 30 + "needle" + " y" * 30, "needle", "…x needle y…"),
        ("ß" * 30 + "needle" + "ß" * 30, "needle", "…ßßßneedleßßß…"),
        ("a\u0301" * 30 + "Needle", "needle", "…a\u0301a\u0301a\u0301Needle"),
    ],
)
def test_a_long_text_is_shortened_around_the_term(text: str, term: str, shown: str) -> None:
    assert excerpt(text, term, length=12) == shown


@given(st.text(), st.text(min_size=1, max_size=8), st.text())
def test_an_excerpt_holds_the_term_whatever_stands_around_it(
    before: str, term: str, after: str
) -> None:
    text, wanted = f"{before * 9}{term}{after * 9}", folded(term.strip())
    shown = excerpt(text, wanted, length=40)
    assert len(shown) <= 42
    if wanted in folded(text):
        assert wanted in folded(shown)


def test_filters_are_asked_of_what_a_record_is_and_of_what_it_belongs_to() -> None:
    press, paint = stored(Area(name="Press"), id=11), stored(Area(name="Paint"), id=12)
    walk = stored(Walk(day=date(2026, 11, 2), area=11, theme="carts"), id=21)
    other = stored(Walk(day=date(2026, 11, 3), area=12), id=22)
    seen = stored(Observation(walk=21, fact="carts", kind=Kind.WASTE, waste=Waste.MOTION), id=31)
    elsewhere = stored(Observation(walk=22, fact="carts", kind=Kind.SAFETY), id=32)
    here = stored(Commitment(what="call", source=31), id=41)
    there = stored(Commitment(what="call", source=22), id=42)
    alone = stored(Commitment(what="call"), id=43)
    idea = stored(Improvement(title="A lamp", problem="x", area=11, number=7), id=51)
    cycle = stored(
        Cycle(improvement=51, step="lamp", expect="x", started=TODAY, check=TODAY), id=52
    )
    mark = stored(Mark(behavior=1, day=TODAY, state=MarkState.DONE), id=61)
    deck = stored(Deck(month=date(2026, 10, 1), target="no cart waits"), id=71)
    known: list[Record] = [
        *(press, paint, walk, other, seen, elsewhere, here, there, alone, idea, cycle, mark, deck),
        stored(Pass(day=TODAY, kind=ReflectionKind.MORNING), id=81),
    ]
    for terms, ids in [
        (["area:press"], {11, 21, 31, 41, 51, 52}),
        (["area:paint", "carts"], {32}),
        (["kind:walk", "kind:safety"], {21, 22, 32}),
        (["kind:waste", "kind:observation"], {31, 32}),
        (["waste:m"], {31}),
        (["waste:m", "kind:walk"], set()),
        (["on:2026-11-02"], {21, 31}),
        (["on:2026-10"], {71}),
        (["on:2026-11-23", "kind:mark", "kind:cycle"], {52, 61}),
        (["kind:area", "area:press", "area:paint"], {11, 12}),
    ]:
        assert {hit.record.id for hit in found(known, *terms)} == ids
    lines = [hit.line for hit in found(known, "area:press")]
    assert sorted(lines) == ["#i7 A lamp", "#i7: lamp", "Press", "Press: carts", "call", "carts"]
    assert [hit.line for hit in found(known, "kind:deck")] == ["October 2026: no cart waits"]
