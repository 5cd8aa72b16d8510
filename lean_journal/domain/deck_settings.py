"""What a person sets about decks: what they are called, and on which day one is to be sent."""

from typing import Any

from lean_journal.domain.record import Refused
from lean_journal.domain.text import storable

DECK_TITLE = "Improvements"
"""What a deck is called unless the person calls it otherwise."""

LONGEST_DECK_TITLE = 60
"""Characters: it stands in one line beside the month."""

REPORTING_DAY = 5
"""The day of the month on which the deck of the month before is to be sent."""

DAYS_OF_A_MONTH = 31

_OFF, _DEFAULT = "off", "default"


def checked_title(text: str) -> str:
    """Check what decks shall be called.

    Args:
        text: As it was typed; nothing, or ``default``, stands for the title of day one.

    Returns:
        The title to store, trimmed.

    Raises:
        Refused: It is too long, or more than a line.
    """
    title = storable(text).strip()
    if title in ("", _DEFAULT):
        return DECK_TITLE
    if len(title) > LONGEST_DECK_TITLE or title.splitlines() != [title]:
        raise Refused(f"a deck's title is one line of at most {LONGEST_DECK_TITLE} characters")
    return title


def loaded_title(value: Any) -> str:
    """Take up a stored title.

    Raises:
        ValueError: It is none.
        Refused: It could not have been typed.
    """
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return checked_title(value)


def parse_reporting_day(text: str) -> int | None:
    """Read the reporting day as it is typed.

    Returns:
        The day of the month, 1 to 31; None for ``off``.

    Raises:
        Refused: It is no such day.
    """
    word = text.strip().casefold()
    if word == _OFF:
        return None
    number = int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else 0
    if not 1 <= number <= DAYS_OF_A_MONTH:
        raise Refused(
            f"{text!r} is no day of a month: type one from 1 to {DAYS_OF_A_MONTH}, or off"
        )
    return number


def format_reporting_day(day: int | None) -> str:
    """Print a reporting day in the form `parse_reporting_day` reads."""
    return _OFF if day is None else str(day)


def stored_reporting_day(day: int | None) -> int | str:
    """Give a reporting day as the file holds it: a number, or a word."""
    return _OFF if day is None else day


def loaded_reporting_day(value: Any) -> int | None:
    """Take up a stored reporting day.

    Raises:
        ValueError: It is neither a day of a month nor ``off``.
    """
    if value == _OFF:
        return None
    # True is a number too, and no day.
    if type(value) is not int or not 1 <= value <= DAYS_OF_A_MONTH:
        raise ValueError(value)
    return value
