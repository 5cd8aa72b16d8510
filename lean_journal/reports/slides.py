"""The slides of a deck as data, and as the plain values a frozen deck is kept in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from lean_journal.domain.deck_settings import DECK_TITLE
from lean_journal.domain.measure import format_number
from lean_journal.domain.months import month_name
from lean_journal.domain.record import UNSAVED, Refused


class Part(StrEnum):
    """What a slide is for."""

    HEADLINE = "headline"
    PRIORITY = "priority"
    EFFECTS = "effects"
    LEARNED = "learned"
    NEXT = "next"
    WANTED = "wanted"
    ALSO_ADOPTED = "also adopted"
    ALSO_LEARNED = "also learned"
    BY_MONTH = "by month"


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A paragraph."""

    text: str
    label: str = ""
    """What it is, in a word or a few above it."""

    note: str = ""
    """What belongs to it in small print."""

    record: int = UNSAVED
    """The id of the record whose words it shows; 0 if they are nobody's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One effect: what it is, and its number before and after."""

    text: str
    measure: str = ""
    unit: str = ""
    before: float | None = None
    """None, as is `after`, if it was observed and not measured."""

    after: float | None = None
    basis: str = "observed"
    note: str = ""
    """Over what time, of how many, where, and whose work it was."""

    record: int = UNSAVED
    """The id of the improvement."""

    @property
    def change(self) -> str:
        """The number before and after: ``40 → 12``; empty if there is none."""
        if self.before is None or self.after is None:
            return ""
        return f"{format_number(self.before)} → {format_number(self.after)}"

    @property
    def number(self) -> str:
        """The same with its unit: ``40 → 12 min``."""
        return f"{self.change} {self.unit}".strip() if self.change else ""


T = TypeVar("T", Item, Figure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slide:
    """One slide; what it has none of is empty."""

    part: Part
    title: str
    """A sentence."""

    record: int = UNSAVED
    """The id of the record whose words the title shows; 0 if they are nobody's."""

    items: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()
    """At most three."""

    stages: tuple[str, ...] = ()
    """The stages something goes through."""

    reached: int = 0
    """The index of the stage it has come to."""

    months: tuple[str, ...] = ()
    """The names of the months of a run chart."""

    counts: tuple[int, ...] = ()
    """As many numbers."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A deck."""

    month: date
    """The first day of the month it is about."""

    slides: tuple[Slide, ...]

    title: str = DECK_TITLE
    """What it is called, in small print on each slide."""

    @property
    def kicker(self) -> str:
        """The line above a title: what deck it is."""
        return f"{self.title} · {month_name(self.month)}"

    def texts(self) -> Iterator[str]:
        """Give every text a reader would see, slide by slide."""
        yield self.title
        for slide in self.slides:
            yield slide.title
            for item in slide.items:
                yield from (item.label, item.text, item.note)
            for figure in slide.figures:
                yield from (figure.text, figure.measure, figure.unit, figure.note)


def as_plain(outline: Outline) -> dict[str, Any]:
    """Turn an outline into what JSON can hold."""
    return {
        "month": outline.month.isoformat(),
        "title": outline.title,
        "slides": [_plain(one) for one in outline.slides],
    }


def from_plain(values: Mapping[str, Any]) -> Outline:
    """Bring an outline back from what `as_plain` made of it; what it does not know is left out.

    Raises:
        Refused: It is no outline any more.
    """
    try:
        slides = tuple(_slide(one) for one in values["slides"])
        title = values.get("title", DECK_TITLE)
        if not isinstance(title, str):
            raise TypeError(title)
        return Outline(date.fromisoformat(values["month"]), slides, title)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("the frozen deck cannot be read: see `lean-journal backups`") from None


def _plain(value: Any) -> Any:
    """Leave out what is as it is by default."""
    if isinstance(value, (Slide, Item, Figure)):
        return {
            field.name: _plain(one)
            for field in fields(value)
            if (one := getattr(value, field.name)) != field.default
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Part) else value


def _slide(values: Mapping[str, Any]) -> Slide:
    slide = Slide(
        part=Part(values["part"]),
        title=values["title"],
        record=values.get("record", UNSAVED),
        items=tuple(_made(Item, one) for one in values.get("items", ())),
        figures=tuple(_made(Figure, one) for one in values.get("figures", ())),
        stages=tuple(values.get("stages", ())),
        reached=values.get("reached", 0),
        months=tuple(values.get("months", ())),
        counts=tuple(values.get("counts", ())),
    )
    texts, numbers = (
        (slide.title, *slide.stages, *slide.months),
        (slide.record, slide.reached, *slide.counts),
    )
    if not (_are(str, texts) and _are(int, numbers) and len(slide.months) == len(slide.counts)):
        raise TypeError(values)
    return slide


def _made(kind: type[T], values: Mapping[str, Any]) -> T:
    known = {field.name: field.type for field in fields(kind)}
    given = {name: value for name, value in values.items() if name in known}
    for name, value in given.items():
        if known[name] == float | None and isinstance(value, int):
            # Whoever wrote the JSON made 40 of 40.0.
            given[name] = float(value)
        elif not _are(known[name], [value]):
            raise TypeError(values)
    return kind(**given)


def _are(kind: Any, values: Iterable[object]) -> bool:
    return all(isinstance(one, kind) for one in values)
