"""The last gate before the terminal: no text of anybody acts on it."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from lean_journal.domain.text import visible


class ControlFilter(LineFilter):
    """Removes what would act on the terminal from every drawn line.

    Texts are drawn through `visible`, which shows such characters; what slips by, as in an
    input line, is removed here. Textual itself passes escapes and C1 controls on.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments without C0, C1, DEL and bidirectional controls."""
        del background
        return [
            segment
            if segment.control or visible(segment.text) is segment.text
            else Segment(_without_controls(segment.text), segment.style)
            for segment in segments
        ]


def _without_controls(text: str) -> str:
    return "".join(character for character in text if visible(character) == character)


CONTROLS: Sequence[LineFilter] = (ControlFilter(),)
