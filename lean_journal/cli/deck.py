"""The command that writes the deck of a month."""

from collections.abc import Iterator
from pathlib import Path

import click

from lean_journal.cli.completion import month_names
from lean_journal.cli.dates import begun_month
from lean_journal.cli.options import FORCE, examples, journal_option
from lean_journal.cli.output import complain, confirm, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.months import month_name
from lean_journal.reports.deck_file import DeckFile, as_file, wants_markdown
from lean_journal.reports.shown import ShownDeck, shown_deck
from lean_journal.storage.deck import aliases_of, records_of
from lean_journal.storage.outside import require_free, write_file

LONGEST_CUT = 60
"""Characters of a text that was cut, in the line that says so."""


@click.command(epilog=examples("deck", "deck 2026-10 -o october.pptx", "deck october --format md"))
@click.argument("month", required=False, shell_complete=month_names)
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
        first = begun_month(journal, month)
        is_markdown = form == "md" if form else output is not None and wants_markdown(output)
        target = output or (None if is_markdown else Path(f"deck-{first.isoformat()[:7]}.pptx"))
        if target is not None:
            require_free(target, journal.path, force=force, way_out=FORCE)
        records, aliases = records_of(journal, first), aliases_of(journal)
        shown = shown_deck(records, aliases, journal.settings.deck_title)
    written = as_file(shown.outline, is_draft=shown.is_draft, is_markdown=is_markdown)
    if target is None:
        click.echo(written.data, nl=False)
    else:
        write_file(target, written.data)
        draft = ", a draft" if shown.is_draft else ""
        confirm(f"saved {target}: {written.slides} slides{draft}")
    # After what was done, what might be done better.
    for warning in _warnings(shown, written):
        complain(warning)


def _warnings(shown: ShownDeck, written: DeckFile) -> Iterator[str]:
    if shown.is_empty:
        yield f"nothing was adopted, tried or moved in {month_name(shown.deck.month)}"
    yield from (gap.sentence for gap in shown.gaps)
    if shown.aliases:
        yield f"it names people by their aliases: {', '.join(shown.aliases)}"
    for text in written.cut:
        yield f"too long for its slide, so cut: {shortened(text, LONGEST_CUT)}"
