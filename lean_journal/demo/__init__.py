"""A sample journal of any number of years, the same on every machine for the same seed."""

from lean_journal.demo.build import Demo, Progress, build, length

__all__ = ["Demo", "Progress", "build", "length"]
