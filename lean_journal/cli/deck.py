"""The command that writes the deck of a month."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lean_journal.cli.files import require_free, write_file
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import complain, confirm, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.gaps import gaps_of
from lean_journal.domain.month import source_of
from lean_journal.domain.months import last_finished, month_name, parse_month
from lean_journal.storage import Journal
from lean_journal.storage.deck import aliases_of, deck_of, records_of

if TYPE_CHECKING:
    from lean_journal.reports.slides import Outline

MARKDOWN = (".md", ".markdown")
"""How the name of a file ends in which Markdown is wanted."""


@click.command(epilog=examples("deck", "deck 2026-10 -o october.pptx", "deck october --format md"))
@click.argument("month", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write; else deck-2026-10.pptx here, and Markdown is printed.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pptx", "md"]),
    help="PowerPoint or Markdown; else what FILE ends in, and pptx without one.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@journal_option
@click.pass_obj
def deck(
    session: Session, month: str | None, output: Path | None, form: str | None, force: bool
) -> None:
    """Write the deck of a MONTH for PowerPoint, or as Markdown.

    It tells what was adopted, what holds, what was learned and what comes next, from what was
    written for the deck and from nothing else in the journal. MONTH is 2026-10, october, last
    or this; without one it is the last that has ended. What was not frozen in the app says
    that it is a draft. Files can be read by you only.
    """
    with session.opened() as journal:
        first = _month(journal, month)
        wanted = form or ("md" if output and output.suffix.lower() in MARKDOWN else "pptx")
        default = Path(f"deck-{first.isoformat()[:7]}.pptx") if wanted == "pptx" else None
        target = output or default
        if target is not None:
            require_free(target, journal.path, force=force)
        shown = _deck(journal, first)
    written = _markdown(shown) if wanted == "md" else _powerpoint(shown)
    if target is None:
        click.echo(written.data, nl=False)
    else:
        write_file(target, written.data)
        draft = ", a draft" if shown.is_draft else ""
        confirm(f"saved {target}: {written.slides} slides{draft}")
    # After what was done, what might be done better.
    for warning in [*shown.warnings, *written.warnings]:
        complain(warning)


def _month(journal: Journal, text: str | None) -> date:
    """Read the month.

    Raises:
        click.BadParameter: It is none, or has not begun.
    """
    today = journal.today()
    if text is None:
        return last_finished(today)
    month = parse_month(text, today)
    if month is None:
        raise click.BadParameter(
            f"{text!r} is no month up to this one: type it as 2026-10, october, last or this",
            param_hint="MONTH",
        )
    return month


class _Shown(NamedTuple):
    """A deck, and what the person should know before it goes out."""

    outline: "Outline"
    is_draft: bool
    warnings: list[str]


class _Written(NamedTuple):
    """A deck as a file."""

    data: bytes
    slides: int
    warnings: list[str]


def _deck(journal: Journal, month: date) -> _Shown:
    """Give the frozen deck of a month, or else the one its records make now."""
    from lean_journal.reports.aliases import aliases_in
    from lean_journal.reports.slides import from_plain

    stored = deck_of(journal, month)
    if stored.outline is not None:
        outline, warnings = from_plain(stored.outline), []
    else:
        from lean_journal.reports.outline import outline_of

        records = records_of(journal, month)
        source = source_of(records)
        outline, warnings = outline_of(source), [gap.sentence for gap in gaps_of(records)]
        if source.is_empty:
            warnings.insert(0, f"nothing was adopted, tried or moved in {month_name(month)}")
    found = aliases_in(outline, aliases_of(journal))
    if found:
        warnings.append(f"it names people by their aliases: {', '.join(found)}")
    return _Shown(outline, stored.frozen is None, warnings)


def _markdown(shown: _Shown) -> _Written:
    from lean_journal.reports.markdown import as_markdown

    data = as_markdown(shown.outline, is_draft=shown.is_draft)
    return _Written(data, len(shown.outline.slides), [])


def _powerpoint(shown: _Shown) -> _Written:
    from lean_journal.reports.powerpoint import as_powerpoint

    written = as_powerpoint(shown.outline, is_draft=shown.is_draft)
    cut = [f"too long for its slide, so cut: {shortened(text, 60)}" for text in written.cut]
    return _Written(written.data, written.slides, cut)
