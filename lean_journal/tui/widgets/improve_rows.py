"""Rows of the board: struggles, and improvements by how they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from textual.content import Content

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.improvement import Improvement, ImprovementState, to_look_at
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.tui.layout import shown_text
from lean_journal.tui.widgets.record_list import Row
from lean_journal.tui.wording import short_days

HANDLE = 6
"""Cells of the column of handles: ``#i240``."""

MOST_SETTLED = 7
"""Records of a settled state the board shows, the newest; one more row unfolds the others."""

MORE = "more-"
"""What the key of a row begins with that stands for the others; its state follows."""


def board_rows(
    struggles: Iterable[Struggle],
    improvements: Iterable[Improvement],
    cycles: Mapping[int, Cycle],
    *,
    today: date,
    width: int,
    unfolded: Collection[str] = (),
    sought: int = 0,
) -> list[Row]:
    """Draw the board; a state nobody is in is not drawn, and of those settled the newest are.

    Args:
        struggles: All struggles.
        improvements: All improvements.
        cycles: The open cycles by their ids.
        today: The journal day.
        width: Cells of a row.
        unfolded: The settled states of which all are drawn.
        sought: The id of one that is drawn in any case.
    """
    draw = _Rows(cycles, today, width)
    heard = list(struggles)
    by_state: dict[ImprovementState, list[Improvement]] = {one: [] for one in ImprovementState}
    for improvement in improvements:
        by_state[improvement.state].append(improvement)
    adopted = by_state[ImprovementState.ADOPTED]
    still_open = sorted((one for one in heard if one.is_open), key=_by_state)
    trying = sorted(by_state[ImprovementState.TRYING], key=draw.waits)
    due = to_look_at(adopted, today)
    rows = [
        *draw.block("Struggles", still_open),
        *draw.block("Do they still hold?", due),
        *draw.block("Trying", trying),
        *draw.block("Ideas", _newest(by_state[ImprovementState.IDEA])),
    ]
    settled: Mapping[str, Iterable[Struggle | Improvement]] = {
        ImprovementState.ADOPTED: (one for one in adopted if one not in due),
        ImprovementState.ABANDONED: by_state[ImprovementState.ABANDONED],
        StruggleState.CLOSED: (one for one in heard if not one.is_open),
    }
    for state, records in settled.items():
        newest = _newest(records)
        shown = newest if state in unfolded else _few(newest, sought)
        rows += draw.block(_SETTLED[state], shown, f"{MORE}{state}", len(newest))
    return rows


def _few(records: Sequence[Struggle | Improvement], sought: int) -> list[Struggle | Improvement]:
    """Give the first of some records, and the one that is sought; all if that spares no row."""
    if len(records) <= MOST_SETTLED + 1:
        return list(records)
    behind = [one for one in records[MOST_SETTLED:] if one.id == sought]
    return [*records[:MOST_SETTLED], *behind]


def _by_state(struggle: Struggle) -> tuple[int, date]:
    """Put first what nobody has gone to see, then what is furthest from its end."""
    return list(StruggleState).index(struggle.state), struggle.heard


def _newest(records: Iterable[Struggle | Improvement]) -> list[Struggle | Improvement]:
    return sorted(records, key=lambda one: (_since(one), one.number), reverse=True)


def _since(one: Struggle | Improvement) -> date:
    first = one.heard if isinstance(one, Struggle) else one.created.date()
    return one.since or first


class _Rows:
    """Draws rows of one width on one day."""

    def __init__(self, cycles: Mapping[int, Cycle], today: date, width: int) -> None:
        self._cycles, self._today, self._width = cycles, today, width

    def waits(self, improvement: Improvement) -> tuple[date, int]:
        """Put first the one whose check comes soonest, and last those without a cycle."""
        cycle = self._cycle(improvement)
        return cycle.check if cycle is not None else date.max, improvement.number

    def block(
        self,
        title: str,
        records: Sequence[Struggle | Improvement],
        more: str = "",
        count: int = 0,
    ) -> list[Row]:
        """Draw a block.

        Args:
            title: Its heading.
            records: Those that are drawn.
            more: The key of the row that stands for the others, in a block that folds.
            count: How many such a block holds.
        """
        if not records:
            return []
        rows = [self._row(one) for one in records]
        if count > MOST_SETTLED + 1:
            said = f"{count - len(records)} more" if count > len(records) else "fewer"
            rows.append(Row(more, Content.styled(f"{'':{HANDLE}}{said}", "dim")))
        head = Content.styled(f"{title}  {count or len(records)}", "dim")
        return [Row("", head), *rows, Row("", Content(" "))]

    def _row(self, one: Struggle | Improvement) -> Row:
        state = self._state(one)
        room = max(4, self._width - HANDLE - 1 - state.cell_length)
        star = "★ " if isinstance(one, Improvement) and one.starred else ""
        name = Content.assemble((star, "bold $accent"), shown_text(one.name))
        shown = name.truncate(room, ellipsis=True, pad=True)
        handle = Content.styled(one.handle.ljust(HANDLE), "$primary")
        return Row(str(one.id), Content.assemble(handle, shown, " ", state))

    def _state(self, one: Struggle | Improvement) -> Content:
        """Say what waits, else how long it has been so."""
        age = Content.styled(short_days((self._today - _since(one)).days), "dim")
        if isinstance(one, Struggle):
            if one.state is StruggleState.HEARD:
                return Content.styled("go, see", "$accent")
            return Content.styled(_STRUGGLES.get(one.state, ""), "dim") or age
        if one.check_due is not None and one.check_due <= self._today:
            return Content.styled("holds?", "$accent")
        cycle = self._cycle(one)
        if cycle is None:
            return age
        if cycle.check <= self._today:
            return Content.styled("check", "$accent")
        return Content.styled(f"check {short_days((cycle.check - self._today).days)}", "dim")

    def _cycle(self, improvement: Improvement) -> Cycle | None:
        return self._cycles.get(improvement.cycle) if improvement.cycle is not None else None


_SETTLED: Mapping[str, str] = {
    ImprovementState.ADOPTED: "Adopted",
    ImprovementState.ABANDONED: "Abandoned",
    StruggleState.CLOSED: "Struggles closed",
}
"""The blocks that fold, by state."""

_STRUGGLES: Mapping[StruggleState, str] = {
    StruggleState.SEEN: "seen",
    StruggleState.IN_WORK: "in work",
    StruggleState.REPORTED: "reported",
}
