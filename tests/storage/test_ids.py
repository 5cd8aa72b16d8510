import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.guided import Pass
from lean_journal.domain.reflection import Reflection, ReflectionKind, key_of
from lean_journal.storage.ids import natural_id, random_id
from lean_journal.storage.kinds import table_of
from tests.builders import MONDAY

PINNED = [
    ("reflections", "2026-11-23 morning", 6983669080041381),
    ("passes", "2026-11-23 morning", 8995589754072777),
]
"""What stands in people's files: it may never change."""


@pytest.mark.parametrize(("table", "key", "id_"), PINNED)
def test_the_id_of_a_natural_key_is_the_same_for_ever(table: str, key: str, id_: int) -> None:
    assert natural_id(table, key) == id_


def test_the_id_of_a_natural_key_is_the_same_in_every_process() -> None:
    code = (
        "import sys; from lean_journal.storage.ids import natural_id;"
        "print(*(natural_id(*one.split('/')) for one in sys.argv[1:]))"
    )
    keys = [f"{table}/{key}" for table, key, _ in PINNED]
    for seed in ("0", "1"):
        command = [sys.executable, "-c", code, *keys]
        run = subprocess.run(
            command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert [int(word) for word in run.stdout.split()] == [id_ for _, _, id_ in PINNED]


def test_the_keys_of_ten_years_have_ids_of_their_own() -> None:
    days = [MONDAY.fromordinal(MONDAY.toordinal() - n) for n in range(3653)]
    keys = [key_of(day, kind) for day in days for kind in ReflectionKind]
    ids = {natural_id(table_of(kind), key) for kind in (Reflection, Pass) for key in keys}
    assert len(ids) == 2 * len(keys)


@given(table=st.text(st.characters(codec="utf-8")), key=st.text(st.characters(codec="utf-8")))
def test_every_id_has_sixteen_digits_and_is_exact_in_any_json_reader(table: str, key: str) -> None:
    for id_ in (natural_id(table, key), random_id()):
        assert 2**52 <= id_ < 2**53
        assert len(str(id_)) == 16
        assert int(float(id_)) == id_
