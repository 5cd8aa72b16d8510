from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.calendar import MONDAY_TO_FRIDAY, Workweek
from lean_journal.domain.prompts import Asked, Prompt, format_prompts
from lean_journal.domain.record import Refused
from lean_journal.domain.reflection import ReflectionKind
from lean_journal.domain.settings import (
    SETTINGS,
    Settings,
    load,
    setting,
    with_prompts,
)
from lean_journal.domain.starter import PROMPTS
from lean_journal.domain.time_settings import format_weekdays, parse_weekdays
from tests.builders import any_prompts

MONDAY = date(2026, 11, 23)
KEYS = [known.key for known in SETTINGS]
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["since", "days"]), inner)
    ),
    max_leaves=6,
)


def typed(key: str, text: str, before: Settings | None = None) -> Settings:
    return setting(key).typed(before or Settings(), text, MONDAY)


# Typed, shown, stored and loaded


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("day_start", "04:30", "04:30"),
        ("day_start", " 05:00 ", "05:00"),
        ("day_start", "00:00", "00:00"),
        ("day_start", "12:00", "12:00"),
        ("week_start", "sun", "sun"),
        ("week_start", " Sunday ", "sun"),
        ("week_start", "MON", "mon"),
        ("workdays", "mon-thu", "mon-thu"),
        ("workdays", "sat, sun", "sat,sun"),
        ("workdays", "Mon–Wed,fri", "mon-wed,fri"),
        ("workdays", "sun-thu", "mon-thu,sun"),
        ("workdays", "mon", "mon"),
        ("workdays", "mon-sun", "mon-sun"),
        ("theme", " nord ", "nord"),
        ("reporting_day", "1", "1"),
        ("reporting_day", " 31 ", "31"),
        ("reporting_day", "05", "5"),
        ("reporting_day", " OFF ", "off"),
        ("deck_title", "  What got better ", "What got better"),
        ("deck_title", "x" * 60, "x" * 60),
        ("deck_title", "[b]改善[/b]", "[b]改善[/b]"),
        ("deck_title", "", "Improvements"),
        ("deck_title", " ", "Improvements"),
        ("deck_title", "default", "Improvements"),
        ("theme", "[red]\x1b", "[red]\x1b"),
        ("morning_prompts", "What did I see?", "What did I see?"),
        ("evening_prompts", " a? |~b?|  -c?", "a? | ~ b? | - c?"),
        ("week_prompts", " | ", ""),
        ("month_prompts", "[red]\x1b?", "[red]\x1b?"),
    ],
)
def test_what_is_typed_is_shown_in_the_form_it_can_be_typed_again(
    key: str, text: str, shown: str
) -> None:
    known = setting(key)
    after = typed(key, text)
    assert known.show(after) == shown
    assert known.show(typed(key, shown)) == shown
    assert load({key: known.stored(after)}) == (after, [])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *[("day_start", text) for text in ("", "3", "25:00", "03:60", "12:01", "23:00", "3am")],
        *[("day_start", text) for text in ("03:00+01:00", "03:00Z", "٠٣:٠٠", "-1:00", "04:30:59")],
        *[("week_start", text) for text in ("", "mo", "1", "someday", "\udcff")],
        *[("workdays", text) for text in ("", ",", "mon-", "-fri", "mon,,fri", "every day", "1-5")],
        *[("workdays", text) for text in ("mon-wed-fri", "mo-fr")],
        *[("theme", text) for text in ("", "  ")],
        *[("reporting_day", text) for text in ("", "0", "32", "-1", "5.", "٥", "fri", "1" * 99)],
        *[("deck_title", text) for text in ("x" * 61, "a\nb", "a\x0bb", "a\u2028b", "a\rb")],
        *[("morning_prompts", text) for text in ("~", "a? | A?", "-- a?", "a?\nb?", "x" * 201)],
    ],
)
def test_what_cannot_be_a_setting_is_refused_with_a_sentence(key: str, text: str) -> None:
    with pytest.raises(Refused) as caught:
        typed(key, text)
    assert "\n" not in str(caught.value)


