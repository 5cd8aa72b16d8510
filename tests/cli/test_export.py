import csv
import json
import stat
from pathlib import Path

import pytest

from lean_journal.storage.kinds import TABLES
from tests.cli.shell import Shell


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_json_holds_every_record_with_its_id_and_every_field(shell: Shell) -> None:
    shell.done("areas", "add", "Press shop")
    shell.done("observe", "--area", "press", "w: carts >> call @kim !fri")
    shell.done("reflect", "listen first")
    shell.done("settings", "week_start", "sun")
    shell.done("behaviors", "add", "Thank", "--cadence", "3/week")
    shell.done("mark", "thank", "not-possible")
    shell.done("absence", "2026-12-21..2027-01-03")
    shell.done("struggles", "add", "late trucks")
    shell.done("improvements", "add", "Light", "--problem", "carts", "--struggle", "s1")
    shell.done("improvements", "edit", "i1", "--before", "3.5", "--after", "0", "--measured")
    shell.done("improvements", "start", "i1", "--step", "a lamp", "--expect", "no cart")
    tables = json.loads(shell.done("export"))
    filled = {
        *("areas", "walks", "observations", "commitments", "reflections", "behaviors", "marks"),
        *("absences", "struggles", "improvements", "cycles", "settings"),
    }
    assert {name: len(records) for name, records in tables.items()} == {
        name: int(name in filled) for name in (*TABLES, "settings")
    }
    (tried,) = tables["improvements"]
    assert (tried["number"], tried["before"], tried["after"], tried["basis"]) == (
        1,
        3.5,
        0,
        "measured",
    )
    assert tried["struggle"] == tables["struggles"][0]["id"]
    (cycle,) = tables["cycles"]
    assert (cycle["improvement"], tried["cycle"]) == (tried["id"], cycle["id"])
    assert (cycle["expect"], cycle["decision"], cycle["closed"]) == ("no cart", None, None)
    (walk,) = tables["walks"]
    (seen,) = tables["observations"]
    assert walk["area"] == tables["areas"][0]["id"]
    assert (seen["walk"], seen["starred"], seen["interpretation"]) == (walk["id"], False, "")
    assert tables["commitments"][0]["due"] == "2026-11-27"
    assert tables["reflections"][0]["answers"] == [{"prompt": "", "text": "listen first"}]
    (behavior,) = tables["behaviors"]
    assert (behavior["name"], behavior["definition"], behavior["cue"]) == ("Thank", "", "")
    (version,) = behavior["cadences"]
    assert version["decided"] == "2026-11-23"
    assert (version["cadence"]["unit"], version["cadence"]["times"]) == ("week", 3)
    assert behavior["active"] == [{"first": "2026-11-23", "last": None}]
    (mark,) = tables["marks"]
    assert (mark["behavior"], mark["day"]) == (behavior["id"], "2026-11-23")
    assert (mark["state"], mark["evidence"]) == ("not-possible", "")
    assert (tables["absences"][0]["first"], tables["absences"][0]["last"]) == (
        "2026-12-21",
        "2027-01-03",
    )


def test_nothing_is_exported_from_nothing(shell: Shell) -> None:
    assert set(map(len, json.loads(shell.done("export")).values())) == {0}
    assert shell.done("export", "--format", "md") == "# Journal\n"
    assert list(shell.file.parent.iterdir()) == []


def test_what_cannot_be_read_is_exported_as_it_is(shell: Shell) -> None:
    shell.done("observe", "carts")
    data = json.loads(shell.file.read_bytes())
    data["observations"] |= {"17": {"fact": 5, "mine": ["x"]}, "18": "text", "odd": {"walk": None}}
    shell.file.write_text(json.dumps(data))
    seen = json.loads(shell.run("export").stdout)["observations"]
    assert seen[1:] == [
        {"id": 17, "fact": 5, "mine": ["x"]},
        {"id": 18, "value": "text"},
        {"id": "odd", "walk": None},
    ]


