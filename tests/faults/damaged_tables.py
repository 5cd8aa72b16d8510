"""Single damaged tables: a command saves what it was told to, or changes nothing."""

import json
import shlex
from datetime import date
from pathlib import Path

from lean_journal.demo import build
from lean_journal.storage.kinds import TABLES
from tests.cli.shell import Shell
from tests.faults.evidence import few_rows
from tests.faults.tally import Tally

WRITING = tuple(
    tuple(shlex.split(line))
    for line in """
        observe 'w: carts wait >> call @kim'
        observe 'carts wait #new'
        observe '>> call'
        observe --struggle 5 carts
        observe --new 'carts #i28'
        reflect 'a page'
        reflect --week 'a page'
        mark ask first missed
        behaviors add Thank --park 'ask first'
        behaviors cadence ask first 1/week
        behaviors edit ask first --cue bell
        behaviors park ask first
        behaviors resume ask upward --park 'ask first'
        absence 2027-01-01
        areas add Lab
        struggles add trucks
        struggles report 5 told
        struggles close 4
        struggles edit 6 --title trucks
        struggles remove 6
        improvements add lamp --problem dark
        improvements drop 28
        improvements start 28 --step lamp --expect light
        improvements check 22 --happened light --learned ask --surprise --decision adapt
        improvements edit 28 --title lamp
        improvements remove 28
        improvements holds 10
        improvements slipped 10
        commitments add 'call @kim !fri'
        settings week_start sun
        undo
        redo
    """.strip().splitlines()
)
"""Commands that change what the sample journal holds."""

DAMAGED_TABLES = ("[]", '{"1":7}', '{"1":{},"1":{}}', '{"1":{"day":1},"x":null}')


def damaged_tables(folder: Path, rounds: int) -> Tally:
    """Damage one table at a time, and write by every command: it is saved, or nothing is.

    Args:
        folder: An empty one.
        rounds: In how many ways each table is damaged, up to four.
    """
    tally = Tally("damaged tables: a command saves, or changes nothing")
    whole = few_rows(build(date(2026, 11, 23), 1, 1, None).data)
    shell = Shell(folder / "journal.json")
    for table in (*TABLES, "settings", "removed", "actions"):
        for damage in DAMAGED_TABLES[:rounds]:
            rows = json.loads(whole) | {table: "@"}
            data = json.dumps(rows).replace('"@"', damage).encode()
            for command in WRITING:
                shell.file.write_bytes(data)
                result = shell.run(*command)
                is_well = result.exit_code in (0, 1) and result.stderr.count("unexpected") == 0
                if result.exit_code:
                    is_well = is_well and shell.file.read_bytes() == data
                what = f"{' '.join(command)} with {table} {damage}: {result.output[-200:]}"
                tally.check(is_well, what)
    return tally
