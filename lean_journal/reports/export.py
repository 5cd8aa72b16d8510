"""Everything in a journal as JSON, CSV or Markdown."""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import Behavior, Mark, in_order
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Reflection, ReflectionKind
from lean_journal.domain.text import visible
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.reports.escaping import escaped
from lean_journal.reports.improving import improvement_lines, struggle_lines, struggle_names

Document = Mapping[str, Any]
"""A record as plain JSON values by name, with its id."""

_ACTS_ON_TERMINALS = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What JSON may hold unescaped: DEL, C1, ends of lines, bidirectional controls, lone surrogates."""

_SIGNS = "=+\\-@＝＋－＠"
_FORMULA = re.compile(rf"\A(?=[{_SIGNS}\t\r\n])|(?<=[;\t\r\n])(?=\"*[{_SIGNS}])")
"""Where a cell begins that a spreadsheet would calculate.

One that parts cells by semicolons or tabs, as much of Europe does, looks past our commas and
quotation marks: there, a cell may begin inside a text.
"""

_FORMULA_IN_JSON = re.compile(rf"(?<=;)[{_SIGNS}]")

_KINDS = tuple(ReflectionKind)

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
"""How HTML begins in Markdown."""


def as_json(value: Any) -> bytes:
    """Write records, and what is made of them, as indented JSON with ISO dates.

    Args:
        value: Plain JSON values, records, dates and instants, in lists and mappings.

    Returns:
        UTF-8 with a line feed at the end; what would act on a terminal is escaped.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    safe = _ACTS_ON_TERMINALS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return f"{safe}\n".encode()


def as_csv(tables: Mapping[str, Sequence[Document]]) -> dict[str, bytes]:
    """Write each table as a CSV file with a line of headings.

    What a spreadsheet would take for a formula gets a ' before it, also inside a text; in the
    JSON of a list it is escaped, and stays what it is.

    Args:
        tables: Documents by the name of their table.

    Returns:
        The files by name, in UTF-8.
    """
    return {f"{name}.csv": _csv(documents) for name, documents in tables.items()}


def as_markdown(records: Iterable[Record]) -> bytes:
    """Write the journal to read: what goes on for long, then day by day what was done.

    First come the behaviors, the struggles, and the improvements with their cycles. Under a
    day stand absences that begin, reflections, marks, then walks with what was seen and
    promised.

    Args:
        records: All records of the journal.

    Returns:
        UTF-8. What people wrote is shown as they wrote it, whatever it means in Markdown; but
        a reflection may be Markdown itself, and is quoted as such, without any HTML.
    """
    known = list(records)
    areas = {record.id: record.name for record in known if isinstance(record, Area)}
    struggles = struggle_names(known)
    lines_of = _lines_by_walk(known)
    days: defaultdict[date, list[str]] = defaultdict(list)
    for absence in (record for record in known if isinstance(record, Absence)):
        days[absence.first] += ["", f"### {_absent(absence)}"]
    reflections = [record for record in known if isinstance(record, Reflection)]
    for written in sorted(reflections, key=lambda one: _KINDS.index(one.kind)):
        days[written.day] += ["", f"### {_reflected(written)}", *_answers(written)]
    behaviors = in_order(record for record in known if isinstance(record, Behavior))
    for day, marks in _marks_by_day(known, behaviors).items():
        days[day] += ["", "### Behaviors", "", *marks]
    walks = [record for record in known if isinstance(record, Walk)]
    for walk in sorted(walks, key=lambda walk: walk.start or walk.created):
        title = _title(walk, areas.get(walk.area) if walk.area is not None else None)
        about = _about(walk, struggles)
        days[walk.day] += ["", f"### {title}", "", *about, *lines_of.pop(walk.id, [])]
    page = ["# Journal", *_behaviors(behaviors)]
    page += [*struggle_lines(known), *improvement_lines(known)]
    for day in sorted(days):
        page += ["", f"## {day.isoformat()} {day:%A}", *days[day]]
    if loose := [line for lines in lines_of.values() for line in lines]:
        page += ["", "## Without a walk", "", *loose]
    return "\n".join([*page, ""]).encode()


def _lines_by_walk(known: Iterable[Record]) -> dict[int | None, list[str]]:
    """Give what was seen and promised by the id of its walk, or what else it belongs to."""
    lines_of: defaultdict[int | None, list[str]] = defaultdict(list)
    # Commitments first: those of an observation stand below it, in the lines of its walk.
    for record in known:
        if isinstance(record, Commitment):
            lines_of[record.source].append(_commitment(record))
    for record in known:
        if isinstance(record, Observation):
            promised = [f"  {line}" for line in lines_of.pop(record.id, [])]
            lines_of[record.walk] += [_observation(record), *promised]
    return lines_of


