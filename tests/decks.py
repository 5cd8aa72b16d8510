"""Months for decks: a busy one, a thin one, and one written by somebody who means it badly."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from lean_journal.domain.area import Area
from lean_journal.domain.calendar import DAY
from lean_journal.domain.cycle import Cycle, Decision
from lean_journal.domain.deck import Deck
from lean_journal.domain.gaps import gaps_of
from lean_journal.domain.improvement import Basis, HoldingCheck, Improvement, ImprovementState
from lean_journal.domain.month import MonthRecords, month_records, source_of
from lean_journal.domain.public import Source
from lean_journal.domain.record import R, Record
from lean_journal.domain.struggle import Struggle, StruggleState
from lean_journal.reports.outline import outline_of
from lean_journal.reports.slides import Outline, as_plain
from lean_journal.storage import Journal
from lean_journal.storage.deck import confirm, freeze, records_of

OCTOBER = date(2026, 10, 1)
SEPTEMBER = date(2026, 9, 1)

MARKUP = "[bold red]<b>&amp;*_x_*`"
RIGHT_TO_LEFT = "שיפור זמן ההמתנה ליד המכבש השני בכל משמרת " * 4
CJK = "改善活動により段取り替えの待ち時間が大幅に短縮された。" * 6
EMOJI = "👩🏽‍🏭🔧🏭 " * 40
LONG_TITLE = ("a title that says far more than any title should ever have to say " * 5)[:300]
LONG_WORDING = ("It took us three weeks to see that the carts wait for a signal. " * 32)[:2000]


@dataclass
class Records:
    """Records of a journal that is not stored, with ids of their own."""

    known: list[Record] = field(default_factory=list)

    def _of(self, kind: type[R]) -> list[R]:
        return [one for one in self.known if isinstance(one, kind)]

    def _add(self, record: R) -> R:
        self.known.append(record)
        return record

    def _next(self) -> int:
        return len(self.known) + 1

    def area(self, name: str, **fields: Any) -> Area:
        return self._add(Area(id=self._next(), name=name, **fields))

    def struggle(self, title: str, **fields: Any) -> Struggle:
        values: dict[str, Any] = {
            "heard": SEPTEMBER,
            "words": "hers",
            "number": self._next(),
        } | fields
        return self._add(Struggle(id=self._next(), title=title, **values))

    def improvement(self, wording: str, **fields: Any) -> Improvement:
        number = self._next()
        values: dict[str, Any] = {
            "title": f"title {number}",
            "problem": "problem",
            "number": number,
        } | fields
        return self._add(Improvement(id=number, wording=wording, **values))

    def cycle(
        self,
        improvement: Improvement,
        day: date | None,
        decision: Decision | None = Decision.ADAPT,
        wording: str = "",
        **fields: Any,
    ) -> Cycle:
        """Add a cycle, checked on a day if one is given."""
        begun = (day or OCTOBER) - 7 * DAY
        values: dict[str, Any] = {"step": "a step", "expect": "all is well", "as_expected": False}
        return self._add(
            Cycle(
                id=self._next(),
                improvement=improvement.id,
                started=begun,
                check=begun,
                closed=day,
                decision=decision if day is not None else None,
                wording=wording,
                **values | fields,
            )
        )

    def adopted(self, wording: str, day: date = OCTOBER, **fields: Any) -> Improvement:
        """Add an improvement that a cycle as expected led to."""
        known = {"state": ImprovementState.ADOPTED, "adopted": day, "since": day} | fields
        improvement = self.improvement(wording, **known)
        self.cycle(improvement, day, Decision.ADOPT, as_expected=True)
        return improvement

    def deck(self, month: date = OCTOBER, **fields: Any) -> Deck:
        return self._add(Deck(id=self._next(), month=month, **fields))

    def source(self, month: date = OCTOBER) -> Source:
        return source_of(self._month(month))

    def outline(self, month: date = OCTOBER) -> Outline:
        return outline_of(self.source(month))

    def gaps(self, month: date = OCTOBER) -> list[str]:
        return [gap.sentence for gap in gaps_of(self._month(month))]

    def store(self, journal: Journal) -> None:
        """Put all of it into a journal, under ids of its own."""
        ids: dict[int, int] = {}
        with journal.transaction("records") as transaction:
            for one in self.known:
                ids[one.id] = transaction.add(_linked(one, ids)).id

    def _month(self, month: date) -> MonthRecords:
        return month_records(
            month,
            improvements=self._of(Improvement),
            cycles=self._of(Cycle),
            struggles=self._of(Struggle),
            areas=self._of(Area),
            decks=self._of(Deck),
        )


def _linked(record: R, ids: dict[int, int]) -> R:
    """Have a record name those it belongs to by the ids they have in the journal."""
    names = {field.name for field in fields(record)} & {"improvement", "struggle", "area"}
    return replace(
        record, **{n: ids.get(link, link) for n in names if (link := getattr(record, n))}
    )


def busy() -> Records:
    """A month with something on every slide."""
    made = Records()
    press, office = made.area("Press shop"), made.area("Planning office", one_person=True)
    calls = made.struggle(
        "Calls for material come too late", state=StruggleState.REPORTED, since=date(2026, 10, 22)
    )
    made.struggle("Night shift starts blind", state=StruggleState.SEEN, since=date(2026, 10, 6))
    for number, day in enumerate((0, 3, 9, 14, 40, 41, 75, 77, 100, 130, 135, 139, 170, 200, 260)):
        then = date(2026, 9, 20) - day * DAY
        look = HoldingCheck(date(2026, 10, 20), holds=number != 1)
        slipped = {"state": ImprovementState.TRYING} if not look.holds else {}
        looks = (
            {"checks": (look,)}
            if number < 5
            else {"checks": (HoldingCheck(then + 31 * DAY, True),)}
        )
        made.adopted(f"Earlier one {number}", then, **looks, **slipped)
    numbers = {"period": "two weeks each", "basis": Basis.MEASURED}
    made.adopted(
        "A call light at press 2 replaces the walk to the office",
        date(2026, 10, 8),
        starred=True,
        struggle=calls.id,
        area=press.id,
        measure="Carts waiting at press 2",
        unit="min per shift",
        before=40.0,
        after=12.0,
        sample="20 shifts",
        share_with="the weld line, which waits for material too",
        credit="the early shift",
        consented=True,
        **numbers,
    )
    made.adopted(
        "Dies are set out the evening before, in the order of the plan",
        date(2026, 10, 14),
        starred=True,
        area=press.id,
        measure="Changeover time",
        unit="min",
        before=52.0,
        after=38.5,
        sample="11 changeovers",
        **numbers | {"basis": Basis.ESTIMATED},
    )
    made.adopted(
        "The shift book has one page for what the next shift must know",
        date(2026, 10, 19),
        starred=True,
        area=office.id,
        credit="nobody",
    )
    made.adopted("Gloves hang where they are worn", date(2026, 10, 20), area=press.id)
    made.adopted(
        "Scrap is weighed at the press, not at the gate",
        date(2026, 10, 27),
        measure="Scrap found a day late",
        unit="kg",
        before=130.0,
        after=20.0,
        share_with="plant 3",
        **numbers,
    )
    trying = made.improvement(
        "Material is called when half a cart is left",
        state=ImprovementState.TRYING,
        struggle=calls.id,
    )
    for wording, decision in (
        (
            "We expected one light to be enough. From the far end nobody sees it: a second hangs.",
            Decision.ADAPT,
        ),
        (
            "Calling by phone was to save the walk. Nobody hears the phone: we gave it up.",
            Decision.ABANDON,
        ),
        ("A card per cart went well for two days and was forgotten on the third.", Decision.ADAPT),
    ):
        made.cycle(trying, date(2026, 10, 12), decision, wording)
    made.cycle(trying, date(2026, 10, 13), as_expected=True)
    made.deck(
        SEPTEMBER,
        target="No cart waits longer than 20 minutes",
        prediction="With a call light, carts at press 2 wait 15 minutes a shift instead of 40.",
        outcome="12 minutes, over 20 shifts. The night shift needed a second light to get there.",
        came_true=True,
    )
    made.deck(
        target="every press is called for with half a cart left",
        prediction="Waiting falls below 10 minutes a shift, and no press stops for material.",
        wanted="Pallets of another department block the way past press 3. Who may move them?",
    )
    return made


def thin() -> Records:
    """A month in which little was done."""
    made = Records()
    made.adopted(
        "Gloves hang where they are worn",
        measure="Search for gloves",
        unit="min a day",
        before=6.0,
        after=1.0,
        basis=Basis.ESTIMATED,
    )
    made.deck(target="the same at line 4", prediction="Nobody there looks for gloves any more.")
    return made


def hostile() -> Records:
    """A month of texts that are too long, run the other way, or are no text at all."""
    made = Records()
    controls = "\x00\x07\x1b[31mred\x1b[0m \u202eright\u202c \ud800 \ufffe \x0b end"
    texts = [LONG_TITLE, RIGHT_TO_LEFT, CJK, EMOJI, MARKUP, controls, LONG_WORDING, "x" * 400]
    struggle = made.struggle(RIGHT_TO_LEFT[:120], state=StruggleState.IN_WORK, since=OCTOBER)
    area = made.area(CJK[:40])
    for number, text in enumerate([*texts, *texts]):
        made.adopted(
            text,
            OCTOBER + number * DAY,
            starred=number in (2, 3, 7),
            struggle=struggle.id,
            area=area.id,
            measure=texts[(number + 1) % len(texts)],
            unit=texts[(number + 3) % len(texts)],
            before=1e12 / 7,
            after=-0.5,
            basis=Basis.MEASURED,
            period=texts[(number + 4) % len(texts)],
            sample=texts[(number + 5) % len(texts)],
            share_with=texts[(number + 6) % len(texts)],
            credit=texts[number % len(texts)],
            consented=True,
        )
    for text in texts:
        made.cycle(made.improvement(text), OCTOBER, Decision.ABANDON, text)
    made.deck(SEPTEMBER, prediction=LONG_WORDING, outcome=EMOJI, came_true=False)
    made.deck(target=LONG_TITLE, prediction=CJK, wanted=LONG_WORDING)
    return made


def freeze_deck(opened: Journal, month: date = OCTOBER) -> Deck:
    """Confirm each slide of a month's deck, and freeze it: one action."""
    outline = as_plain(outline_of(source_of(records_of(opened, month))))
    with opened.transaction("freeze") as transaction:
        for place in range(len(outline["slides"])):
            confirm(opened, transaction, month, outline, place)
        return freeze(opened, transaction, month, outline)
