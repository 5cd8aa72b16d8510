"""A sample journal of any number of years, the same on every machine for the same seed."""

from lean_journal.demo.build import MOST_YEARS, Demo, build, length

__all__ = ["MOST_YEARS", "Demo", "build", "length"]
