import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lean_journal.domain.absence import Absence
from lean_journal.domain.area import Area
from lean_journal.domain.behavior import (
    ActiveRange,
    CadenceVersion,
    Mark,
    MarkState,
    begin,
)
from lean_journal.domain.cadence import parse_cadence
from lean_journal.domain.commitment import Commitment
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.guided import Pass
from lean_journal.domain.improvement import (
    Basis,
    HoldingCheck,
    Horizon,
    Improvement,
    ImprovementState,
)
from lean_journal.domain.record import Record
from lean_journal.domain.reflection import Answer, Reflection, ReflectionKind
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.domain.walk import Observation, Walk, WalkState
from lean_journal.reports.export import as_csv, as_json, as_markdown

INSTANT = datetime(2026, 11, 23, 14, 20, 0, 1, UTC)
MONDAY = date(2026, 11, 23)


def walk(id: int, **fields: Any) -> Walk:
    return replace(Walk(day=MONDAY, state=WalkState.WALKED, created=INSTANT, id=id), **fields)


def reflection(*answers: tuple[str, str], **fields: Any) -> Reflection:
    written = Reflection(day=MONDAY, kind=ReflectionKind.MORNING, created=INSTANT, id=1)
    return replace(written, answers=tuple(Answer(*one) for one in answers), **fields)


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


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('a;"=1+1', "a;'\"=1+1"),
        ("a\n+1\tb\t@c", "a\n'+1\tb\t'@c"),
        ("a; -1, a-1 @ b", "a; -1, a-1 @ b"),
    ],
)
def test_no_formula_begins_where_others_part_cells(text: str, cell: str) -> None:
    document = {"id": 1, "text": text, "listed": [text]}
    (table,) = as_csv({"t": [document]}).values()
    (_, row) = csv.reader(io.StringIO(table.decode(), newline=""))
    assert row[1] == cell
    assert json.loads(row[2]) == [text]
    assert ";=" not in row[2]


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


def test_the_reflections_of_a_day_stand_before_its_walks() -> None:
    tuesday = date(2026, 11, 24)
    lines = markdown(
        walk(1),
        walk(2, day=tuesday),
        reflection(("", "page"), kind=ReflectionKind.EVENING),
        reflection(("", "ahead"), kind=ReflectionKind.WEEK),
        reflection(("What?", "this"), ("", "page")),
        reflection(("", "far back"), day=date.min, kind=ReflectionKind.MONTH),
        Pass(day=MONDAY, kind=ReflectionKind.MORNING, prompts=("Never asked?",)),
    )
    assert lines == [
        "# Journal",
        "## 0001-01-01 Monday",
        "### Month of 0001-01",
        "> far back",
        "## 2026-11-23 Monday",
        "### Morning",
        "#### What?",
        "> this",
        "> page",
        "### Evening",
        "> page",
        "### Week of 2026-11-23",
        "> ahead",
        "### notes",
        "## 2026-11-24 Tuesday",
        "### notes",
    ]


def test_a_reflection_keeps_its_own_markdown_in_a_quotation() -> None:
    text = "# *Gap*\n\n1. one  \n\ttab\n   \n```\ncode\n---"
    page = as_markdown([reflection(("", text))]).decode()
    assert page.endswith(
        "### Morning\n\n> # *Gap*\n>\n> 1. one  \n> \ttab\n>\n> ```\n> code\n> ---\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("<!-- <?x", "\\<!-- \\<?x"),
        ("3 < 4 <5", "3 < 4 <5"),
        ("\x1b[31m\x9b\u202e\r", "␛[31m\\x9b‹RLO›␍"),
    ],
)
def test_a_reflection_acts_on_no_reader(text: str, shown: str) -> None:
    assert markdown(reflection(("", text)))[3:] == [f"> {shown}"]


