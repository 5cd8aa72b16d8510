"""A week or a month as facts on a page; a measure with nothing in it is not drawn."""

from textual.content import Content

from lean_journal.domain.fact_words import (
    Fact,
    Section,
    period_name,
    period_word,
    practised_words,
    sections,
)
from lean_journal.domain.picture import SEASON, Week
from lean_journal.domain.review import Facts, Practised
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.packing import packed

CELL = 2
"""Cells of a week."""

NAME_MIN, NAME_MAX = 20, 30
"""Cells of a name on the line of its weeks; with less room it stands above them."""

WORDS = 25
"""Cells of the words beside the weeks; with less room they stand below."""

LABEL = 15
"""Cells of the name of a measure."""

STACKED = 50
"""Below this many cells a measure stands under its name."""


def facts_page(facts: Facts, width: int) -> Content:
    """Lay out the page.

    Args:
        facts: The week or month.
        width: Cells of a line.
    """
    blocks = [
        _head(facts),
        _practice(facts, width),
        *(_block(section, width) for section in sections(facts)),
    ]
    return Content("\n\n").join(block for block in blocks if block)


def _head(facts: Facts) -> Content:
    name = period_name(facts.kind, facts.first, facts.last)
    lines = [Content.styled(f"{name[0].upper()}{name[1:]}", "bold $primary")]
    if facts.intention:
        meant = f"“{shown_text(facts.intention)}”"
        lines.append(Content.assemble(("I meant to: ", "dim"), (meant, "italic")))
    return Content("\n").join(lines)


def _practice(facts: Facts, width: int) -> Content:
    if not facts.practised:
        return Content("")
    cells = CELL * SEASON
    room = width - cells - 3 - WORDS
    column = min(room, NAME_MAX) if room >= NAME_MIN else 0
    head = f"{'12 weeks':>{cells}}   {period_word(facts)}"
    lines = [Content.styled(" " * column + head, "dim")]
    for one in facts.practised:
        name = Content.styled(shown_text(one.behavior.name), "bold")
        weeks, words = _weeks(one), Content(practised_words(one))
        if column:
            short = name.truncate(column - 1, ellipsis=True)
            label = short.pad_right(column - short.cell_length)
            lines.append(label + weeks + "   " + words)
        else:
            lines.append(name.truncate(width, ellipsis=True))
            lines += packed([weeks, words], width, "   ")
    return Content("\n").join(lines)


def _weeks(one: Practised) -> Content:
    """Draw the cells: how often it was done, ``·`` none, ``–`` frozen."""
    blank = " " * (CELL * (SEASON - len(one.weeks)))
    return Content.assemble(blank, *(_cell(week) for week in one.weeks))


def _cell(week: Week) -> tuple[str, str]:
    if week.done:
        return str(week.done).rjust(CELL), "bold $success"
    text = "–" if week.is_frozen else "" if week.is_outside else "·"
    return text.rjust(CELL), "dim"


def _block(section: Section, width: int) -> Content:
    drawn = [Content.styled(section.title, "bold $primary")]
    for name, facts in section.measures:
        label, said = Content.styled(name, "dim"), [_fact(fact) for fact in facts]
        if width < STACKED:
            drawn += [label, *("  " + line for line in packed(said, width - 2, " · "))]
        else:
            text = Content("\n").join(packed(said, width - LABEL, " · "))
            drawn.append(hanging(label, text, width, LABEL))
    return Content("\n").join(drawn)


def _fact(fact: Fact) -> Content:
    text, aside = shown_text(fact.text), fact.aside
    return Content.assemble(text, (f" {aside}" if text else aside, "dim"))
