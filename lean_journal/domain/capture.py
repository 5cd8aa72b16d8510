r"""One-line capture: a line typed on the walk, and what it says.

    [code: ]fact [ // interpretation] [ >> commitment [@alias] [!date]] [#link] [ *]
    >> commitment [@alias] [!date]

A line is read in this order; a marker with an empty part stays text:

1. ``\`` before one of ``: / > @ ! # * \`` makes it plain; elsewhere it is itself.
2. A line that starts ``>> `` is only a commitment. It has neither link nor star: there they
   are text.
3. The code, with its colon and space. What follows it is the body.
4. `` *`` at the very end of the body stars it; then its last word links it, if it is a known
   handle.
5. The first `` >> `` splits off the commitment, the first `` // `` before it the
   interpretation.
6. In the commitment the first word ``@alias`` and the first ``!date`` are taken out.

A blank is a space or a tab. Every other character, control characters and no-break spaces
among them, is text and is kept.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Self

from lean_journal.domain.calendar import parse_date
from lean_journal.domain.walk import Kind, Waste

CODES: Mapping[str, tuple[Kind, Waste | None]] = {
    "d": (Kind.WASTE, Waste.DEFECTS),
    "o": (Kind.WASTE, Waste.OVERPRODUCTION),
    "w": (Kind.WASTE, Waste.WAITING),
    "n": (Kind.WASTE, Waste.TALENT),
    "t": (Kind.WASTE, Waste.TRANSPORT),
    "i": (Kind.WASTE, Waste.INVENTORY),
    "m": (Kind.WASTE, Waste.MOTION),
    "e": (Kind.WASTE, Waste.EXTRA_PROCESSING),
    "s": (Kind.SAFETY, None),
    "5": (Kind.FIVE_S, None),
    "+": (Kind.WORKS_WELL, None),
    "q": (Kind.QUOTE, None),
    "?": (Kind.QUESTION, None),
}
"""What the codes before a fact stand for; typed in either case."""

NEW = "#new"
"""The link of a line that becomes an improvement of its own."""

_CODE_OF = {meaning: code for code, meaning in CODES.items()}
_SPECIAL = re.compile(r"[:/>@!#*\\]")
_ESCAPE = re.compile(rf"\\({_SPECIAL.pattern})")


LONGEST_TIDIED = 50_000
"""Characters of a line whose needless escapes are looked for: each look reads the whole line."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The commitment a line makes."""

    what: str
    to: str = ""
    """The alias of the person it is made to, one word without the @."""

    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """What a line says: an observation with what it led to, or only a commitment."""

    kind: Kind = Kind.FACT
    waste: Waste | None = None
    """Which waste; only with kind `WASTE`."""

    fact: str = ""
    """What was seen or heard; empty if the line is only a commitment."""

    interpretation: str = ""
    promise: Promise | None = None
    link: str = ""
    """The handle of the improvement or struggle it belongs to, as the caller spells it."""

    starred: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save: the line was blank."""
        return not (self.fact or self.interpretation or self.promise)


def parse(line: str, today: date, handles: Collection[str] = ()) -> Captured:
    """Read a captured line; any text can be read, and no character but markers is dropped.

    Args:
        line: One line as typed. A line break inside it is a character like any other.
        today: The journal day it is read on: relative dates count from it, and an earlier
            date stays text.
        handles: What a link may name, such as ``#i12``; ``#new`` only where the caller can
            honor it. Case does not matter: the link is spelled as it is here.

    Returns:
        What it says, outer blanks of each part trimmed and inner ones kept.
    """
    whole = _Span.of(line)
    if whole.shape.startswith(">> ") and (only := _promise(whole.cut(2), today)):
        return Captured(promise=only)
    (kind, waste), body = _take_code(whole)
    starred, body = _take_star(body)
    link, body = _take_link(body, handles)
    said, promised = body.split(">>")
    promise = _promise(promised, today)
    fact, interpretation = (said if promise else body).split("//")
    return Captured(
        kind=kind,
        waste=waste,
        fact=fact.text,
        interpretation=interpretation.text,
        promise=promise,
        link=link,
        starred=starred,
    )


def write(captured: Captured, today: date, handles: Collection[str] = ()) -> str:
    r"""Write a line that `parse` reads as this value, given the same day and handles.

    Dates are written as ISO, and ``\`` only where the line would be read differently
    without it; a very long line keeps them all. No value is refused and no text left out,
    but some cannot be said in a line
    and read differently: a due date before `today` (it stays text: to get it back, give
    both the day the line was captured), an alias of several words, a link that is not
    among `handles`, and an interpretation, kind, link or star without a fact.

    Args:
        captured: What the line shall say.
        today: The journal day the line will be read on.
        handles: The handles it will be read with.

    Returns:
        The line.
    """
    line = _compose(captured)
    meant = parse(line, today, handles)
    if len(line) > LONGEST_TIDIED:
        return line
    # All escapes are dropped at once if that changes nothing, else each half of them in turn:
    # from the right, so that of two slashes the first keeps its own, `\//` and not `/\/`.
    untried = [[escape.start() for escape in _ESCAPE.finditer(line)]]
    while untried:
        escapes = untried.pop()
        shorter = _without(escapes, line)
        if parse(shorter, today, handles) == meant:
            line = shorter
        elif len(escapes) > 1:
            half = len(escapes) // 2
            untried += [escapes[:half], escapes[half:]]
    return line


@dataclass(frozen=True, slots=True)
class _Span:
    """A trimmed stretch of a line, kept twice: markers are sought in one, text cut from both."""

    text: str
    """What the person means: without the escapes."""

    shape: str
    """As long as the text; an escaped character is a backslash in it, a tab is a space."""

    @classmethod
    def of(cls, line: str) -> Self:
        shape = _ESCAPE.sub(r"\\", line).replace("\t", " ")
        return cls(_ESCAPE.sub(r"\1", line), shape).cut(0)

    def cut(self, start: int, end: int | None = None) -> Self:
        text, shape = self.text[start:end], self.shape[start:end]
        first, last = len(shape) - len(shape.lstrip(" ")), len(shape.rstrip(" "))
        return type(self)(text[first:last], shape[first:last])

    def split(self, marker: str) -> tuple[Self, Self]:
        """Split at the first such word between two others; else the second part is empty."""
        at = self.shape.find(f" {marker} ")
        if at < 0:
            return self, self.cut(len(self.shape))
        return self.cut(0, at), self.cut(at + len(marker) + 1)


def _take_code(line: _Span) -> tuple[tuple[Kind, Waste | None], _Span]:
    code = line.shape[:1].lower()
    if code in CODES and line.shape[1:3] == ": ":
        return CODES[code], line.cut(2)
    return (Kind.FACT, None), line


def _take_star(body: _Span) -> tuple[bool, _Span]:
    starred = body.shape.endswith(" *")
    return starred, body.cut(0, -1) if starred else body


def _take_link(body: _Span, handles: Collection[str]) -> tuple[str, _Span]:
    rest, _, word = body.shape.rpartition(" ")
    if rest and word.startswith("#"):
        named = body.text[len(rest) + 1 :].lower()
        for handle in handles:
            if handle.lower() == named:
                return handle, body.cut(0, len(rest))
    return "", body


def _promise(promised: _Span, today: date) -> Promise | None:
    """Read what follows ``>>``; None if nothing is left to do without alias and date."""
    what, to, due = "", "", None
    for match in re.finditer(r" *([^ ]+)", promised.shape):
        start, end = match.span(1)
        sigil, name = promised.shape[start], promised.text[start + 1 : end]
        if sigil == "@" and name and not to:
            to = name
        elif sigil == "!" and not due and (day := parse_date(name, today)):
            due = day
        else:
            # A word goes with the blanks before it, so one taken out leaves no double blank.
            what += promised.text[match.start() : end]
    what = what.strip(" \t")
    return Promise(what, to, due) if what else None


def _compose(captured: Captured) -> str:
    """Join the parts that are there, every character escaped that can be."""
    code = _CODE_OF.get((captured.kind, captured.waste))
    parts = [f"{code}:" if code else "", _escape(captured.fact)]
    if captured.interpretation:
        parts += ["//", _escape(captured.interpretation)]
    if promise := captured.promise:
        parts += [">>", _escape(promise.what)]
        parts.append(f"@{_escape(promise.to)}" if promise.to else "")
        parts.append(f"!{promise.due.isoformat()}" if promise.due else "")
    parts += [captured.link, "*" if captured.starred else ""]
    return " ".join(filter(None, parts))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _without(places: list[int], line: str) -> str:
    ends = [*places, len(line)]
    return line[: ends[0]] + "".join(line[a + 1 : b] for a, b in pairwise(ends))
