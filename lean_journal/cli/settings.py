"""The command for what a person can set."""

import click

from lean_journal.cli.completion import setting_keys
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, print_table, say
from lean_journal.cli.session import Session
from lean_journal.domain.settings import SETTINGS, setting


@click.command(epilog=examples("settings", "settings workdays mon-thu"))
@click.argument("key", required=False, shell_complete=setting_keys)
@click.argument("value", required=False)
@journal_option
@click.pass_obj
def settings(session: Session, key: str | None, value: str | None) -> None:
    """List the settings, show one, or give it a VALUE."""
    with session.opened() as journal:
        if key is None:
            present = journal.settings
            rows = [(known.key, known.show(present), known.meaning) for known in SETTINGS]
            print_table(("setting", "value", "meaning"), rows)
            return
        known = setting(key)
        if value is None:
            say(known.show(journal.settings))
            return
        today = journal.today()
        changed = journal.change_settings(
            lambda present: known.typed(present, value, today), f"{known.key} {value}"
        )
        confirm(f"saved {known.key} = {known.show(changed)}")
