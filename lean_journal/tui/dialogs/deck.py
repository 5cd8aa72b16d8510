"""The forms of a deck: what comes next, what became of a prediction, and the words of a slide."""

from dataclasses import replace

from lean_journal.domain.cycle import Cycle
from lean_journal.domain.deck import Deck
from lean_journal.domain.months import month_after, month_name
from lean_journal.domain.record import Refused
from lean_journal.domain.struggle import Struggle, checked
from lean_journal.tui.dialogs.choices import yes_or_no
from lean_journal.tui.dialogs.form import Entry, FormDialog
from lean_journal.tui.layout import shown_text


class PlanDialog(FormDialog[Deck]):
    """What comes next: a target condition, a prediction, a decision that is wanted."""

    def __init__(self, deck: Deck) -> None:
        """Take the deck of the month it is about."""
        self._deck = deck
        super().__init__(
            f"What comes next, in {month_name(month_after(deck.month))}?",
            [
                Entry("target", "Target", deck.target, "the next target condition"),
                Entry("prediction", "We predict", deck.prediction, "the next deck answers it"),
                Entry("wanted", "Wanted", deck.wanted, "a decision, or a barrier; may be empty"),
            ],
            draft=f"deck {deck.month:%Y-%m}",
        )

    def value(self, texts: dict[str, str]) -> Deck:
        """Make the deck of the texts."""
        return replace(
            self._deck,
            target=texts["target"],
            prediction=texts["prediction"],
            wanted=texts["wanted"],
        )


class AnswerDialog(FormDialog[Deck]):
    """What became of what a deck predicted."""

    def __init__(self, deck: Deck) -> None:
        """Take the deck that predicted it."""
        self._deck = deck
        came_true = {True: "yes", False: "no", None: ""}[deck.came_true]
        super().__init__(
            f"Predicted in {month_name(deck.month)}: {shown_text(deck.prediction)}",
            [
                Entry("outcome", "Happened", deck.outcome, "in words for the deck"),
                Entry("came_true", "As said?", came_true, "y, n, or empty: nobody can tell yet"),
            ],
            draft=f"outcome {deck.month:%Y-%m}",
        )

    def value(self, texts: dict[str, str]) -> Deck:
        """Make the deck of the texts."""
        told = texts["came_true"]
        came_true = yes_or_no(told, "did it come true?") if told else None
        if came_true is not None and not texts["outcome"]:
            raise Refused("say what happened: the deck tells it in these words")
        return replace(self._deck, outcome=texts["outcome"], came_true=came_true)


class DeckLineDialog(FormDialog[Cycle]):
    """What the deck says of a checked cycle."""

    def __init__(self, cycle: Cycle) -> None:
        """Take the cycle."""
        self._cycle = cycle
        super().__init__(
            f"For the deck · learned: {shown_text(cycle.learned)}",
            [Entry("wording", "Deck line", cycle.wording, "what the boss may read")],
            draft=f"words {cycle.id}",
        )

    def value(self, texts: dict[str, str]) -> Cycle:
        """Make the cycle of the text."""
        return replace(self._cycle, wording=texts["wording"])


class PublicTitleDialog(FormDialog[Struggle]):
    """What may be said of a struggle in public."""

    def __init__(self, struggle: Struggle) -> None:
        """Take the struggle."""
        self._struggle = struggle
        super().__init__(
            f"For the deck · heard in private: {shown_text(struggle.words)}",
            [Entry("title", "In public", struggle.title, "it travels to her boss")],
            draft=f"words {struggle.id}",
        )

    def value(self, texts: dict[str, str]) -> Struggle:
        """Make the struggle of the text."""
        return checked(replace(self._struggle, title=texts["title"]))
