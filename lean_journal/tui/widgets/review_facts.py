"""A week or a month as facts on a page; a measure with nothing in it is not drawn."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.calendar import ago, so_many_days
from lean_journal.domain.ledger import Ledger
from lean_journal.domain.picture import SEASON, Week
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.review import Facts, Practised, Seen, Share
from lean_journal.domain.streak import consistency_words, counted, pending_words
from lean_journal.tui.layout import hanging, shown_text
from lean_journal.tui.widgets.packing import packed
from lean_journal.tui.wording import range_name

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

Line = tuple[str, Sequence[Content]]
"""A measure: its name, and what it says, one fact after the other."""


def facts_page(facts: Facts, width: int) -> Content:
    """Lay out the page.

    Args:
        facts: The week or month.
        width: Cells of a line.
    """
    blocks = [
        _head(facts),
        _practice(facts, width),
        _block("In twelve weeks", list(_season(facts)), width),
        _block("In a year", list(_year(facts)), width),
        _block("Today", list(_now(facts)), width),
    ]
    return Content("\n\n").join(block for block in blocks if block)


def period_name(kind: ReflectionKind, first: date, last: date) -> str:
    """Name what is reviewed: ``the week 16 – 22 November 2026``, ``November 2026``."""
    if kind is ReflectionKind.MONTH:
        return f"{first:%B} {first.year}"
    return f"the week {range_name(first, last)}"


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
    head = f"{'12 weeks':>{cells}}   {_period_word(facts)}"
    lines = [Content.styled(" " * column + head, "dim")]
    for one in facts.practised:
        name = Content.styled(shown_text(one.behavior.name), "bold")
        weeks, words = _weeks(one), _words(one)
        if column:
            short = name.truncate(column - 1, ellipsis=True)
            label = short.pad_right(column - short.cell_length)
            lines.append(label + weeks + "   " + words)
        else:
            lines.append(name.truncate(width, ellipsis=True))
            lines += packed([weeks, words], width, "   ")
    return Content("\n").join(lines)


def _period_word(facts: Facts) -> str:
    if facts.kind is ReflectionKind.MONTH:
        return f"{facts.first:%B}"
    return week_word(facts.last, facts.today)


def week_word(last: date, today: date) -> str:
    """Name a week by its last day: the one that runs, or the one that has ended."""
    return "this week" if today <= last else "that week"


def _weeks(one: Practised) -> Content:
    """Draw the cells: how often it was done, ``·`` none, ``–`` frozen."""
    blank = " " * (CELL * (SEASON - len(one.weeks)))
    return Content.assemble(blank, *(_cell(week) for week in one.weeks))


def _cell(week: Week) -> tuple[str, str]:
    if week.done:
        return str(week.done).rjust(CELL), "bold $success"
    text = "–" if week.is_frozen else "" if week.is_outside else "·"
    return text.rjust(CELL), "dim"


def _words(one: Practised) -> Content:
    if not one.seen.possible and one.run is not None and one.run.is_pending:
        return Content(pending_words(one.run))
    return Content(consistency_words(one.seen))


def _block(title: str, lines: list[Line], width: int) -> Content:
    if not lines:
        return Content("")
    drawn = [Content.styled(title, "bold $primary")]
    for name, facts in lines:
        label = Content.styled(name, "dim")
        if width < STACKED:
            drawn += [label, *("  " + line for line in packed(facts, width - 2, " · "))]
        else:
            text = Content("\n").join(packed(facts, width - LABEL, " · "))
            drawn.append(hanging(label, text, width, LABEL))
    return Content("\n").join(drawn)


def _season(facts: Facts) -> Iterator[Line]:
    if facts.ledger is not None:
        yield from _said(facts.ledger)
    if facts.loops is not None:
        yield "Loops closed", [Content(f"{_of(facts.loops)} walks within 7 days")]
    if facts.cycle_days is not None:
        yield "Cycles", [Content(f"from start to check {_days(facts.cycle_days)} (median)")]
    if facts.surprises is not None:
        yield "Surprises", _surprises(facts.surprises)
    if facts.balance is not None:
        quick, long = facts.balance
        yield "Quick : long", [Content(f"{quick} : {long} improvements tried or adopted")]


def _said(ledger: Ledger) -> Iterator[Line]:
    kept, early, broken = ledger.kept, ledger.renegotiated, ledger.broken
    if kept or early or broken:
        words = (f"{kept} kept", f"{early} renegotiated early", f"{broken} broken")
        yield "I said I would", [Content(word) for word in words]
    if ledger.lead_time is not None:
        yield "Said to done", [Content(f"{_days(ledger.lead_time)} (median)")]


def _surprises(share: Share) -> list[Content]:
    found = [Content(f"{_of(share)} cycles")]
    # What goes as expected teaches little.
    return [*found, Content.styled("that is what they are for", "dim")] if share.part else found


def _year(facts: Facts) -> Iterator[Line]:
    back = [
        Content(f"{shown_text(one.behavior.name)} after {counted(one.back, one.run.unit)}")
        for one in facts.practised
        if one.back is not None and one.run is not None
    ]
    if back:
        yield "Comes back", [*back, Content.styled("median", "dim")]
    if facts.holding is not None:
        yield "Holding", [Content(f"{_of(facts.holding)} improvements at their 30-day check")]
    if facts.reported is not None:
        yield "Struggles", [Content(f"{_of(facts.reported)} reported back")]


def _now(facts: Facts) -> Iterator[Line]:
    oldest = facts.ledger.oldest_open if facts.ledger is not None else None
    if oldest is not None:
        days = (facts.today - oldest.created.date()).days
        since = f"said {so_many_days(days)} ago" if days > 0 else "said today"
        yield "Oldest open", [Content(shown_text(oldest.what)), Content.styled(since, "dim")]
    if facts.areas:
        longest_first = sorted(facts.areas, key=lambda one: one.last or date.min)
        yield "Areas", [_last(one, facts.today) for one in longest_first]


def _last(seen: Seen, today: date) -> Content:
    when = "not seen yet"
    if seen.last is not None:
        when = "today" if seen.last == today else f"{ago(seen.last, today)} ago"
    return Content.assemble(shown_text(seen.area.name), (f" {when}", "dim"))


def _of(share: Share) -> str:
    return f"{share.part} of {share.of}"


def _days(count: float) -> str:
    return "1 day" if count == 1 else f"{count:g} days"
