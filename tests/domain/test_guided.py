from datetime import date

from lean_journal.domain.guided import Pass, gone_through, prompt_step
from lean_journal.domain.reflection import Reflection, ReflectionKind

MONDAY = date(2026, 11, 23)
BEGUN = Pass(day=MONDAY, kind=ReflectionKind.EVENING, prompts=("A?",), done=("area",))


def test_a_step_is_gone_through_once_and_in_its_order() -> None:
    after = gone_through(gone_through(BEGUN, "walk"), prompt_step("A?"))
    assert after.done == ("area", "walk", "prompt A?")
    assert gone_through(after, "walk") is after
    assert (after.prompts, after.finished) == (BEGUN.prompts, False)


def test_there_is_one_pass_per_day_and_kind_as_there_is_one_reflection() -> None:
    reflection = Reflection(day=MONDAY, kind=ReflectionKind.EVENING)
    assert BEGUN.natural_key == reflection.natural_key == "2026-11-23 evening"