def _behaviors(behaviors: Sequence[Behavior]) -> Iterator[str]:
    """Say what is practised and was, since when, and how often."""
    if behaviors:
        yield from ("", "## Behaviors")
    for one in behaviors:
        yield from ("", f"### {escaped(one.name)}", "")
        if one.definition:
            yield f"- Seen when: {escaped(one.definition)}"
        if one.cue:
            yield f"- Cue: {escaped(one.cue)}"
        first, *later = one.cadences
        # From when one counts is another day: the first whole period after it.
        decided = (f"{each.cadence} (decided {each.decided.isoformat()})" for each in later)
        yield f"- Cadence: {', then '.join([str(first.cadence), *decided])}"
        ranges = (
            f"{each.first.isoformat()} to {each.last.isoformat()}"
            if each.last is not None
            else f"since {each.first.isoformat()}"
            for each in one.active
        )
        yield f"- Practised: {', then '.join(ranges)}"


def _marks_by_day(known: Iterable[Record], behaviors: Sequence[Behavior]) -> dict[date, list[str]]:
    """Give what was said of the behaviors by day, in their order."""
    names = {one.id: escaped(one.name) for one in behaviors}
    places = {id_: place for place, id_ in enumerate(names)}
    marks = [record for record in known if isinstance(record, Mark)]
    lines_on: defaultdict[date, list[str]] = defaultdict(list)
    for mark in sorted(marks, key=lambda one: places.get(one.behavior, len(places))):
        evidence = f": {escaped(mark.evidence)}" if mark.evidence else ""
        name = names.get(mark.behavior, "an unknown behavior")
        lines_on[mark.day].append(f"- **{mark.state.value}** {name}{evidence}")
    return lines_on


def _absent(absence: Absence) -> str:
    lasts = absence.last != absence.first
    until = f"Absent until {absence.last.isoformat()}" if lasts else "Absent"
    return " · ".join(filter(None, [until, escaped(absence.reason)]))


def _reflected(written: Reflection) -> str:
    """Name a reflection under its day; a week or month stands under the first of its days."""
    if written.kind is ReflectionKind.WEEK:
        return f"Week of {written.day.isoformat()}"
    if written.kind is ReflectionKind.MONTH:
        return f"Month of {written.day.isoformat()[:7]}"
    return written.kind.value.capitalize()


def _answers(written: Reflection) -> Iterator[str]:
    for answer in written.answers:
        if answer.prompt:
            yield from ("", f"#### {escaped(answer.prompt)}")
        yield ""
        for line in answer.text.split("\n"):
            # A tab acts on nothing, and makes lists and code in Markdown.
            shown = _TAG.sub(r"\<", "\t".join(map(visible, line.split("\t"))))
            yield f"> {shown}" if shown.strip() else ">"


def _title(walk: Walk, area: str | None) -> str:
    kind = "notes" if walk.is_notes else "walk"
    start = f"{walk.start:%H:%M}" if walk.start is not None else ""
    return " · ".join(filter(None, [start, escaped(area or kind), escaped(walk.theme)]))


def _about(walk: Walk, struggles: Mapping[int, str]) -> Iterator[str]:
    """Say what is known of a walk besides what was seen on it."""
    if walk.state is WalkState.PLANNED:
        yield "- Planned"
    if walk.struggle is not None and walk.struggle in struggles:
        yield f"- To see: {escaped(struggles[walk.struggle])}"
    if walk.purpose:
        yield f"- Purpose: {escaped(walk.purpose)}"
    if walk.loop_closed is not None:
        told = f": {escaped(walk.told)}" if walk.told else ""
        yield f"- Loop closed on {walk.loop_closed.isoformat()}{told}"


def _observation(seen: Observation) -> str:
    kind = (seen.waste or seen.kind).value
    interpretation = f" (perhaps: {escaped(seen.interpretation)})" if seen.interpretation else ""
    link = f" → {escaped(seen.link)}" if seen.link else ""
    starred = " ★ starred" if seen.starred else ""
    return f"- **{kind}** {escaped(seen.fact)}{interpretation}{link}{starred}"


def _commitment(promise: Commitment) -> str:
    to = f" to {escaped(f'@{promise.to}')}" if promise.to else ""
    due = f", due {promise.due.isoformat()}" if promise.due else ""
    return f"- **I will** {escaped(promise.what)}{to}{due} ({promise.state.value})"


def _csv(documents: Sequence[Document]) -> bytes:
    columns = list(dict.fromkeys(["id", *(name for one in documents for name in one)]))
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(map(_cell, columns))
    for document in documents:
        writer.writerow(_cell(document.get(name)) for name in columns)
    return written.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        written = json.dumps(value, ensure_ascii=False)
        return _FORMULA_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    return _FORMULA.sub("'", value)


def _plain(value: Any) -> Any:
    """Give what JSON knows for a record, what stands in it, a date or an instant."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value.isoformat().replace("+00:00", "Z")
