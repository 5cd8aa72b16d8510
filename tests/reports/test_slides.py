"""A deck is kept in the journal as plain values, and comes back as it was."""

import json
from typing import Any

import pytest

from lean_journal.domain.record import Refused
from lean_journal.reports.slides import Figure, Item, Outline, Part, Slide, as_plain, from_plain
from tests.decks import OCTOBER, Records, busy, hostile, thin


@pytest.mark.parametrize("made", [busy, thin, hostile, Records])
def test_a_deck_comes_back_from_json_as_it_was(made: Any) -> None:
    outline = made().outline()
    assert from_plain(json.loads(json.dumps(as_plain(outline)))) == outline


def test_zero_is_a_number() -> None:
    figure = Figure(text="lights", measure="waiting", before=40.0, after=0.0, basis="measured")
    outline = Outline(OCTOBER, (Slide(part=Part.EFFECTS, title="None waits", figures=(figure,)),))
    values = json.loads(json.dumps(as_plain(outline)).replace("40.0", "40").replace("0.0", "0"))
    (back,) = from_plain(values).slides[0].figures
    assert (back.change, back) == ("40 → 0", figure)


def test_what_is_empty_is_not_written_down() -> None:
    slide = Slide(part=Part.NEXT, title="Less", items=(Item(text="none"),))
    assert as_plain(Outline(OCTOBER, (slide,))) == {
        "month": "2026-10-01",
        "title": "Improvements",
        "slides": [{"part": "next", "title": "Less", "items": [{"text": "none"}]}],
    }


def test_what_a_newer_version_wrote_besides_is_passed_over() -> None:
    item = {"text": "none", "color": "red"}
    slide = {"part": "next", "title": "Less", "items": [item], "film": 1}
    (back,) = from_plain({"month": "2026-10-01", "slides": [slide], "more": 1}).slides
    assert back == Slide(part=Part.NEXT, title="Less", items=(Item(text="none"),))


@pytest.mark.parametrize(
    "slide",
    [
        {"part": "next"},
        {"part": "film", "title": "Less"},
        {"part": "next", "title": 5},
        {"part": "next", "title": "Less", "items": [{"text": 5}]},
        {"part": "next", "title": "Less", "items": [{}]},
        {"part": "next", "title": "Less", "items": ["text"]},
        {"part": "next", "title": "Less", "items": 5},
        {"part": "effects", "title": "Less", "figures": [{"text": "x", "before": "40"}]},
        {"part": "by month", "title": "Less", "months": ["Oct"], "counts": []},
        {"part": "by month", "title": "Less", "months": ["Oct"], "counts": ["1"]},
        {"part": "priority", "title": "Less", "stages": [1]},
        "text",
        None,
    ],
)
def test_what_is_no_slide_any_more_is_refused_in_a_sentence(slide: Any) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        from_plain({"month": "2026-10-01", "slides": [slide]})


@pytest.mark.parametrize("values", [{}, {"month": "2026-10-01"}, {"month": 5, "slides": []}])
def test_what_is_no_deck_any_more_is_refused_in_a_sentence(values: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        from_plain(values)
