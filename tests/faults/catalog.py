"""Which faults there are, in the order of the table. A new one adds its module here.

A fault is a function of a fresh folder and a number of rounds: the long form gives a large
number, the tests beside it a small one.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from tests.faults.tally import Tally

Fault = Callable[[Path, int], Tally]

FAULTS: Mapping[str, str] = {
    "kills-commands": "kills:kills_of_commands",
    "kills-app": "kills:kills_of_the_app",
    "steps": "steps:interrupted",
    "writers": "writers:many_writers",
    "windows": "windows:two_windows",
    "full-disk": "full:full_disk",
    "growing-file": "full:growing_file",
    "permissions": "refused:permissions",
    "gone": "refused:gone_or_frozen",
    "stopped": "refused:stopped_holder",
    "clocks": "clocks:clocks",
    "modes": "modes:modes",
    "symlinks": "modes:symlinks",
    "outside": "outside:outside",
    "damaged-files": "damaged:damaged_files",
    "damaged-tables": "damaged_tables:damaged_tables",
    "hostile-text": "hostile:hostile_text",
    "hostile-app": "screens:hostile_screens",
    "hostile-commands": "screens:hostile_commands",
    "hostile-keys": "keys:hostile_keys",
    "closed": "closed:closed",
    "actions": "actions_at_random:random_actions",
}


def fault(name: str) -> Fault:
    """Import a fault by its name in `FAULTS`."""
    module, _, function = FAULTS[name].partition(":")
    found: Fault = getattr(import_module(f"tests.faults.{module}"), function)
    return found
