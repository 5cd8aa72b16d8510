"""Random actions on the journal and on a model in memory, which have to agree after each."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.faults.tally import Tally
from tests.storage.test_stateful import JournalMachine
from tests.storage.test_stateful_loop import LoopMachine

STEPS = 50
"""Actions in a row, at most."""


def random_actions(_folder: Path, rounds: int) -> Tally:
    """Act at random on two windows, with the disk failing now and then.

    Args:
        _folder: Not used: the machines have folders of their own, in memory where there is one.
        rounds: How many runs of up to 50 actions: three quarters on every kind of record,
            the others on the loop of struggles, improvements and cycles.
    """
    tally = Tally("random actions, compared with a model")
    for machine, runs in ((JournalMachine, rounds * 3 // 4), (LoopMachine, rounds // 4)):
        if runs:
            _run(machine, runs, tally)
    return tally


def _run(machine: type[RuleBasedStateMachine], runs: int, tally: Tally) -> None:
    wanted = settings(
        max_examples=runs,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(machine, settings=wanted)
    except AssertionError as error:
        tally.check(False, f"{machine.__name__}: {str(error)[:300]}")
    else:
        for _ in range(runs):
            tally.check(True, "")
