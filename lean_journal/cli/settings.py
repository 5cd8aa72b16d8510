"""The command for what a person can set."""

from collections.abc import Callable
from datetime import date

import click

from lean_journal.cli.completion import setting_keys
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, on_terminal, print_table, say, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.settings import SETTINGS, Setting, Settings, setting

GLANCE = 48
"""Characters of a value in the list on a terminal; asked for by its name, all of it is shown."""


@click.command(
    epilog=examples(
        "settings",
        "settings workdays mon-thu",
        "settings keymap 'undo=z, redo=Z'",
        "settings evening_prompts 'What surprised me? | ~ Whom did I thank? | - Off?'",
    )
)
@click.argument("key", required=False, shell_complete=setting_keys)
@click.argument("value", required=False)
@journal_option
@click.pass_obj
def settings(session: Session, key: str | None, value: str | None) -> None:
    """List the settings, show one, or give it a VALUE.

    Put -- before a VALUE that begins with a dash.
    """
    with session.opened() as journal:
        if key is None:
            present = journal.settings
            rows = [(known.key, known.show(present), known.meaning) for known in SETTINGS]
            if on_terminal():
                rows = [(key, shortened(value, GLANCE), meaning) for key, value, meaning in rows]
            print_table(("setting", "value", "meaning"), rows)
            return
        known = setting(key)
        if value is None:
            say(known.show(journal.settings))
            return
        today, typed = journal.today(), _typed(known)
        changed = journal.change_settings(
            lambda present: typed(present, value, today), f"{known.key} {value}"
        )
        confirm(f"saved {known.key} = {known.show(changed)}")


def _typed(known: Setting) -> Callable[[Settings, str, date], Settings]:
    """Give what applies a value of a setting."""
    if known.key != "keymap":
        return known.typed
    # Which commands there are, and which keys are free, is known where they are.
    from lean_journal.tui.keymap import typed_keymap

    return typed_keymap