def test_a_prompt_is_a_heading_whatever_it_holds() -> None:
    lines = markdown(reflection(("*Why*\n# <b>?", "so"), ("What?", "a\n#### What?")))
    assert lines[3:] == [
        "#### \\*Why\\*⏎\\# \\<b\\>?",
        "> so",
        "#### What?",
        "> a",
        "> #### What?",
    ]


def test_answers_are_json_in_a_cell() -> None:
    answers = [{"prompt": 'Why, "now"?', "text": "=1\n木\x1b"}, {"prompt": "", "text": "page"}]
    (table,) = as_csv({"reflections": [{"id": 1, "answers": answers}]}).values()
    (_, row) = csv.reader(io.StringIO(table.decode(), newline=""))
    assert json.loads(row[1]) == answers
    assert "\x1b" not in table.decode()


def test_behaviors_tell_what_they_were_and_are() -> None:
    ask = replace(
        begin("Ask first", parse_cadence("3/week"), MONDAY, definition="a *question*", cue="9:00"),
        id=5,
        position=2,
        cadences=(
            CadenceVersion(MONDAY, parse_cadence("3/week")),
            CadenceVersion(date(2026, 12, 2), parse_cadence("daily")),
        ),
        active=(ActiveRange(MONDAY, date(2026, 12, 4)), ActiveRange(date(2027, 1, 11))),
    )
    see = replace(begin("Go and see", parse_cadence("daily"), MONDAY), id=6, position=1)
    assert markdown(ask, see) == [
        "# Journal",
        "## Behaviors",
        "### Go and see",
        "- Cadence: daily",
        "- Practised: since 2026-11-23",
        "### Ask first",
        "- Seen when: a \\*question\\*",
        "- Cue: 9:00",
        "- Cadence: 3/week, then daily (decided 2026-12-02)",
        "- Practised: 2026-11-23 to 2026-12-04, then since 2027-01-11",
    ]


def test_a_day_has_its_absence_its_reflections_its_marks_and_its_walks() -> None:
    ask, see = (
        replace(begin(name, parse_cadence("daily"), MONDAY), id=id, position=id)
        for id, name in ((6, "Ask"), (5, "See"))
    )
    lines = markdown(
        walk(1),
        Mark(behavior=6, day=MONDAY, state=MarkState.MISSED, evidence="no time\nat *all*"),
        Mark(behavior=5, day=MONDAY, state=MarkState.NOT_POSSIBLE),
        Mark(behavior=7, day=MONDAY, state=MarkState.DONE),
        Absence(first=MONDAY, last=MONDAY),
        Absence(first=MONDAY, last=date(2026, 11, 27), reason="*ill*"),
        reflection(("", "page")),
        ask,
        see,
    )
    assert lines[lines.index("## 2026-11-23 Monday") + 1 :] == [
        "### Absent",
        "### Absent until 2026-11-27 · \\*ill\\*",
        "### Morning",
        "> page",
        "### Behaviors",
        "- **not-possible** See",
        "- **missed** Ask: no time⏎at \\*all\\*",
        "- **done** an unknown behavior",
        "### notes",
    ]


def test_json_takes_what_stands_within_a_record() -> None:
    behavior = begin("Ask", parse_cadence("3/week"), MONDAY)
    records = json.loads(as_json([behavior, reflection(("Why?", "so"))]))
    assert records[0]["cadences"] == [
        {
            "decided": "2026-11-23",
            "cadence": {"unit": "week", "times": 3, "workdays_only": True},
        }
    ]
    assert records[0]["active"] == [{"first": "2026-11-23", "last": None}]
    assert records[1]["answers"] == [{"prompt": "Why?", "text": "so"}]


