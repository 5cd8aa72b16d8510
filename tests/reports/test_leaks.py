"""No private word gets into a deck, and every public one where it belongs.

Over journals drawn by chance; LEAN_JOURNAL_EXAMPLES says how many.
"""

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lean_journal.domain.area import Area
from lean_journal.domain.improvement import Improvement
from lean_journal.domain.month import source_of
from lean_journal.domain.public import Effect, Source
from lean_journal.reports.markdown import as_markdown
from lean_journal.reports.outline import outline_of
from lean_journal.reports.powerpoint import as_powerpoint
from lean_journal.reports.slides import Outline, Part
from lean_journal.storage.deck import records_of
from lean_journal.storage.kinds import all_kinds
from tests.builders import journal
from tests.reports.packages import parts
from tests.reports.seeded import Owner, Seeded

pytestmark = pytest.mark.slow

EXAMPLES = int(os.environ.get("LEAN_JOURNAL_EXAMPLES", "60"))

PUBLIC = {
    "Improvement": {"wording", "measure", "unit", "period", "sample", "share_with", "credit"},
    "Cycle": {"wording"},
    "Struggle": {"title"},
    "Area": {"name"},
    "Deck": {"target", "prediction", "wanted", "outcome"},
}
"""The fields of DESIGN §8, and what became of the prediction."""

WORD = re.compile(r"w\d{5}z")


def is_public(owner: Owner, improvements: Iterable[Improvement]) -> bool:
    """Tell whether a word may be told: it is in the list, and names nobody without consent."""
    record, field = owner
    if field not in PUBLIC.get(type(record).__name__, ()):
        return False
    if isinstance(record, Improvement) and field == "credit":
        return record.consented
    if isinstance(record, Area) and record.one_person:
        return any(one.area == record.id and one.consented for one in improvements)
    return True


def words_in(data: bytes | str) -> set[str]:
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    return set(WORD.findall(text))


def words_of(*texts: str) -> set[str]:
    return words_in(" ".join(texts))


def by_part(outline: Outline) -> dict[Part, set[str]]:
    found: defaultdict[Part, set[str]] = defaultdict(set)
    for slide in outline.slides:
        found[slide.part] |= words_of(*Outline(outline.month, (slide,)).texts())
    return found


def belonging(source: Source) -> Iterator[tuple[set[str], set[Part]]]:
    """Give words, and the parts of a deck all of them have to stand in one of."""
    for one in source.adopted:
        if one.wording.strip():
            shown = {Part.EFFECTS, Part.PRIORITY, Part.ALSO_ADOPTED, Part.HEADLINE}
            yield words_of(one.wording, *numbers(one), one.area, one.credit), shown
            yield words_of(one.share_with), {Part.WANTED, Part.NEXT}
    for line in source.learned:
        yield words_of(line.wording), {Part.LEARNED, Part.ALSO_LEARNED}
    if source.priorities:
        first, *others = source.priorities
        tried = [one.wording for one in first.tried[:3]]
        results = [one.wording for one in first.results[:3]]
        titles = [one.title for one in others[:3]]
        yield words_of(first.title, *tried, *results, *titles), {Part.PRIORITY}
    if source.answer is not None:
        yield words_of(source.answer.prediction, source.answer.outcome), {Part.HEADLINE}
    yield words_of(source.target, source.prediction), {Part.NEXT}
    yield words_of(source.wanted), {Part.WANTED, Part.NEXT}


def numbers(one: Effect) -> list[str]:
    return [one.measure, one.unit, one.period, one.sample] if one.has_number else []


@pytest.mark.timeout(900)
@given(seed=st.integers(0, 2**32), month=st.sampled_from([8, 9, 9, 10, 10, 10, 11]))
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_private_word_gets_out_and_every_public_one_where_it_belongs(
    tmp_path_factory: pytest.TempPathFactory, seed: int, month: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    with journal(folder) as opened:
        seeded = Seeded(seed, opened)
        improvements = opened.find(Improvement)
        source = source_of(records_of(opened, date(2026, month, 1)))
    shutil.rmtree(folder)
    outline = outline_of(source)
    found = by_part(outline)
    for words, places in belonging(source):
        assert any(words <= found[part] for part in places), (words, places)
    told = set().union(*found.values())
    public = {word for word, owner in seeded.owners.items() if is_public(owner, improvements)}
    assert told <= public
    written = as_powerpoint(outline, is_draft=True)
    assert written.cut == ()
    package = list(parts(written.data))
    assert words_in(as_markdown(outline, is_draft=True)) == told
    assert set().union(*(words_in(name) | words_in(data) for name, data in package)) == told


def test_every_kind_and_every_part_occurs_in_what_is_drawn(tmp_path: Path) -> None:
    """Else the test above would say little."""
    kinds, seen = set(), set()
    for seed in range(12):
        with journal(tmp_path / str(seed)) as opened:
            seeded = Seeded(seed, opened)
            outline = outline_of(source_of(records_of(opened, date(2026, 10, 1))))
        kinds |= {type(owner.record) for owner in seeded.owners.values()}
        seen |= {slide.part for slide in outline.slides}
    assert kinds == set(all_kinds())
    assert seen == set(Part)
