"""Sentences put together by chance: a template, and fragments for the blanks in it."""

from collections.abc import Mapping, Sequence
from random import Random

FRAGMENTS: Mapping[str, tuple[str, ...]] = {
    "part": (
        *("brackets", "housings", "hinges", "covers", "frames", "gear shafts", "sleeves"),
        *("rails", "handles", "valve blocks", "cable sets", "door panels", "end caps"),
    ),
    "n": ("2", "3", "4", "5", "6", "7", "8", "9"),
    "many": ("12", "18", "20", "24", "30", "36", "40", "48", "60", "80"),
    "minutes": ("5", "8", "10", "12", "15", "18", "20", "25", "30", "35", "40", "45"),
    "meters": ("15", "20", "25", "30", "40", "60", "80"),
    "time": (
        *("6:20", "6:50", "7:20", "7:40", "8:15", "8:45", "9:05", "9:50", "10:30", "11:10"),
        *("13:20", "14:05", "14:40", "15:15"),
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "shift": ("the early shift", "the late shift", "the night shift"),
    "who": (
        *("the operator", "the setter", "the team leader", "a new colleague", "the packer"),
        *("the inspector", "a temp", "the shift leader", "an apprentice"),
    ),
    "peer": ("Kim", "Ayse", "Jonas", "Rui", "Marta", "Lee", "Tove", "Emil"),
    # Somebody who may be named, and is nobody's alias.
    "named": ("Hana", "Tomasz", "Ines", "Yusuf", "Greta", "Bao", "Sofia", "Anton"),
    "function": (
        *("maintenance", "quality", "planning", "logistics", "purchasing", "the tool room"),
        *("the training center", "the plant next door"),
    ),
    "tool": (
        *("the torque key", "the feeler gauge", "the hoist remote", "the deburring tool"),
        *("the label gun", "the plug gauge", "the long 8 mm bit", "the hand scanner"),
    ),
    "since": (
        *("", "", "", "", ", since {weekday}", ", for the second week", ", as on the last walk"),
        *(", and nobody is surprised", ", more often at night", ", at every changeover"),
    ),
    "meeting": (
        *("the budget round", "the ramp-up meeting", "the quality call", "the shift plan talk"),
        *("the audit closing", "the Monday review"),
    ),
    "trouble": (
        *("the hold at {place}", "the backlog at {place}", "the missing {part}"),
        *("the complaint about the {part}", "the sick leave on {shift}"),
        *("the changeover at {place}", "the late trucks"),
    ),
    "place": ("the line",),
}
"""By the name of a blank what may stand in it; a fragment may have blanks of its own."""


def capitalized(text: str) -> str:
    """Give a text with a capital at the beginning, and the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


class Writer:
    """Writes what chance draws: the same for the same chance."""

    def __init__(self, chance: Random) -> None:
        """Take the chance everything is drawn by."""
        self._chance = chance

    def note(self, templates: Sequence[str], **given: str) -> str:
        """Fill in one of several templates.

        Args:
            templates: What may be said, with blanks as ``{part}``.
            **given: What stands in some of the blanks; the rest is drawn.
        """
        return self._chance.choice(templates).format_map(_Blanks(self._chance, given)).strip()

    def sentence(self, templates: Sequence[str], **given: str) -> str:
        """Do as `note`, with a capital at the beginning and a full stop at the end."""
        text = self.note(templates, **given)
        return f"{capitalized(text)}{'' if text.endswith(('.', '?', '”')) else '.'}"


class _Blanks(dict[str, str]):
    def __init__(self, chance: Random, given: Mapping[str, str]) -> None:
        super().__init__(given)
        self._chance = chance

    def __missing__(self, name: str) -> str:
        return self._chance.choice(FRAGMENTS[name]).format_map(self)
