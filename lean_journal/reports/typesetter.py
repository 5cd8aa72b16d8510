"""Setting texts so that they fit their boxes, and remembering those that had to be cut."""

from collections.abc import Sequence
from typing import NamedTuple

from lean_journal.reports.fitting import fitted
from lean_journal.reports.pages import Paragraph, Tone, shown


class Fit(NamedTuple):
    """How a text may be set."""

    sizes: tuple[float, ...]
    """The sizes it may have, in points, the largest first."""

    most: float
    """The height it may take, in points."""

    bold: bool = False
    tone: Tone = Tone.TEXT


class Typesetter:
    """Sets texts."""

    def __init__(self) -> None:
        """Begin with nothing cut."""
        self.too_long: list[str] = []
        """The texts that had to be cut, each once."""

    def fit(self, text: str, width: float, fit: Fit) -> tuple[Paragraph, float]:
        """Set a text in the largest size in which it fits, or cut it in the smallest.

        Returns:
            The paragraph, and the height it takes.
        """
        found = fitted(shown(text), width, fit.sizes, fit.most, bold=fit.bold)
        if not found.is_whole:
            self.was_cut(text)
        return Paragraph(found.text, found.type, fit.tone), found.height

    def common(self, texts: Sequence[str], width: float, fit: Fit) -> Fit:
        """Give the one size in which all of some texts fit, for those side by side."""
        found = [fitted(shown(one), width, fit.sizes, fit.most, bold=fit.bold) for one in texts]
        return fit._replace(sizes=(min(one.type.size for one in found),))

    def was_cut(self, text: str) -> None:
        """Remember a text that had to be cut."""
        if text not in self.too_long:
            self.too_long.append(text)
