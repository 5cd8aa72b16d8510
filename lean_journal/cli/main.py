"""The group of all commands, and the end of the process with their exit status."""

import click

from lean_journal import __version__
from lean_journal.cli.group import Commands
from lean_journal.cli.leaving import leave, never_fail_on_characters
from lean_journal.cli.options import examples, journal_option


@click.group(
    name="lean-journal",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "",
        "observe 'w: 3 carts queue 40 min at press 2 >> check call light @kim !fri'",
        "undo",
    ),
)
@journal_option
@click.version_option(__version__, message="lean-journal %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """A private journal for lean leaders; without a command, the app opens.

    Everything is kept in one file on this machine: the one named by --journal, else by
    LEAN_JOURNAL_FILE, else journal.json in your folder for data.
    """
    if context.invoked_subcommand is None:
        from lean_journal.cli.app import open_app

        context.exit(open_app(context.obj))


def main() -> None:
    """Run the command line and leave with its exit status."""
    never_fail_on_characters()
    try:
        commands()
    except SystemExit as end:
        leave(end.code)
