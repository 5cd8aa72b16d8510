"""A deck as a PowerPoint file: what is in it, what is not, and that it fits."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from lean_journal.reports.powerpoint import as_powerpoint
from lean_journal.reports.slides import Figure, Item, Outline, Part, Slide
from tests.decks import (
    CJK,
    EMOJI,
    LONG_TITLE,
    LONG_WORDING,
    MARKUP,
    OCTOBER,
    RIGHT_TO_LEFT,
    Records,
    busy,
    hostile,
    thin,
)
from tests.reports.packages import (
    SLIDE,
    Box,
    as_pdf,
    box,
    needs_office,
    needs_poppler,
    parts,
    presentation,
    printed,
    text_height,
    words,
)

MONTHS = [busy, thin, hostile, Records]

TEXTS = {
    "title": LONG_TITLE,
    "wording": LONG_WORDING,
    "cjk": CJK * 8,
    "emoji": EMOJI * 8,
    "right to left": RIGHT_TO_LEFT * 8,
    "one word": "m" * 3000,
    "blanks": "a" + " " * 600 + "b",
    "arabic": "تحسين وقت الانتظار عند المكبس " * 30,
    "cyrillic": "Щитовая мастерская ждёт материал " * 30,
    "accents": "ÄÖÜẞ Ǽ ﬃ ½ ™ " * 60,
    "capitals": "WARTEZEIT AM WERKZEUG " * 40,
}


def made_of(*slides: Slide) -> bytes:
    return as_powerpoint(Outline(OCTOBER, slides), is_draft=True).data


# What is in it


@pytest.mark.parametrize("made", MONTHS)
def test_every_text_stands_in_a_box_that_can_be_edited(made: Any) -> None:
    outline = made().outline()
    written = as_powerpoint(outline, is_draft=False)
    shown = words(written.data)
    for text in outline.texts():
        assert text in written.cut or any(shown_text(text) in one for one in shown)


def shown_text(text: str) -> str:
    """Give what is shown at least of a text: its beginning, controls being visible."""
    return re.split(r"[\x00-\x1f\u202a-\u202e\ufffe\ud800]", text)[0][:60]


def test_a_slide_is_wide_and_has_its_sentence_as_its_title() -> None:
    outline = busy().outline()
    opened = presentation(as_powerpoint(outline, is_draft=False).data)
    assert opened.slide_width * 9 == opened.slide_height * 16
    assert [one.shapes.title.text for one in opened.slides] == [one.title for one in outline.slides]


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_draft_says_so_on_its_slides(is_draft: bool) -> None:
    shown = words(as_powerpoint(busy().outline(), is_draft=is_draft).data)
    kicker = "Draft · Improvements · October 2026" if is_draft else "Improvements · October 2026"
    assert shown[0] == kicker
    assert shown.count(kicker) == 8


def charts(package: bytes) -> list[Any]:
    slides = presentation(package).slides
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def test_before_and_after_are_bars_that_powerpoint_draws_from_zero() -> None:
    first, second, _ = charts(as_powerpoint(busy().outline(), is_draft=False).data)
    for chart, numbers in ((first, (40.0, 12.0)), (second, (52.0, 38.5))):
        assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
        (plot,) = chart.plots
        assert list(plot.categories) == ["before", "after"]
        assert plot.series[0].values == numbers
        assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale > numbers[0]) == (
            0,
            True,
        )
        assert plot.series[0].data_labels.show_value


def test_a_number_below_zero_has_room() -> None:
    figure = Figure(text="x", measure="delay", before=5.0, after=-3.0, basis="measured")
    (chart,) = charts(made_of(Slide(part=Part.EFFECTS, title="x", figures=(figure,))))
    assert chart.value_axis.minimum_scale < -3
    assert chart.value_axis.maximum_scale > 5


@pytest.mark.parametrize("numbers", [(0.0, 0.0), (1.7e308, -1.7e308), (1e-300, 1e12)])
def test_any_number_can_be_drawn(numbers: tuple[float, float]) -> None:
    before, after = numbers
    figure = Figure(text="x", measure="delay", before=before, after=after, basis="measured")
    (chart,) = charts(made_of(Slide(part=Part.EFFECTS, title="x", figures=(figure,))))
    assert chart.plots[0].series[0].values == numbers


def test_adopted_per_month_is_a_line_that_powerpoint_draws_without_a_target() -> None:
    *_, run = charts(as_powerpoint(busy().outline(), is_draft=False).data)
    assert run.chart_type == XL_CHART_TYPE.LINE_MARKERS
    (series,) = run.plots[0].series
    assert series.values == (1, 0, 1, 1, 3, 1, 2, 2, 4, 5)
    assert list(run.plots[0].categories)[-2:] == ["Sep 26", "Oct 26"]


def test_every_number_of_the_run_is_written_and_never_on_its_line() -> None:
    counts = (3, 1, 2, 0, 0, 2, 2)
    run = Slide(part=Part.BY_MONTH, title="x", months=tuple("abcdefg"), counts=counts)
    (chart,) = charts(made_of(run))
    (series,) = chart.plots[0].series
    assert series.data_labels.show_value
    assert series.data_labels.position == XL_LABEL_POSITION.ABOVE
    below = [
        place
        for place in range(len(counts))
        if series.points[place].data_label.position == XL_LABEL_POSITION.BELOW
    ]
    assert below == [1, 3, 4]


def test_the_stage_that_was_reached_is_the_dark_one() -> None:
    slide = presentation(as_powerpoint(busy().outline(), is_draft=False).data).slides[1]
    stages = [shape for shape in slide.shapes if shape.shape_type == 1]
    assert [shape.text_frame.text for shape in stages] == [
        *("heard", "seen", "in work", "reported back", "closed")
    ]
    bold = [shape.text_frame.paragraphs[0].runs[0].font.bold for shape in stages]
    assert bold == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("text", "is_right_to_left"),
    [("שיפור", True), ("123 שיפור", True), ("تحسين", True), ("Press שיפור", False), ("12", False)],
)
def test_a_paragraph_runs_the_way_its_first_letter_does(text: str, is_right_to_left: bool) -> None:
    package = made_of(Slide(part=Part.NEXT, title="x", items=(Item(text=text),)))
    shape = presentation(package).slides[0].placeholders[1]
    properties = shape.element.xpath(".//a:pPr")[0]
    assert (properties.get("rtl") == "1", properties.get("algn") == "r") == (is_right_to_left,) * 2


def test_words_of_a_person_never_become_a_formula_or_an_address() -> None:
    texts = ["=1+1", "http://example.org/x", "internal:Sheet1", "_x0041_"]
    figures = tuple(
        Figure(text=one, measure=one, unit=one, before=2.0, after=1.0, basis="measured")
        for one in texts
    )
    package = made_of(*(Slide(part=Part.EFFECTS, title="x", figures=(one,)) for one in figures))
    for name, data in parts(package):
        if "/xl/" in name:
            assert not any(text.encode() in data for text in texts)
            assert b"<f>" not in data
    assert [text in words(package) for text in texts] == [True] * len(texts)


# What is not in it


def test_nobody_made_it_at_no_time() -> None:
    package = as_powerpoint(hostile().outline(), is_draft=True).data
    known = presentation(package).core_properties
    assert {known.author, known.last_modified_by, known.title, known.subject, known.comments} == {
        ""
    }
    assert {known.keywords, known.category, known.version, known.identifier} == {""}
    assert {known.created.year, known.modified.year} == {1980}
    for name, data in parts(package):
        assert not re.search(rb"20\d\d-\d\d-\d\dT|python|Steve|Canny|XlsxWriter", data), name
        if name.endswith("app.xml") and "/" not in name.removeprefix("docProps/"):
            assert re.search(rb"<Company></Company>|<Company/>", data)


def test_no_instant_is_kept_of_its_parts() -> None:
    package = as_powerpoint(busy().outline(), is_draft=True).data
    with ZipFile(BytesIO(package)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.extra for one in file.infolist()} == {b""}


def test_there_are_no_notes_no_hidden_slides_no_pictures_and_no_other_layouts() -> None:
    opened = presentation(as_powerpoint(busy().outline(), is_draft=False).data)
    for slide in opened.slides:
        assert not slide.has_notes_slide
        assert slide.element.get("show") is None
        # What was left empty would ask to be filled in.
        assert all(one.has_text_frame and one.text_frame.text for one in slide.placeholders)
    used = {slide.slide_layout.name for slide in opened.slides}
    assert {layout.name for layout in opened.slide_layouts} == used
    kinds = {re.sub(r"\d+", "", name) for name, _ in parts(busy_deck()) if ".xlsx/" not in name}
    assert kinds == {
        *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml"),
        *("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "ppt/theme/theme.xml"),
        *("ppt/slideMasters/slideMaster.xml", "ppt/slideMasters/_rels/slideMaster.xml.rels"),
        *("ppt/slideLayouts/slideLayout.xml", "ppt/slideLayouts/_rels/slideLayout.xml.rels"),
        *("ppt/slides/slide.xml", "ppt/slides/_rels/slide.xml.rels"),
        *("ppt/charts/chart.xml", "ppt/charts/_rels/chart.xml.rels"),
        "ppt/embeddings/Microsoft_Excel_Sheet.xlsx",
    }


def busy_deck() -> bytes:
    return as_powerpoint(busy().outline(), is_draft=False).data


def test_the_same_deck_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = busy_deck()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert busy_deck() == first


# It fits


def require_fitting(package: bytes) -> None:
    """Make sure that all text stays in its box, and every box on the slide beside the others."""
    for number, slide in enumerate(presentation(package).slides, 1):
        boxes = []
        for shape in slide.shapes:
            place = box(shape)
            assert SLIDE.holds(place), f"slide {number}: {place}"
            if shape.has_text_frame and shape.shape_type != 1:
                needs = text_height(shape)
                room = place.bottom - place.top
                assert needs <= room + 1.5, f"slide {number}: {needs} of {room}: {shape.name}"
            boxes.append(place)
        # The stages touch: each points into the next.
        for one, other in combinations(boxes, 2):
            assert not one.overlaps(other), f"slide {number}: {one} and {other}"


@pytest.mark.parametrize("made", MONTHS)
def test_a_month_fits(made: Any) -> None:
    require_fitting(as_powerpoint(made().outline(), is_draft=True).data)


def slides_of(text: str) -> list[Slide]:
    """Give a slide of each kind with a text in all its places."""
    item = Item(text=text, label="Tried", note=text)
    figure = Figure(
        text=text,
        measure=text,
        unit=text,
        before=4e15,
        after=1 / 3,
        basis="estimated",
        note=text,
    )
    plain = Slide(part=Part.NEXT, title=text, items=(item, Item(text=text), item))
    return [
        replace(plain, part=Part.HEADLINE),
        Slide(part=Part.HEADLINE, title=text),
        replace(plain, part=Part.PRIORITY, stages=("heard", "seen", "in work"), reached=1),
        *(Slide(part=Part.EFFECTS, title=text, figures=(figure,) * count) for count in (1, 2, 3)),
        Slide(part=Part.EFFECTS, title=text, figures=(figure, Figure(text=text, note=text))),
        Slide(part=Part.EFFECTS, title=text, figures=(Figure(text=text, note=text),) * 3),
        plain,
        Slide(part=Part.BY_MONTH, title=text, months=("Sep 26", "Oct 26"), counts=(1, 3)),
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_leaves_its_box(name: str) -> None:
    require_fitting(made_of(*slides_of(TEXTS[name])))


@pytest.mark.parametrize("length", [1, 20, 33, 47, 60, 75, 90, 130, 180, 240, 300, 420])
def test_no_length_of_a_text_leaves_its_box(length: int) -> None:
    require_fitting(made_of(*slides_of(LONG_WORDING[:length])))


def test_titles_shrink_before_they_are_cut() -> None:
    sizes = []
    for length in (20, 100, 160, 220, 600):
        package = made_of(Slide(part=Part.NEXT, title=LONG_WORDING[:length].strip()))
        title = presentation(package).slides[0].shapes.title
        sizes.append(title.text_frame.paragraphs[0].runs[0].font.size.pt)
        assert title.text.endswith("…") == (length == 600)
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (30, 20)


def test_many_paragraphs_go_on_on_another_slide_and_none_is_lost() -> None:
    items = tuple(Item(text=f"{number}: {LONG_WORDING[:200]}") for number in range(12))
    written = as_powerpoint(
        Outline(OCTOBER, (Slide(part=Part.LEARNED, title="12", items=items),)), is_draft=True
    )
    slides = presentation(written.data).slides
    assert (written.slides, written.cut) == (len(slides), ())
    assert [slide.shapes.title.text for slide in slides] == [
        "12",
        *["12 (continued)"] * (len(slides) - 1),
    ]
    assert [one for one in words(written.data) if ": " in one] == [item.text for item in items]


def test_what_had_to_be_cut_is_told_once_and_ends_in_an_ellipsis() -> None:
    items = (Item(text=LONG_WORDING), Item(text="short"), Item(text=LONG_WORDING))
    outline = Outline(OCTOBER, (Slide(part=Part.NEXT, title=LONG_WORDING, items=items),))
    written = as_powerpoint(outline, is_draft=True)
    assert written.cut == (LONG_WORDING,)
    cut = [one for one in words(written.data) if one.endswith("…")]
    assert len(cut) == 3
    assert all(LONG_WORDING.startswith(one[:-1]) for one in cut)


def test_controls_become_visible() -> None:
    text = "a\x00\x1b[31m\u202eb\ud800\ufffe\uffff" + MARKUP
    package = made_of(Slide(part=Part.NEXT, title="x", items=(Item(text=text),)))
    assert words(package)[2] == f"a␀␛[31m‹RLO›b\\ud800\\ufffe\\uffff{MARKUP}"


# As LibreOffice shows it


@needs_office
@needs_poppler
@pytest.mark.timeout(400)
def test_libreoffice_prints_a_page_per_slide_and_every_word_in_its_box(tmp_path: Path) -> None:
    decks = [as_powerpoint(made().outline(), is_draft=True).data for made in MONTHS]
    decks += [made_of(*slides_of(TEXTS[name])) for name in ("title", "wording", "cjk", "arabic")]
    for package, pdf in zip(decks, as_pdf(tmp_path, *decks), strict=True):
        slides, pages = presentation(package).slides, printed(pdf)
        assert len(pages) == len(slides)
        for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 1):
            # The number of the page stands in the master.
            boxes = [*map(box, slide.shapes), Box("page", 834, 503, 906, 523)]
            for word in page:
                # The box of a word is as high as its font, whose lines may reach further.
                assert any(one.holds(word, by=8) for one in boxes), f"slide {number}: {word}"