def test_a_file_can_be_read_by_nobody_else_and_is_not_written_over(
    shell: Shell, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "journal export.json"
    shell.done("observe", "carts")
    assert shell.done("export", "-o", str(target)) == f"saved {target}\n"
    assert (mode(target), mode(target.parent)) == (0o600, 0o700)
    target.write_text("mine")
    assert "is there already" in shell.refused("export", "-o", str(target))
    assert target.read_text() == "mine"
    shell.done("export", "-o", str(target), "--force")
    assert json.loads(target.read_bytes())["observations"][0]["fact"] == "carts"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("through_a_link", [False, True])
def test_the_journal_itself_is_never_written_over(
    shell: Shell, tmp_path: Path, through_a_link: bool
) -> None:
    shell.done("observe", "carts")
    target = shell.file
    if through_a_link:
        target = tmp_path / "link"
        target.symlink_to(shell.file)
    assert "is the journal itself" in shell.refused("export", "--force", "-o", str(target))


def test_what_is_no_ordinary_file_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    for target in ("/dev/null", str(tmp_path)):
        assert "no ordinary file" in shell.refused("export", "--force", "-o", target)
    assert Path("/dev/null").is_char_device()


def test_a_file_is_not_a_folder(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    complaint = shell.refused("export", "-o", str(tmp_path / "file" / "out.json"))
    assert complaint == f"lean-journal: cannot write {tmp_path}/file/out.json: Not a directory\n"


def test_csv_is_a_file_for_each_table_in_a_folder(shell: Shell, tmp_path: Path) -> None:
    shell.done("observe", '=SUM(A1) // a, b\n"c" 木')
    shell.done("reflect", '=SUM(A1), "b"\n木')
    shell.done("behaviors", "add", "=Thank", "--cadence", "3/week")
    shell.done("mark", "thank", "--evidence", "+1, 木")
    folder = tmp_path / "tables"
    shell.refused("export", "--format", "csv", code=2)
    shell.done("improvements", "add", "=Light", "--problem", "carts")
    shell.done("improvements", "edit", "i1", "--before", "-3.5", "--obstacle", "no, power")
    assert shell.done("export", "--format", "csv", "-o", str(folder)) == (
        f"saved {len(TABLES) + 1} files in {folder}\n"
    )
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        f"{table}.csv": 0o600 for table in (*TABLES, "settings")
    }
    with (folder / "improvements.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["title"], row["before"], row["after"]) == ("'=Light", "-3.5", "")
    assert json.loads(row["obstacles"]) == ["no, power"]
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["fact"] == "'=SUM(A1)"
    assert row["interpretation"] == 'a, b\n"c" 木'
    with (folder / "reflections.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["day"], row["kind"]) == ("2026-11-23", "morning")
    assert json.loads(row["answers"]) == [{"prompt": "", "text": '=SUM(A1), "b"\n木'}]
    with (folder / "behaviors.csv").open(encoding="utf-8", newline="") as file:
        (behavior,) = csv.DictReader(file)
    assert behavior["name"] == "'=Thank"
    assert json.loads(behavior["cadences"])[0]["decided"] == "2026-11-23"
    with (folder / "marks.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["behavior"], row["state"]) == (behavior["id"], "done")
    assert row["evidence"] == "'+1, 木"
    (folder / "walks.csv").unlink()
    shell.refused("export", "--format", "csv", "-o", str(folder))
    assert not (folder / "walks.csv").exists()


def test_markdown_is_the_journal_day_by_day(shell: Shell) -> None:
    shell.done("areas", "add", "Press *shop*")
    shell.done(
        "observe", "--area", "press", "--theme", "flow", "w: carts // why? >> call @kim !fri"
    )
    shell.done("observe", "--on", "-3d", "[red]old[/red] *")
    shell.done("reflect", piped="*listen* first\n\n<b>at nine</b>")
    shell.done("reflect", "--week", "--on", "-3d", "the weld line")
    assert shell.done("export", "--format", "md") == (
        "# Journal\n\n"
        "## 2026-11-16 Monday\n\n"
        "### Week of 2026-11-16\n\n"
        "> the weld line\n\n"
        "## 2026-11-20 Friday\n\n"
        "### notes\n\n"
        "- **fact** \\[red\\]old\\[/red\\] ★ starred\n\n"
        "## 2026-11-23 Monday\n\n"
        "### Morning\n\n"
        "> *listen* first\n"
        ">\n"
        "> \\<b>at nine\\</b>\n\n"
        "### 14:20 · Press \\*shop\\* · Flow\n\n"
        "- **waiting** carts (perhaps: why?)\n"
        "  - **I will** call to @kim, due 2026-11-27 (open)\n"
    )


def test_markdown_tells_of_behaviors_before_the_days(shell: Shell) -> None:
    shell.done("behaviors", "add", "Thank *somebody*", "--cue", "stand-up", "--cadence", "3/week")
    shell.done("mark", "thank", "--evidence", "she [smiled](x)")
    shell.done("absence", "-3d..today", "--reason", "leave")
    assert shell.done("export", "--format", "md") == (
        "# Journal\n\n"
        "## Behaviors\n\n"
        "### Thank \\*somebody\\*\n\n"
        "- Cue: stand-up\n"
        "- Cadence: 3/week\n"
        "- Practised: since 2026-11-23\n\n"
        "## 2026-11-20 Friday\n\n"
        "### Absent until 2026-11-23 · leave\n\n"
        "## 2026-11-23 Monday\n\n"
        "### Behaviors\n\n"
        "- **done** Thank \\*somebody\\*: she \\[smiled\\](x)\n"
    )


def test_markdown_tells_of_struggles_and_improvements_before_the_days(shell: Shell) -> None:
    shell.done("struggles", "add", "*late* trucks", "--title", "Trucks on time")
    shell.done("observe", "--struggle", "s1", "truck at the gate #new")
    words = ("--step", "a lamp", "--expect", "no truck waits", "--obstacle", "no power")
    shell.done("improvements", "start", "i1", *words)
    rest = ("--happened", "one did", "--learned", "ask", "--surprise", "--decision", "adapt")
    shell.done("improvements", "check", "i1", *rest)
    assert shell.done("export", "--format", "md") == (
        "# Journal\n\n"
        "## Struggles\n\n"
        "### \\#s1 Trucks on time\n\n"
        "- Heard on 2026-11-23, in private: \\*late\\* trucks\n"
        "- State: in work since 2026-11-23\n\n"
        "## Improvements\n\n"
        "### \\#i1 truck at the gate\n\n"
        "- State: trying since 2026-11-23\n"
        "- Problem: truck at the gate\n"
        "- Helps with: \\#s1 Trucks on time\n"
        "- In the way: no power\n\n"
        "#### Cycle 1, started on 2026-11-23, checked on 2026-11-23\n\n"
        "- In the way: no power\n"
        "- Step: a lamp\n"
        "- Expected: no truck waits\n"
        "- Happened, a surprise: one did\n"
        "- Learned: ask\n"
        "- Decided: adapt\n\n"
        "## 2026-11-23 Monday\n\n"
        "### 14:20 · walk\n\n"
        "- To see: \\#s1 Trucks on time\n"
        "- **fact** truck at the gate → \\#i1\n"
    )
