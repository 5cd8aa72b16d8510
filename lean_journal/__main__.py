"""Start the command line: ``lean-journal``, ``lj`` or ``python -m lean_journal``."""

import gc
import os
import sys


def main() -> None:
    """Open the app, or run the command that is named, and leave with its exit status."""
    # Nothing of a start is garbage, and most commands end before anything is; the app turns
    # collection on after its first frame.
    gc.disable()
    if sys.argv[1:] or any(name.endswith("_COMPLETE") for name in os.environ):
        # The variable is how a shell asks Click for what it may complete.
        from lean_journal.cli.main import main as run
    else:
        # What is waited for every morning loads nothing that reads arguments.
        from lean_journal.cli.app import main as run
    run()


if __name__ == "__main__":
    main()
