"""The command that saves what was seen: lines from arguments, from a pipe, or one by one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import click

from lean_journal.cli.completion import area_names, parts_of_a_line, struggle_names, theme_names
from lean_journal.cli.dates import past_day
from lean_journal.cli.options import examples, journal_option
from lean_journal.cli.output import confirm, on_terminal, piped, shortened
from lean_journal.cli.session import Session
from lean_journal.domain.area import Area, matching_area
from lean_journal.domain.calendar import DAY, journal_day
from lean_journal.domain.capture import NEW, Captured, Promise, parse
from lean_journal.domain.starter import theme_named
from lean_journal.domain.text import storable
from lean_journal.domain.walk import Observation, Walk
from lean_journal.storage import Journal
from lean_journal.storage.capture import Place, Taken, linkable
from lean_journal.storage.capture import observe as take

_AGO = re.compile(r"([0-9]{1,4})m")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")


_SYNTAX = """\b
A line:
  [code: ]fact [ // interpretation] [ >> commitment [@alias] [!date]] [#link] [ *]
Codes, the first eight of them wastes:
  d defects      o overproduction  w waiting  n non-used talent
  t transport    i inventory       m motion   e extra processing
  s safety       5 5S              + works well
  q someone said                   ? open question
Dates:
  !2026-11-27  !today  !tomorrow  !fri  !+3d  !+2w
Links:
  #i12 an improvement  #s3 a struggle  #new an improvement that begins with the line

"""


@click.command(
    epilog=_SYNTAX
    + examples(
        "observe 'w: 3 carts queue 40 min at press 2 // no signal? >> check call light @kim !fri'",
        "observe --area press --theme safety --at 20m",
        "observe --struggle s3 'the setter looks for the gauge, 12 min #new'",
        "observe --on yesterday - < notes.txt",
    ),
)
@click.argument("line", nargs=-1, metavar="[LINE…|-]", shell_complete=parts_of_a_line)
@click.option("--new", is_flag=True, help="Begin a new walk, even if one is going on.")
@click.option(
    "--area", "part", metavar="A", shell_complete=area_names, help="A unique part of its name."
)
@click.option("--theme", metavar="T", shell_complete=theme_names, help="What the walk is about.")
@click.option(
    "--struggle", metavar="S", shell_complete=struggle_names, help="The one I go to see, as s3."
)
@click.option("--on", "on", metavar="DATE", help="Another day: ISO, yesterday, mon, -3d.")
@click.option("--at", "at", metavar="14:20|20m", help="When the walk began, or how long ago.")
@journal_option
@click.pass_obj
def observe(
    session: Session,
    line: tuple[str, ...],
    new: bool,
    part: str | None,
    theme: str | None,
    struggle: str | None,
    on: str | None,
    at: str | None,
) -> None:
    """Save a LINE, or many, of what was seen on a walk.

    Several words make one line. Without a LINE, a terminal is asked for line after line,
    each saved with Enter, until an empty one; else, and for -, every line of the input is
    saved, all or none.

    Lines go to the walk of that day that was begun or added to within two hours, if it is of
    the area and theme given, for the struggle given, and began at the time given; else a new
    walk begins. Put single quotes around a line, or the shell takes the >>, #, ! and * in
    it, and -- before one that begins with a dash.
    """
    with session.opened() as journal:
        place = _place(journal, new=new, part=part, theme=theme, on=on, at=at)
        if struggle is not None:
            from lean_journal.cli.parts import struggle_named

            place = replace(place, struggle=struggle_named(journal, [struggle]).id)
        if line and line != ("-",):
            save(journal, [" ".join(line)], place)
        elif line or not on_terminal():
            save(journal, piped().split("\n"), place)
        else:
            from lean_journal.cli.prompt import take_lines

            take_lines(journal, place)


def save(journal: Journal, texts: Sequence[str], place: Place) -> Taken:
    """Save lines as one action, then print how each was understood and where it went.

    Raises:
        Refused: All of them are empty.
        JournalError: They could not be saved; nothing was.
    """
    today, handles = journal.today(), linkable(journal, "".join(texts))
    lines = [parse(storable(text), today, handles) for text in texts]
    taken = take(journal, lines, place)
    destination = walk_title(journal, taken.walk) if taken.walk is not None else ""
    seen = iter(taken.observations)
    for line in lines:
        stored = next(seen) if line.fact else None
        for sentence in _acknowledgment(line, destination):
            confirm(sentence)
        if stored is not None and line.link == NEW:
            confirm(_made(journal, stored))
    return taken


def _made(journal: Journal, seen: Observation) -> str:
    """Name the improvement that began with an observation."""
    from lean_journal.domain.improvement import Improvement

    handle = journal.get(Observation, seen.id).link
    made = journal.keyed(Improvement, handle[2:])
    return f"saved improvement {handle}{f' · {shortened(made.title)}' if made else ''}"


def walk_title(journal: Journal, walk: Walk) -> str:
    """Name a walk: ``Press shop, Safety walk for #s3 of today 14:20``, ``notes of 2026-11-20``."""
    areas = {area.id: area.name for area in journal.find(Area)}
    today = journal.today()
    days = {today: "today", today - DAY: "yesterday"}
    where = f"{areas[walk.area]}, " if walk.area in areas else ""
    kind = " ".join(filter(None, [walk.theme, "notes" if walk.is_notes else "walk"]))
    if walk.struggle is not None:
        kind += _for_struggle(journal, walk.struggle)
    start = f" {walk.start:%H:%M}" if walk.start is not None else ""
    return f"{where}{kind} of {days.get(walk.day, walk.day.isoformat())}{start}"


def _for_struggle(journal: Journal, id: int) -> str:
    from lean_journal.domain.struggle import Struggle

    struggle = journal.lookup(Struggle, id)
    return f" for {struggle.handle}" if struggle is not None else ""


def _acknowledgment(line: Captured, destination: str) -> list[str]:
    sentences = []
    if line.fact:
        understood = f"saved {(line.waste or line.kind).value} · {shortened(line.fact)}"
        if line.interpretation:
            understood += f" // {shortened(line.interpretation)}"
        if line.link not in ("", NEW):
            understood += f" · {line.link}"
        if line.starred:
            understood += " · starred"
        sentences.append(f"{understood} → {destination}")
    if line.promise is not None:
        sentences.append(promised(line.promise))
    return sentences


def promised(promise: Promise) -> str:
    """Say that a commitment is saved: ``saved commitment · call Kim · to @kim · no date``."""
    to = f" · to @{shortened(promise.to)}" if promise.to else ""
    due = f"due {promise.due:%a} {promise.due.isoformat()}" if promise.due else "no date"
    return f"saved commitment · {shortened(promise.what)}{to} · {due}"


def _place(
    journal: Journal,
    *,
    new: bool,
    part: str | None,
    theme: str | None,
    on: str | None,
    at: str | None,
) -> Place:
    area = matching_area(journal.find(Area), storable(part)) if part is not None else None
    day = past_day(journal, on) if on is not None else None
    start = _start(journal, day, at) if at is not None else None
    if start is not None:
        day = day or journal_day(start, journal.settings.day_start)
    return Place(
        area=area.id if area is not None else None,
        theme=theme_named(storable(theme)) if theme is not None else "",
        day=day,
        start=start,
        new=new,
    )


def _start(journal: Journal, day: date | None, text: str) -> datetime:
    """Read the time a walk began, on a day if one was given."""
    now, settings = journal.now(), journal.settings
    if minutes := _AGO.fullmatch(text):
        start = (now - timedelta(minutes=int(minutes[1]))).replace(second=0, microsecond=0)
    else:
        start = _time_on(day or journal.today(), _clock_time(text), settings.day_start)
    if start > now:
        raise click.BadParameter(
            f"{text!r} has not come yet on {(day or journal.today()).isoformat()}, "
            f"a day that began at {settings.day_start:%H:%M}",
            param_hint="--at",
        )
    if day is not None and journal_day(start, settings.day_start) != day:
        raise click.BadParameter(f"{text!r} is not on {day.isoformat()}", param_hint="--at")
    return start


def _clock_time(text: str) -> time:
    try:
        if found := _TIME.fullmatch(text):
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise click.BadParameter(f"{text!r} is no time: type it as 14:20 or 20m", param_hint="--at")


def _time_on(day: date, clock_time: time, day_start: time) -> datetime:
    """Give the local instant of a journal day; before its start it is past midnight."""
    date_ = day + DAY if clock_time < day_start else day
    try:
        return datetime.combine(date_, clock_time).astimezone()
    except (ValueError, OverflowError):  # the year 1
        raise click.BadParameter(
            f"{day.isoformat()} is too long ago for a time", param_hint="--at"
        ) from None