def test_the_defaults_are_shown_in_a_form_that_can_be_typed() -> None:
    for known in SETTINGS:
        shown = known.show(Settings())
        assert known.show(typed(known.key, shown)) == shown
        # Prompts are too long to be told; the word stands for them.
        assert ("default" if known.key.endswith("_prompts") else shown) in known.meaning


@pytest.mark.parametrize("name", ["day_start", "day-start", " DAY_START "])
def test_a_setting_is_found_by_its_name_with_dashes_or_underscores(name: str) -> None:
    assert setting(name).key == "day_start"


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(Refused, match="day_start, week_start, workdays, theme"):
        setting("color")


# Prompts


def test_each_kind_has_prompts_of_its_own() -> None:
    after = typed("evening_prompts", "What now?")
    assert after.prompts[ReflectionKind.EVENING] == (Prompt("What now?"),)
    for kind in set(ReflectionKind) - {ReflectionKind.EVENING}:
        assert after.prompts[kind] == PROMPTS[kind]
    assert Settings().prompts == PROMPTS


def test_default_brings_back_the_prompts_of_day_one_of_that_kind() -> None:
    changed = typed("evening_prompts", "What now?", typed("morning_prompts", ""))
    assert changed.prompts[ReflectionKind.MORNING] == ()
    after = typed("morning_prompts", " default ", changed)
    assert after.prompts[ReflectionKind.MORNING] == PROMPTS[ReflectionKind.MORNING]
    assert after.prompts[ReflectionKind.EVENING] == (Prompt("What now?"),)


def test_prompts_are_stored_with_when_they_are_asked() -> None:
    known = setting("morning_prompts")
    assert known.stored(typed("morning_prompts", "a? | ~ b? | - c?")) == [
        {"text": "a?", "asked": "always"},
        {"text": "b?", "asked": "in turn"},
        {"text": "c?", "asked": "off"},
    ]


@given(kind=st.sampled_from(ReflectionKind), prompts=any_prompts())
def test_any_prompts_come_back_from_what_is_typed_and_from_what_is_stored(
    kind: ReflectionKind, prompts: tuple[Prompt, ...]
) -> None:
    known = setting(f"{kind.value}-prompts")
    settings = with_prompts(Settings(), kind, prompts)
    assert typed(known.key, format_prompts(prompts)) == settings
    assert typed(known.key, known.show(settings)) == settings
    assert load({known.key: known.stored(settings)}) == (settings, [])


GOOD = {"text": "a?", "asked": "off"}


@pytest.mark.parametrize(
    "value",
    [
        *["a?", {"text": "a?"}, None, 7, ["a?"], [["a?"]], [None], [{}], [GOOD, GOOD]],
        *[[GOOD, {"text": text, "asked": "off"}] for text in ("", 7, None, "a | b", "~ b", "A?")],
        *[[{"text": "b?", "asked": asked}] for asked in ("never", "", None, True, "OFF")],
        *[[{"text": "b?"}], [{"asked": "off"}], [{"text": "x" * 201, "asked": "off"}]],
    ],
)
def test_wrong_stored_prompts_cost_their_own_kind_and_give_a_warning(value: Any) -> None:
    stored = {"morning_prompts": value, "evening_prompts": [GOOD]}
    loaded, warnings = load(stored)
    assert ["morning_prompts" in warning for warning in warnings] == [True]
    assert "\n" not in warnings[0]
    assert loaded.prompts[ReflectionKind.MORNING] == PROMPTS[ReflectionKind.MORNING]
    assert loaded.prompts[ReflectionKind.EVENING] == (Prompt("a?", Asked.OFF),)


# Workdays in time


