"""A deck as Markdown."""

from typing import Any

import pytest
from markdown_it import MarkdownIt

from lean_journal.reports.markdown import as_markdown
from lean_journal.reports.slides import Figure, Item, Outline, Part, Slide
from tests.decks import MARKUP, OCTOBER, Records, busy, hostile, thin


def written(*slides: Slide, is_draft: bool = False) -> str:
    return as_markdown(Outline(OCTOBER, slides), is_draft=is_draft).decode()


def test_a_deck_is_its_slides_under_their_titles() -> None:
    text = written(
        Slide(
            part=Part.HEADLINE,
            title="3 were adopted",
            items=(Item(text="12", label="It came true", note="of 20"), Item(text="more")),
        ),
        Slide(part=Part.PRIORITY, title="Late", stages=("heard", "seen"), reached=1),
        Slide(
            part=Part.EFFECTS,
            title="One was measured",
            figures=(
                Figure(
                    text="lights",
                    measure="waiting",
                    unit="min",
                    before=40.0,
                    after=12.0,
                    basis="measured",
                    note="two weeks",
                ),
                Figure(text="cards"),
            ),
        ),
        Slide(part=Part.BY_MONTH, title="4 in 2", months=("Sep 26", "Oct 26"), counts=(1, 3)),
    )
    assert text == (
        "# 3 were adopted\n\n"
        "Improvements · October 2026\n\n"
        "- **It came true:** 12 — of 20\n"
        "- more\n\n"
        "## Late\n\n"
        "heard → **seen**\n\n"
        "## One was measured\n\n"
        "- lights\n"
        "  - waiting: **40 → 12 min** · measured · two weeks\n"
        "- cards\n"
        "  - observed\n\n"
        "## 4 in 2\n\n"
        "| month | adopted |\n|---|---:|\n| Sep 26 | 1 |\n| Oct 26 | 3 |\n"
    )


def test_a_draft_says_so_at_its_top() -> None:
    slide = Slide(part=Part.NEXT, title="Less")
    assert written(slide, is_draft=True).split("\n")[2] == "Draft · Improvements · October 2026"


@pytest.mark.parametrize(
    "text",
    [
        MARKUP,
        "1. first",
        "- dash",
        "+ plus",
        "-",
        "--",
        "---",
        "- - -",
        "===",
        "~~~",
        "![x](y)",
        "12)",
        "# head",
        "> quote",
        "a | b",
        "&lt;",
        "\x1b[31m",
    ],
)
def test_words_mean_nothing_in_markdown(text: str) -> None:
    page = written(
        Slide(part=Part.NEXT, title=text, items=(Item(text=text, note=text), Item(text=text)))
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    kinds = [one.type for one in tokens if one.type.endswith("_open")]
    assert kinds == [
        *("heading_open", "paragraph_open", "bullet_list_open"),
        *("list_item_open", "paragraph_open", "list_item_open", "paragraph_open"),
    ]
    inline = [child.type for one in tokens for child in one.children or ()]
    assert set(inline) <= {"text", "text_special"}
    assert "\x1b" not in page


@pytest.mark.parametrize("made", [busy, thin, hostile, Records])
def test_every_text_of_a_deck_stands_in_its_markdown(made: Any) -> None:
    outline = made().outline()
    tokens = MarkdownIt("commonmark").parse(as_markdown(outline, is_draft=True).decode())
    page = "".join(child.content for one in tokens for child in one.children or ())
    for text in outline.texts():
        assert all(word in page for word in text.split() if word.isalnum())
