"""What the commands have in common: their options, and how their help shows an example."""

from pathlib import Path

import click

from lean_journal.cli.session import Session
from lean_journal.paths import VARIABLE


def _name_journal(context: click.Context, _parameter: click.Parameter, file: Path | None) -> None:
    session = context.ensure_object(Session)
    if file is not None:
        session.named = file


journal_option = click.option(
    "--journal",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=_name_journal,
    expose_value=False,
    help=f"The journal's file; else the one {VARIABLE} names.",
)
"""Every command has it, so that it may stand before or after the command's name."""

plain_option = click.option(
    "--plain", "is_plain", is_flag=True, help="A sentence a line, as for a screen reader."
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


FORCE = "add --force to write over it"
"""What helps against a file that is there already."""


def examples(*lines: str) -> str:
    r"""Give the end of a command's help: what may be typed, line by line.

    Args:
        *lines: What stands after ``lean-journal``.
    """
    # Click folds every paragraph but one that begins with \b.
    typed = "\n".join(f"  lean-journal {line}".rstrip() for line in lines)
    return f"\b\nExample:\n{typed}"
