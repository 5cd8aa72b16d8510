"""The commands that go back, look after the file, and let go of the past."""

import click

from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import complain, confirm, on_terminal, print_table, say
from lean_journal.cli.session import Session
from lean_journal.storage.atomic import real_path
from lean_journal.storage.backups import Backups
from lean_journal.storage.doctor import examine
from lean_journal.storage.drafts import Drafts
from lean_journal.storage.restore import restore as put_back


@click.command(epilog=examples("undo"))
@journal_option
@click.pass_obj
def undo(session: Session) -> None:
    """Take back the newest action of the app or the command line."""
    with session.opened() as journal:
        confirm(f"undone: {journal.undo()}")


@click.command(epilog=examples("redo"))
@journal_option
@click.pass_obj
def redo(session: Session) -> None:
    """Bring back what was undone last."""
    with session.opened() as journal:
        confirm(f"back again: {journal.redo()}")


@click.command(epilog=examples("backups"))
@journal_option
@click.pass_obj
def backups(session: Session) -> None:
    """List the backups, numbered from the newest."""
    _list_backups(session)


@click.command(epilog=examples("restore", "restore 1"))
@click.argument("number", type=int, required=False, metavar="[N]")
@journal_option
@click.pass_obj
def restore(session: Session, number: int | None) -> None:
    """Put backup N in the place of the journal, or list them.

    What stands now is backed up first, so that this can be taken back. It works with a
    journal that cannot be read, or is gone.
    """
    if number is None:
        _list_backups(session)
        return
    done = put_back(session.path, number, clock=session.clock)
    for notice in done.notices:
        complain(notice)
    confirm(
        f"restored backup {number}, of {done.backup.taken:%Y-%m-%d %H:%M} ({done.backup.reason})"
    )
    if done.way_back is not None:
        say(
            f"what stood before is now backup {done.way_back}: "
            f"`lean-journal restore {done.way_back}` brings it back"
        )


@click.command(epilog=examples("doctor"))
@journal_option
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look whether the journal is sound; nothing is changed."""
    session: Session = context.obj
    findings = examine(session.path)
    for finding in findings:
        say(f"{'ok' if finding.is_fine else 'wrong':6}{finding.text}")
    context.exit(0 if all(finding.is_fine for finding in findings) else 1)


@click.command(epilog=examples("forget"))
@click.option("--yes", is_flag=True, help="Do not ask.")
@journal_option
@click.pass_context
def forget(context: click.Context, yes: bool) -> None:
    """Clear undo, backups and left-behind drafts for good.

    What the journal holds now stays. What was removed or changed before cannot come back.
    """
    session: Session = context.obj
    if not yes:
        if not on_terminal():
            raise click.UsageError("this cannot be taken back: add --yes", context)
        if not click.confirm("Forget all undo steps, backups and drafts left behind?"):
            context.exit(1)
    with session.opened() as journal:
        actions, copies = journal.forget()
    drafts = Drafts(session.path).clear()
    confirm(f"forgotten: undo steps {actions}, backups {copies}, drafts {drafts}")


def _list_backups(session: Session) -> None:
    known = Backups(real_path(session.path))
    known.require_readable()
    newest_first = known.newest_first()
    if not newest_first:
        complain("no backups yet: one is made before the first change of each day")
        return
    rows = [
        (str(number), f"{backup.taken:%Y-%m-%d %H:%M}", backup.reason, f"{backup.size:,} bytes")
        for number, backup in enumerate(newest_first, start=1)
    ]
    print_table(("", "taken", "why", "size"), rows)
