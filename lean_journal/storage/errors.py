"""What can go wrong between the program and the disk; each message is one sentence."""


class JournalError(Exception):
    """The journal could not do what was asked; nothing was changed."""


class Unreadable(JournalError):
    """The file cannot be read as a journal; it was left as it is."""


class ReadOnly(JournalError):
    """The journal may be read but not written."""


class Busy(JournalError):
    """Another process is writing and did not finish in time."""


class NotSaved(JournalError):
    """The disk refused the change; the file is as it was."""


class NotFound(JournalError):
    """No such record, or it has been removed."""