def test_new_workdays_hold_from_today_on_and_the_past_keeps_its_own() -> None:
    before = Settings(
        workweeks=(
            Workweek(date(2026, 1, 1), frozenset({0})),
            Workweek(MONDAY, frozenset({1})),
            Workweek(date(2027, 1, 1), frozenset({2})),
        )
    )
    after = typed("workdays", "sat", before)
    assert after.workweeks == (before.workweeks[0], Workweek(MONDAY, frozenset({5})))


def test_versions_are_loaded_oldest_first() -> None:
    stored = [{"since": "2027-01-01", "days": "mon"}, {"since": "2026-01-01", "days": "tue"}]
    loaded, warnings = load({"workdays": stored})
    assert [week.since.year for week in loaded.workweeks] == [2026, 2027]
    assert warnings == []


@given(days=st.frozensets(st.integers(0, 6), min_size=1))
def test_any_weekdays_read_back_as_they_are_printed(days: frozenset[int]) -> None:
    assert parse_weekdays(format_weekdays(days)) == days


# As the file holds them


@given(
    settings=st.builds(
        Settings,
        day_start=st.times(max_value=time(12)).map(
            lambda one: one.replace(second=0, microsecond=0)
        ),
        week_start=st.integers(0, 6),
        workweeks=st.lists(
            st.builds(
                Workweek, since=st.dates(), days=st.frozensets(st.integers(0, 6), min_size=1)
            ),
            unique_by=lambda week: week.since,
        ).map(lambda weeks: tuple(sorted(weeks, key=lambda week: week.since))),
        theme=st.text(min_size=1),
        reporting_day=st.none() | st.integers(1, 31),
        deck_title=st.text(max_size=60).map(lambda text: " ".join(text.split()) or "x"),
        prompts=st.fixed_dictionaries({kind: any_prompts() for kind in ReflectionKind}),
    )
)
def test_any_settings_come_back_from_what_is_stored(settings: Settings) -> None:
    assert load({known.key: known.stored(settings) for known in SETTINGS}) == (settings, [])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "value",
    [
        *[None, True, 7, -1, 1.5, float("nan"), float("inf"), 10**400, "", "x", "23:00", [], {}],
        *[[7], [None], ["mon"], [[]], [{}], [{"since": 1, "days": 1}], {"since": "x"}],
        *[[{"since": "2026-01-01", "days": days}] for days in (5, "", None, "someday")],
        *[[{"since": since, "days": "mon"}] for since in ("2026-13-01", None, 7, "monday")],
    ],
)
def test_a_wrong_stored_value_costs_its_own_setting_and_gives_a_warning(
    key: str, value: Any
) -> None:
    others = Settings(day_start=time(5), week_start=6, theme="nord")
    stored = {known.key: known.stored(others) for known in SETTINGS} | {key: value}
    loaded, warnings = load(stored)
    is_none = value == [] and (key == "workdays" or key.endswith("_prompts"))
    is_text = key in ("theme", "deck_title") and value in ("x", "23:00")
    # Of an object that gives no keys, it is for the app to say which entries are wrong.
    is_keys = key == "keymap" and isinstance(value, dict)
    is_right = is_none or is_text or is_keys or (key, value) == ("reporting_day", 7)
    assert [key in warning for warning in warnings] == ([] if is_right else [True])
    for known in SETTINGS:
        if known.key != key:
            assert known.stored(loaded) == known.stored(others)
        elif not is_right:
            assert known.stored(loaded) == known.stored(Settings())


@given(stored=st.dictionaries(st.sampled_from([*KEYS, "theirs"]), JSON_VALUES))
def test_no_stored_value_raises(stored: dict[str, Any]) -> None:
    loaded, warnings = load(stored)
    assert len(warnings) <= len(stored)
    for known in SETTINGS:
        assert isinstance(known.show(loaded), str)


def test_unknown_keys_are_somebody_elses() -> None:
    assert load({"theirs": 7, "theme": "nord"}) == (replace(Settings(), theme="nord"), [])


def test_the_workdays_of_day_one_are_monday_to_friday() -> None:
    assert parse_weekdays(setting("workdays").show(Settings())) == MONDAY_TO_FRIDAY
