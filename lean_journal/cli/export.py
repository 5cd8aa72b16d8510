"""The command that gives everything in the journal to other programs."""

from pathlib import Path

import click

from lean_journal.cli.options import FORCE, examples, journal_option
from lean_journal.cli.output import say
from lean_journal.cli.session import Session
from lean_journal.reports.export import as_csv, as_json, as_markdown
from lean_journal.storage import Journal
from lean_journal.storage.outside import require_free, write_file


@click.command(
    epilog=examples("export > journal.json", "export --format csv -o tables", "export --format md")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "md"]),
    default="json",
    help="json: every table; csv: a file for each, in a folder; md: all by day, to read.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file to write, or the folder for csv; else it is printed.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@journal_option
@click.pass_context
def export(context: click.Context, form: str, output: Path | None, force: bool) -> None:
    """Give out the whole journal as JSON, CSV or Markdown.

    Files can be read by you only, and are not written over without --force.
    """
    session: Session = context.obj
    if form == "csv" and output is None:
        raise click.UsageError("csv makes a file for each table: add -o FOLDER", context)
    with session.opened() as journal:
        if output is None:
            click.echo(_single_file(journal, form), nl=False)
            return
        if form == "csv":
            files = {output / name: data for name, data in as_csv(journal.documents()).items()}
        else:
            files = {output: _single_file(journal, form)}
        _write(files, journal.path, force=force)
        if form == "csv":
            say(f"saved {len(files)} files in {output}")
        else:
            say(f"saved {output}")


def _single_file(journal: Journal, form: str) -> bytes:
    return as_json(journal.documents()) if form == "json" else as_markdown(journal.all_records())


def _write(files: dict[Path, bytes], journal: Path, *, force: bool) -> None:
    """Write files nobody else can read.

    Raises:
        Refused: One is there already, is the journal itself, or is no ordinary file.
        NotSaved: The disk refused; those before it are written.
    """
    for path in files:
        require_free(path, journal, force=force, way_out=FORCE)
    for path, data in files.items():
        write_file(path, data)
