import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lean_journal.domain.area import Area
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.record import Record
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.reports.export import as_csv, as_json, as_markdown

INSTANT = datetime(2026, 11, 23, 14, 20, 0, 1, UTC)
MONDAY = date(2026, 11, 23)


def walk(id: int, **fields: Any) -> Walk:
    return replace(Walk(day=MONDAY, state=WalkState.WALKED, created=INSTANT, id=id), **fields)


def markdown(*records: Record) -> list[str]:
    return [line for line in as_markdown(records).decode().splitlines() if line]


def test_json_takes_records_dates_and_instants() -> None:
    area = Area(id=1 << 52, created=INSTANT, updated=INSTANT, name="木 [/]")
    written = as_json({"areas": [area], "day": MONDAY})
    assert json.loads(written) == {
        "areas": [
            {
                "id": 1 << 52,
                "created": "2026-11-23T14:20:00.000001Z",
                "updated": "2026-11-23T14:20:00.000001Z",
                "name": "木 [/]",
                "one_person": False,
            }
        ],
        "day": "2026-11-23",
    }
    assert "木".encode() in written


def test_json_loses_nothing_and_holds_nothing_that_acts_on_a_terminal() -> None:
    text = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xDCFF]))
    written = as_json([text])
    assert json.loads(written) == [text]
    shown = written.decode().replace("\n", "")
    assert shown.isascii()
    assert shown.isprintable()


@pytest.mark.parametrize("first", list("=+-@\t\r\n＝＋－＠"))
def test_no_cell_begins_a_formula(first: str) -> None:
    files = as_csv({"areas": [{"id": 1, f"{first}key": f"{first}cmd|' /C calc'!A0"}]})
    table = files["areas.csv"].decode()
    assert f"'{first}key" in table
    assert f"'{first}cmd" in table


def test_a_table_has_a_column_for_every_key_of_any_document() -> None:
    documents: list[dict[str, Any]] = [
        {"id": 1, "a": None, "b": True},
        {"id": 2, "b": 1.5, "c": ["x", {"y": "木"}]},
    ]
    assert as_csv({"t": documents, "empty": []}) == {
        "t.csv": 'id,a,b,c\r\n1,,true,\r\n2,,1.5,"[""x"", {""y"": ""木""}]"\r\n'.encode(),
        "empty.csv": b"id\r\n",
    }


def test_a_walk_says_what_was_planned_and_what_came_of_it() -> None:
    lines = markdown(
        walk(1, state=WalkState.PLANNED, purpose="see the changeover"),
        walk(
            2, state=WalkState.CLOSED, area=9, loop_closed=date(2026, 11, 25), told="carts are in"
        ),
        Area(id=9, name="Press"),
    )
    assert lines[2:] == [
        "### notes",
        "- Planned",
        "- Purpose: see the changeover",
        "### Press",
        "- Loop closed on 2026-11-25: carts are in",
    ]


def test_what_belongs_to_no_known_walk_is_not_left_out() -> None:
    lines = markdown(
        Commitment(id=3, what="call", source=2),
        Observation(id=2, walk=7, fact="carts"),
        Commitment(id=4, what="ask"),
    )
    assert lines[1:] == [
        "## Without a walk",
        "- **I will** ask (open)",
        "- **fact** carts",
        "  - **I will** call (open)",
    ]


def test_what_was_promised_on_a_walk_stands_under_it() -> None:
    lines = markdown(walk(1), Commitment(id=2, what="call", to="kim", source=1))
    assert lines[2:] == ["### notes", "- **I will** call to @kim (open)"]


@pytest.mark.parametrize(
    "text", ["*a*", "_b_", "<script>", "`c`", "[d](e)", "# f", "~~g~~", "a\\b"]
)
def test_text_means_nothing_in_markdown(text: str) -> None:
    (line,) = markdown(walk(1), Observation(id=2, walk=1, fact=text))[3:]
    plain = line.removeprefix("- **fact** ")
    assert plain.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    assert plain != text


def test_a_text_of_several_lines_stays_in_its_place() -> None:
    lines = markdown(walk(1), Observation(id=2, walk=1, fact="one\n# two\x1b[31m"))
    assert lines[3:] == ["- **fact** one⏎\\# two␛\\[31m"]
