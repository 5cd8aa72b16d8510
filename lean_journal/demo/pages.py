"""Reflections and the passes of the mornings."""

from collections.abc import Sequence
from datetime import date

from lean_journal.demo.habits import Habits
from lean_journal.demo.ledger import Ledger
from lean_journal.demo.presence import Presence
from lean_journal.demo.words.pages import ANSWERS, BLANK_PAGES, HARD_WEEK, LESSONS
from lean_journal.domain.guided import Pass, prompt_step
from lean_journal.domain.morning import AreaStep
from lean_journal.domain.prompts import Asked, chosen
from lean_journal.domain.reflection import BLANK, Answer, Reflection, ReflectionKind, day_for
from lean_journal.domain.starter import PROMPTS

ANSWERED = 0.5
"""How many of the prompts after the first one get an answer."""

LEFT_OUT, LEFT_OUT_AGAIN = 0.012, 0.5
"""How many mornings go by without a pass: after one with a pass, and after one without."""

WITHOUT_PROMPT = 0.07
"""How many evenings are a page without a prompt."""

TIMES = {1: "once", 2: "twice"}


class Pages:
    """Writes reflections."""

    def __init__(self, ledger: Ledger, presence: Presence, habits: Habits) -> None:
        """Begin with no prompt asked."""
        self._ledger, self._presence, self._habits = ledger, presence, habits
        self._asked: dict[str, date] = {}
        self._is_left_out = False

    def leaves_out(self, day: date) -> bool:
        """Tell whether the morning of a day goes by without a pass; such days come in runs."""
        share = LEFT_OUT_AGAIN if self._is_left_out else LEFT_OUT
        self._is_left_out = self._ledger.happens(share) and not self._presence.is_near_the_end(day)
        return self._is_left_out

    def first_morning(self, day: date) -> None:
        """Go through the first pass of all: it asks for an area, and what is always asked."""
        always = [one for one in PROMPTS[ReflectionKind.MORNING] if one.asked is Asked.ALWAYS]
        prompts = tuple(one.text for one in always)
        self._pass(day, prompts, (AreaStep().key, *map(prompt_step, prompts)))

    def morning(self, day: date, steps: Sequence[str]) -> None:
        """Go through the pass of a morning.

        Args:
            day: The day.
            steps: What it asked before the prompts.
        """
        prompts = chosen(PROMPTS[ReflectionKind.MORNING], self._asked)
        self._pass(day, prompts, (*steps, *map(prompt_step, prompts), "focus", "walk"))

    def _pass(self, day: date, prompts: tuple[str, ...], done: tuple[str, ...]) -> None:
        self._asked |= dict.fromkeys(prompts, day)
        others = self._habits.active_on(day)[1:]
        focus = self._ledger.chance.choice(others).id if self._ledger.happens(0.12) else None
        guided = Pass(
            day=day,
            kind=ReflectionKind.MORNING,
            prompts=prompts,
            done=done,
            finished=True,
            focus=focus,
        )
        self._ledger.add(guided, self._ledger.moment(day, 7))
        self._write(day, ReflectionKind.MORNING, self._answers(prompts), hour=7)

    def evening(self, day: date) -> None:
        """Look back on a day, and where one ends on its week and month."""
        prompts = [one.text for one in PROMPTS[ReflectionKind.EVENING]]
        answers = self._answers(prompts)
        if self._ledger.happens(WITHOUT_PROMPT):
            answers = (Answer(BLANK, self._say(BLANK_PAGES)),)
        if self._ledger.happens(0.91):
            self._write(day, ReflectionKind.EVENING, answers, hour=16)

    def week(self, day: date) -> None:
        """Look back on the week, first on what slipped in it."""
        slipped = self._habits.take_slips()
        first, *others = (one.text for one in PROMPTS[ReflectionKind.WEEK])
        said = self._answers([first, *others])
        if slipped is not None:
            behavior, count, note = slipped
            times = TIMES.get(count, f"{count} times")
            lesson = self._ledger.words.sentence(LESSONS)
            text = self._ledger.words.note(
                HARD_WEEK, behavior=behavior, times=times, note=note, lesson=lesson
            )
            said = (Answer(first, f"{text[:1].upper()}{text[1:]}"), *said[1:])
        if self._ledger.happens(0.95):
            self._write(day, ReflectionKind.WEEK, said, hour=15)

    def month(self, day: date) -> None:
        """Look back on the month, on its last day at work."""
        prompts = [one.text for one in PROMPTS[ReflectionKind.MONTH]]
        self._write(day, ReflectionKind.MONTH, self._answers(prompts), hour=17)

    def _answers(self, prompts: Sequence[str]) -> tuple[Answer, ...]:
        """Answer the first prompt and some of the others."""
        return tuple(
            Answer(prompt, self._say(ANSWERS[prompt]))
            for prompt in prompts
            if prompt == prompts[0] or self._ledger.happens(ANSWERED)
        )

    def _say(self, templates: Sequence[str]) -> str:
        return self._ledger.words.sentence(templates, place=self._ledger.place())

    def _write(
        self, day: date, kind: ReflectionKind, answers: tuple[Answer, ...], hour: int
    ) -> None:
        written = Reflection(day=day_for(kind, day), kind=kind, answers=answers)
        self._ledger.add(written, self._ledger.moment(day, hour))
