"""Where the journal is kept: one TinyDB file, behind the one door `Journal`."""

from lean_journal.storage.errors import (
    Busy,
    JournalError,
    NotFound,
    NotSaved,
    ReadOnly,
    Unreadable,
)
from lean_journal.storage.file import Clock
from lean_journal.storage.journal import Journal
from lean_journal.storage.transaction import Transaction

__all__ = [
    "Busy",
    "Clock",
    "Journal",
    "JournalError",
    "NotFound",
    "NotSaved",
    "ReadOnly",
    "Transaction",
    "Unreadable",
]
