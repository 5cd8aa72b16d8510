"""Start the command line: ``lean-journal``, ``lj`` or ``python -m lean_journal``."""

import gc


def main() -> None:
    """Run the command line and leave with its exit status."""
    # Nothing of a start is garbage, and most commands end before anything is; the app turns
    # collection on after its first frame.
    gc.disable()
    from lean_journal.cli import main as run

    run()


if __name__ == "__main__":
    main()
