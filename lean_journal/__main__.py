"""Run the journal with ``python -m lean_journal``."""

from lean_journal.cli import main

if __name__ == "__main__":
    main()