def test_an_improvement_says_all_that_is_known_of_it() -> None:
    struggle = Struggle(
        id=3,
        number=2,
        heard=MONDAY,
        words="<b>late</b>",
        title="Trucks *on time*",
        state=StruggleState.REPORTED,
        since=MONDAY,
        told="lamp is up",
    )
    improvement = Improvement(
        id=4,
        number=12,
        title="A lamp",
        problem="trucks wait",
        struggle=3,
        area=9,
        state=ImprovementState.ADOPTED,
        since=MONDAY,
        horizon=Horizon.LONG,
        target="none waits",
        obstacles=("no power", "no [money]"),
        measure="trucks waiting",
        unit="trucks",
        before=9.0,
        after=3.5,
        period="two weeks",
        sample="40 trucks",
        basis=Basis.ESTIMATED,
        standard="sheet 4",
        share_with="weld shop",
        wording="fewer trucks",
        starred=True,
        credit="Kim",
        adopted=MONDAY,
        checks=(HoldingCheck(MONDAY, False), HoldingCheck(date(2026, 12, 28), True)),
    )
    lines = markdown(improvement, struggle, Area(id=9, name="Gate"))
    assert lines[1:] == [
        "## Struggles",
        "### \\#s2 Trucks \\*on time\\*",
        "- Heard on 2026-11-23, in private: \\<b\\>late\\</b\\>",
        "- State: reported back since 2026-11-23",
        "- Told: lamp is up",
        "## Improvements",
        "### \\#i12 A lamp",
        "- State: adopted since 2026-11-23 ★ starred",
        "- Problem: trucks wait",
        "- Helps with: \\#s2 Trucks \\*on time\\*",
        "- Area: Gate",
        "- Target condition, long horizon: none waits",
        "- In the way: no power · no \\[money\\]",
        "- Measure: trucks waiting: 9 → 3.5 trucks, two weeks, 40 trucks, estimated",
        "- Standard: sheet 4",
        "- Share with: weld shop",
        "- In the deck: fewer trucks",
        "- Credit, not to be named: Kim",
        "- Slipped on 2026-11-23",
        "- Held on 2026-12-28",
    ]


def cycle(id: int, improvement: int, **fields: Any) -> Cycle:
    planned = Cycle(
        id=id, improvement=improvement, step="a lamp", expect="none", started=MONDAY, check=MONDAY
    )
    return replace(planned, **fields)


def test_cycles_stand_below_their_improvement_as_they_followed_one_another() -> None:
    idea = Improvement(id=4, number=1, title="A lamp", problem="trucks wait")
    tuesday = date(2026, 11, 24)
    checked = cycle(
        5,
        4,
        happened="none\nwaited",
        as_expected=True,
        learned="ask",
        wording="none waits",
        decision=Decision.ADOPT,
        closed=tuesday,
    )
    lines = markdown(idea, cycle(6, 4, started=tuesday, check=date(2026, 12, 1)), checked)
    assert lines[2:] == [
        "### \\#i1 A lamp",
        "- State: idea",
        "- Problem: trucks wait",
        "#### Cycle 1, started on 2026-11-23, checked on 2026-11-24",
        "- Step: a lamp",
        "- Expected: none",
        "- Happened, as expected: none⏎waited",
        "- Learned: ask",
        "- In the deck: none waits",
        "- Decided: adopt",
        "#### Cycle 2, started on 2026-11-24",
        "- Check by: 2026-12-01",
        "- Step: a lamp",
        "- Expected: none",
    ]


def test_what_belonged_to_what_was_removed_is_not_left_out() -> None:
    idea = Improvement(id=4, number=1, title="A lamp", problem="trucks wait", struggle=3, area=9)
    seen = Observation(id=2, walk=1, fact="carts", link="#i7")
    lines = markdown(walk(1, struggle=3), idea, cycle(5, 99), seen)
    assert lines[1:] == [
        "## Improvements",
        "### \\#i1 A lamp",
        "- State: idea",
        "- Problem: trucks wait",
        "## Cycles without an improvement",
        "#### Cycle 1, started on 2026-11-23",
        "- Check by: 2026-11-23",
        "- Step: a lamp",
        "- Expected: none",
        "## 2026-11-23 Monday",
        "### walk",
        "- **fact** carts → \\#i7",
    ]
