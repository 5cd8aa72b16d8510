"""The form of an improvement; it grows with what the improvement has become."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lean_journal.domain.area import Area, matching_area
from lean_journal.domain.improvement import Basis, Horizon, Improvement, ImprovementState, checked
from lean_journal.domain.measure import format_number, parse_number
from lean_journal.domain.naming import numbered
from lean_journal.domain.struggle import Struggle
from lean_journal.tui.dialogs.choices import chosen, is_yes, struggles_to_name
from lean_journal.tui.dialogs.form import Entry, FormDialog
from lean_journal.tui.layout import shown_text

BETWEEN = " | "
"""Stands between obstacles that are typed in one line."""

_NEW = ("title", "problem")
_IDEA = (*_NEW, "struggle", "area", "horizon", "target")
_TRYING = (*_IDEA, "obstacles", "measure", "unit", "before")
_DONE = (
    *_TRYING,
    *("after", "period", "sample", "basis", "standard", "share_with"),
    *("wording", "credit", "consented"),
)

FIELDS: Mapping[ImprovementState, tuple[str, ...]] = {
    ImprovementState.IDEA: _IDEA,
    ImprovementState.TRYING: _TRYING,
    ImprovementState.ADOPTED: _DONE,
    ImprovementState.ABANDONED: _DONE,
}
"""The fields of the form by state; a new one has but a title and a problem (DESIGN §1)."""

WORDS = ("wording",)
EFFECT = (
    *("wording", "measure", "unit", "before", "after", "basis", "period", "sample"),
    *("share_with", "credit", "consented"),
)
"""What the deck tells of an improvement: of an adopted one, its effect too."""

_LABELS: Mapping[str, tuple[str, str]] = {
    "title": ("Title", "what shall work better"),
    "problem": ("Problem", "what is wrong today, as a fact"),
    "struggle": ("For", "s3, or how a struggle begins"),
    "area": ("Area", "where it is made"),
    "horizon": ("Horizon", "quick, or long with a target"),
    "target": ("Target", "how it shall work then"),
    "obstacles": ("Obstacles", f"what is in the way{BETWEEN}what else"),
    "measure": ("Measure", "carts waiting at press 2"),
    "unit": ("Unit", "carts, min, %"),
    "before": ("Before", "a number"),
    "after": ("After", "a number"),
    "period": ("Period", "two weeks each"),
    "sample": ("Sample", "40 changeovers"),
    "basis": ("Basis", "of the numbers: measured or estimated"),
    "standard": ("Standard", "which one was changed, and where it hangs"),
    "share_with": ("Share with", "who else could use it"),
    "wording": ("Deck line", "what the boss may read"),
    "credit": ("Credit", "the team; a name only with consent"),
    "consented": ("Consent", "yes: those named agreed to be named"),
}


class ImprovementDialog(FormDialog[Improvement]):
    """Add an improvement, or change one."""

    def __init__(
        self,
        improvement: Improvement | None,
        areas: Sequence[Area],
        struggles: Sequence[Struggle],
        *,
        helps: Struggle | None = None,
        for_deck: bool = False,
    ) -> None:
        """Take the improvement to change, and what it may name.

        Args:
            improvement: The improvement; None for a new one.
            areas: The known areas.
            struggles: The known struggles.
            helps: The struggle a new one helps with.
            for_deck: Whether it is only about what the deck tells of it.
        """
        self._base = improvement or Improvement(
            title="", problem="", struggle=helps.id if helps else None
        )
        self._areas, self._struggles = areas, struggles
        names = FIELDS[improvement.state] if improvement else _NEW
        title = f"Change {improvement.handle}" if improvement else "An improvement"
        draft = f"improvement {_rest(improvement, helps)}"
        if improvement and for_deck:
            names = EFFECT if improvement.state is ImprovementState.ADOPTED else WORDS
            title = f"{improvement.handle} for the deck · {shown_text(improvement.title)}"
            draft = f"words {improvement.id}"
        super().__init__(
            f"{title} for {helps.handle}" if helps else title,
            [self._entry(name) for name in names],
            draft=draft,
        )

    def _entry(self, name: str) -> Entry:
        label, hint = _LABELS[name]
        choices: Mapping[str, Sequence[str]] = {
            "struggle": struggles_to_name(self._struggles),
            "area": [area.name for area in self._areas],
            "horizon": [*Horizon],
            "basis": [*Basis],
        }
        return Entry(name, label, self._shown(name), hint, choices.get(name, ()))

    def _shown(self, name: str) -> str:
        value = getattr(self._base, name)
        known = {one.id: one.handle for one in self._struggles}
        areas = {one.id: one.name for one in self._areas}
        shown: Mapping[str, Callable[[], str]] = {
            "struggle": lambda: known.get(value, ""),
            "area": lambda: areas.get(value, ""),
            "obstacles": lambda: BETWEEN.join(value),
            "before": lambda: format_number(value),
            "after": lambda: format_number(value),
            "consented": lambda: "yes" if value else "",
        }
        return shown.get(name, lambda: str(value or ""))()

    def value(self, texts: dict[str, str]) -> Improvement:
        """Make the improvement of the texts."""
        values = {
            name: self._read(name, text)
            for name, text in texts.items()
            # What it names may be gone; untouched, it stays as it is.
            if text != self._shown(name)
        }
        return checked(replace(self._base, **values))

    def _read(self, name: str, text: str) -> Any:
        read: Mapping[str, Callable[[], Any]] = {
            "struggle": lambda: self._struggle(text),
            "area": lambda: matching_area(self._areas, text).id if text else None,
            "horizon": lambda: chosen(text or Horizon.QUICK, Horizon, "the horizon"),
            "obstacles": lambda: tuple(
                part.strip() for part in text.split(BETWEEN.strip()) if part.strip()
            ),
            "before": lambda: parse_number(text),
            "after": lambda: parse_number(text),
            "basis": lambda: chosen(text, Basis, "the basis") if text else None,
            "consented": lambda: is_yes(text),
        }
        return read.get(name, lambda: text)()

    def _struggle(self, text: str) -> int | None:
        if not text:
            return None
        nouns, how_to_add = "struggles", "lean-journal struggles add"
        return numbered(self._struggles, text, nouns=nouns, how_to_add=how_to_add).id


def _rest(improvement: Improvement | None, helps: Struggle | None) -> str:
    """Give what tells the form from that of another improvement."""
    if improvement is not None:
        return str(improvement.id)
    return f"for {helps.id}" if helps is not None else "new"
