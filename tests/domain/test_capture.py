import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lean_journal.domain.calendar import parse_date
from lean_journal.domain.capture import CODES, Captured, Promise, parse, write
from lean_journal.domain.walk import Kind, Waste

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
HANDLES = ("#i12", "#s3", "#new")


def fact(text: str, interpretation: str = "", promise: Promise | None = None) -> Captured:
    return Captured(fact=text, interpretation=interpretation, promise=promise)


def waiting(text: str, interpretation: str = "", promise: Promise | None = None) -> Captured:
    return replace(fact(text, interpretation, promise), kind=Kind.WASTE, waste=Waste.WAITING)


def only(what: str, to: str = "", due: date | None = None) -> Captured:
    return Captured(promise=Promise(what, to, due))


def starred(captured: Captured) -> Captured:
    return replace(captured, starred=True)


def linked(captured: Captured, link: str) -> Captured:
    return replace(captured, link=link)


LINES = {
    # the whole of it, and nothing
    "w: 3 carts queue 40 min at press 2 // no signal? >> check call light @kim !fri": waiting(
        "3 carts queue 40 min at press 2",
        "no signal?",
        Promise("check call light", "kim", FRIDAY),
    ),
    "": Captured(),
    " \t  ": Captured(),
    "  a  ": fact("a"),
    "two  spaces\tand a tab": fact("two  spaces\tand a tab"),
    # codes
    "5:30 late": fact("5:30 late"),
    "W: x": waiting("x"),
    " w: x": waiting("x"),
    "w:\tx": waiting("x"),
    "w:   x": waiting("x"),
    "w:": fact("w:"),
    "w: ": fact("w:"),
    "w :x": fact("w :x"),
    "w： x": fact("w： x"),
    "x: y": fact("x: y"),
    "ww: y": fact("ww: y"),
    "w: s: x": waiting("s: x"),
    "w: // guess": waiting("// guess"),
    "w: >> call": waiting(">> call"),
    "w: *": waiting("*"),
    "w: a *": starred(waiting("a")),
    # interpretation and commitment
    "a // b // c": fact("a", "b // c"),
    "a //b": fact("a //b"),
    "a\t//\tb": fact("a", "b"),
    "a //": fact("a //"),
    "// a": fact("// a"),
    "// a // b": fact("// a", "b"),
    "a // // b": fact("a", "// b"),
    "a >> b // c": fact("a", "", Promise("b // c")),
    "a >> b >> c": fact("a", "", Promise("b >> c")),
    "a // b >> c": fact("a", "b", Promise("c")),
    "a // >> b": fact("a //", "", Promise("b")),
    "a >>": fact("a >>"),
    "a>> b": fact("a>> b"),
    "temp 38 >> 40": fact("temp 38", "", Promise("40")),
    # only a commitment
    ">> call Kim !fri": only("call Kim", "", FRIDAY),
    ">>\tcall": only("call"),
    ">>": fact(">>"),
    ">>call": fact(">>call"),
    ">> @kim !fri": fact(">> @kim !fri"),
    ">> @kim >> call": only(">> call", "kim"),
    ">> w: x // y": only("w: x // y"),
    ">> call #i12 *": only("call #i12 *"),
    # to whom and by when
    "met @kim !fri": fact("met @kim !fri"),
    "a >> mail k@x.com": fact("a", "", Promise("mail k@x.com")),
    "a >> do @k @b !fri !mon": fact("a", "", Promise("do @b !mon", "k", FRIDAY)),
    "a >> !fri @k do": fact("a", "", Promise("do", "k", FRIDAY)),
    "a >> do @k  it  !fri now": fact("a", "", Promise("do  it now", "k", FRIDAY)),
    "a >> x !ok": fact("a", "", Promise("x !ok")),
    "a >> x !ok !fri": fact("a", "", Promise("x !ok", "", FRIDAY)),
    "a >> x !fri.": fact("a", "", Promise("x !fri.")),
    "a >> x !2026-11-22": fact("a", "", Promise("x !2026-11-22")),
    "a >> x !2026-11-22 !fri": fact("a", "", Promise("x !2026-11-22", "", FRIDAY)),
    "a >> x @ !": fact("a", "", Promise("x @ !")),
    "a >> x @kim,": fact("a", "", Promise("x", "kim,")),
    "a >> @kim !fri": fact("a >> @kim !fri"),
    "a // b >> @kim": fact("a", "b >> @kim"),
    "a >> @kim *": starred(fact("a >> @kim")),
    # links and stars
    "#12 bolts missing": fact("#12 bolts missing"),
    "C# line #nope": fact("C# line #nope"),
    "a #i12": linked(fact("a"), "#i12"),
    "a  #I12 ": linked(fact("a"), "#i12"),
    "a #new": linked(fact("a"), "#new"),
    "a #i12.": fact("a #i12."),
    "a#i12": fact("a#i12"),
    "#i12": fact("#i12"),
    "#i12 *": starred(fact("#i12")),
    "w: #i12": waiting("#i12"),
    "a #i12 b": fact("a #i12 b"),
    "a #i12 #s3": linked(fact("a #i12"), "#s3"),
    "a #i12 *": starred(linked(fact("a"), "#i12")),
    "a * #i12": linked(fact("a *"), "#i12"),
    "a // b #s3 *": starred(linked(fact("a", "b"), "#s3")),
    "a >> b @k !fri #s3 *": starred(linked(fact("a", "", Promise("b", "k", FRIDAY)), "#s3")),
    "a >> b #s3 @k": fact("a", "", Promise("b #s3", "k")),
    "a >> #s3": linked(fact("a >>"), "#s3"),
    "a >> *": starred(fact("a >>")),
    "2 * 3 *": starred(fact("2 * 3")),
    "a * *": starred(fact("a *")),
    "a*": fact("a*"),
    "*": fact("*"),
    "* *": starred(fact("*")),
    "https://x//y *": starred(fact("https://x//y")),
    # escapes
    r"C:\new": fact(r"C:\new"),
    r"\w: x": fact(r"\w: x"),
    r"w\: x": fact("w: x"),
    r"a \// b": fact("a // b"),
    r"a /\/ b // c": fact("a // b", "c"),
    r"a \>> b": fact("a >> b"),
    r"\>> b": fact(">> b"),
    r"a >> b \@kim \!fri": fact("a", "", Promise("b @kim !fri")),
    r"a \#i12": fact("a #i12"),
    r"a \*": fact("a *"),
    r"\*": fact("*"),
    r"a \* *": starred(fact("a *")),
    "a\\": fact("a\\"),
    r"a \\": fact("a \\"),
    r"a \\* ": fact(r"a \*"),
    r"\\\\server\share": fact(r"\\server\share"),
    r"\  // b": fact("\\", "b"),
    # other characters
    "点検 漏れ // 忙しい": fact("点検 漏れ", "忙しい"),
    "Jose\u0301 >> ask @Jose\u0301": fact("Jose\u0301", "", Promise("ask", "Jose\u0301")),
    "👷\u200d♀\ufe0f waits *": starred(fact("👷\u200d♀\ufe0f waits")),
    "\x00a\x1b[31m // \x7f\x85": fact("\x00a\x1b[31m", "\x7f\x85"),
    "\x1ca\x1d \x1e\x1f": fact("\x1ca\x1d \x1e\x1f"),
    "a\nb\r\n": fact("a\nb\r\n"),
    "a\n// b": fact("a\n// b"),
    "\xa0a\xa0// b\xa0": fact("\xa0a\xa0// b\xa0"),
    "\u3000w: x": fact("\u3000w: x"),
    "\udcff // \ud800": fact("\udcff", "\ud800"),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=map(ascii, LINES))
def test_a_line_is_read_by_the_grammar_and_written_back_with_the_same_meaning(
    line: str, expected: Captured
) -> None:
    assert parse(line, MONDAY, HANDLES) == expected
    assert parse(write(expected, MONDAY, HANDLES), MONDAY, HANDLES) == expected


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_read_in_either_case_and_written_small(code: str) -> None:
    kind, waste = CODES[code]
    expected = Captured(kind=kind, waste=waste, fact="x")
    assert parse(f"{code}: x", MONDAY) == parse(f"{code.upper()}: x", MONDAY) == expected
    assert write(expected, MONDAY) == f"{code}: x"


def test_the_codes_are_the_eight_wastes_and_each_other_kind_but_a_plain_fact() -> None:
    assert "".join(CODES) == "downtimes5+q?"
    assert [waste for _, waste in CODES.values() if waste] == list(Waste)
    assert {kind for kind, _ in CODES.values()} == set(Kind) - {Kind.FACT}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("2026-11-23", MONDAY),
        ("2026-11-27", FRIDAY),
        ("2028-02-29", date(2028, 2, 29)),
        ("9999-12-31", date.max),
        ("today", MONDAY),
        ("tomorrow", date(2026, 11, 24)),
        ("mon", date(2026, 11, 30)),
        ("tue", date(2026, 11, 24)),
        ("wed", date(2026, 11, 25)),
        ("thu", date(2026, 11, 26)),
        ("fri", FRIDAY),
        ("sat", date(2026, 11, 28)),
        ("sun", date(2026, 11, 29)),
        ("FRI", FRIDAY),
        ("+0d", MONDAY),
        ("+3d", date(2026, 11, 26)),
        ("+2w", date(2026, 12, 7)),
        ("+10D", date(2026, 12, 3)),
    ],
)
def test_a_date_word_names_a_day_from_today_on(word: str, expected: date) -> None:
    assert parse_date(word, MONDAY) == expected
    assert parse(f"a >> x !{word}", MONDAY).promise == Promise("x", "", expected)


@pytest.mark.parametrize(
    "word",
    [
        "",
        "2026-11-22",
        "0001-01-01",
        "2026-02-30",
        "2027-02-29",
        "2026-13-01",
        "20261127",
        "2026-W48-5",
        "2026-11-27T08:00",
        "2026-11-7",
        "27.11.2026",
        "friday",
        "yesterday",
        "-3d",
        "3d",
        "+d",
        "+3",
        "+3m",
        "+-3d",
        "++3d",
        "+ 3d",
        "+1_0d",
        "+99999999999d",
        "+" + "9" * 10_000 + "w",
        "+३d",
        "+²d",
        "２０２６-11-27",
        "ſun",
        "\udcff",
        "fri\n",
    ],
    ids=lambda word: ascii(word[:16]),
)
def test_a_past_day_or_any_other_word_is_no_date(word: str) -> None:
    assert parse_date(word, MONDAY) is None


def test_a_weekday_is_the_next_such_day_after_any_today() -> None:
    for days in range(7):
        today = MONDAY + timedelta(days=days)
        for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun")):
            day = parse_date(name, today)
            assert day is not None
            assert day.weekday() == number
            assert 1 <= (day - today).days <= 7


def test_a_date_past_the_end_of_the_calendar_is_no_date() -> None:
    for word in ("tomorrow", "mon", "+1d", "+1w"):
        assert parse_date(word, date.max) is None


@pytest.mark.parametrize("line", ["a #i12", "a #new", "a >> b #s3 *"])
def test_an_unknown_handle_is_text(line: str) -> None:
    captured = parse(line, MONDAY, handles=["#i1", "#S33", "i12", ""])
    assert captured.link == ""
    assert line.split()[-1 - captured.starred] in write(captured, MONDAY)


def test_a_link_is_spelled_as_the_caller_spells_the_handle() -> None:
    assert parse("a #i12", MONDAY, {"#I12"}).link == "#I12"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "3 carts queue 40 min at press 2",
        "5:30 late",
        r"C:\new and 2 * 3 // 4:5 * 6",
        r"\\\server\share",
        "w: a // b // c >> d >> e // f @kim !2026-11-27 #i12 *",
        ">> call Kim at #5 * !2026-11-27",
        "met @kim !fri at #12",
        "a #i12 b",
        "a >> @kim !fri",
        "a >> x !2026-11-22 !ok",
        "w: s: x",
        r"w\: x",
        r"w\: >> x",
        r"\>> x",
        r"a \// b \// c",
        r"a \>> b",
        r"a \*",
        r"a \#i12",
        r"a >> b \@kim \!fri @bo",
        r"a \\*",
    ],
)
def test_writing_adds_no_escape_that_is_not_needed(line: str) -> None:
    assert write(parse(line, MONDAY, HANDLES), MONDAY, HANDLES) == line


def test_only_a_blank_line_is_empty() -> None:
    assert parse(" \t ", MONDAY).is_empty
    for line in ("a", "*", ">>", ">> a", "\xa0", "\\", "w:"):
        assert not parse(line, MONDAY).is_empty


def test_a_due_date_that_has_passed_is_still_written_and_comes_back_on_the_day_of_capture() -> None:
    captured = fact("a", "", Promise("x", "kim", FRIDAY))
    later = FRIDAY + timedelta(days=1)
    line = write(captured, later)
    assert line == "a >> x @kim !2026-11-27"
    assert parse(line, MONDAY) == parse(line, FRIDAY) == captured
    assert parse(line, later).promise == Promise("x !2026-11-27", "kim")


def test_a_value_no_line_can_say_is_written_with_all_its_words() -> None:
    promise = Promise("call", "Kim Lee", FRIDAY)
    assert write(only("call", "Kim Lee", FRIDAY), MONDAY) == ">> call @Kim Lee !2026-11-27"
    guess = Captured(
        kind=Kind.SAFETY, interpretation="guess", promise=promise, link="#i9", starred=True
    )
    assert write(guess, MONDAY) == "s: // guess >> call @Kim Lee !2026-11-27 #i9 *"
    assert write(Captured(kind=Kind.WASTE, fact="a", starred=True), MONDAY) == "a *"


def test_a_long_line_full_of_markers_is_written_at_once() -> None:
    captured = fact("/" * 5_000 + " // " + "*" * 5_000)
    assert write(captured, MONDAY) == "/" * 5_000 + r" \// " + "*" * 5_000


# Properties

SPACED = [" ", "  ", "\t", "5: ", ">> ", " >> ", " // ", " *"]
WORDS = r"""/ > @ ! # * : \ // >> + w: W: @kim @b !fri !mon !ok !+2w !2026-11-27 !2026-11-22
    #i12 #I12 #s3 #new #12 a b é"""
TOKENS = st.sampled_from([*SPACED, *WORDS.split(), "\xa0", "\n"])
LINE = st.text() | st.lists(TOKENS, max_size=14).map("".join)
LINE |= st.lists(TOKENS | st.text(max_size=3), max_size=10).map(" ".join)
KNOWN = st.sampled_from([(), HANDLES])

TRIMMED = LINE.map(lambda text: text.strip(" \t"))
SOMETHING = TRIMMED.filter(bool)
ALIAS = LINE.map(lambda text: re.sub(r"[ \t]", "", text))
DUE = st.none() | st.dates(min_value=MONDAY)
PROMISE = st.builds(Promise, SOMETHING, ALIAS, DUE)


@st.composite
def built_by_a_form(draw: st.DrawFn) -> Captured:
    if draw(st.booleans()):
        return Captured(promise=draw(PROMISE))
    kind, waste = draw(st.sampled_from([(Kind.FACT, None), *CODES.values()]))
    return Captured(
        kind=kind,
        waste=waste,
        fact=draw(SOMETHING),
        interpretation=draw(TRIMMED),
        promise=draw(st.none() | PROMISE),
        link=draw(st.sampled_from(["", *HANDLES])),
        starred=draw(st.booleans()),
    )


@given(LINE, KNOWN)
def test_any_line_written_back_is_read_the_same(line: str, handles: tuple[str, ...]) -> None:
    captured = parse(line, MONDAY, handles)
    written = write(captured, MONDAY, handles)
    assert parse(written, MONDAY, handles) == captured
    assert write(parse(written, MONDAY, handles), MONDAY, handles) == written


@given(LINE, KNOWN)
def test_any_line_has_trimmed_parts_and_is_an_observation_or_only_a_commitment(
    line: str, handles: tuple[str, ...]
) -> None:
    captured = parse(line, MONDAY, handles)
    promise = captured.promise or Promise("")
    for part in (captured.fact, captured.interpretation, promise.what):
        assert part == part.strip(" \t")
    assert captured.is_empty == (not line.strip(" \t"))
    assert captured.fact or captured == Captured(promise=captured.promise)
    assert (captured.promise is None) == (not promise.what)
    assert (captured.kind is Kind.WASTE) == (captured.waste is not None)


@given(LINE, KNOWN)
def test_no_character_is_dropped_but_blanks_and_the_markers_that_were_understood(
    line: str, handles: tuple[str, ...]
) -> None:
    captured = parse(line, MONDAY, handles)
    promise = captured.promise or Promise("")
    parts = [captured.fact, captured.interpretation, promise.what, promise.to]
    kept = Counter(re.sub(r"[ \t]", "", "".join(parts)))
    typed = Counter(re.sub(r"[ \t]", "", line))
    assert kept <= typed

    code = {meaning: code for code, meaning in CODES.items()}.get((captured.kind, captured.waste))
    markers = f"{code}:" if code else ""
    markers += "//" if captured.interpretation else ""
    markers += ">>" if captured.promise else ""
    markers += "@" if promise.to else ""
    markers += captured.link
    markers += "*" if captured.starred else ""
    markers += "\\" * len(re.findall(r"\\[:/>@!#*\\]", line))
    dropped = "".join((typed - kept).elements()).lower()
    dates = re.findall(r"![^ \t]+", line) if promise.due else [""]
    assert sorted(dropped) in [sorted((markers + word).lower()) for word in dates]


@given(LINE, KNOWN)
def test_each_part_stands_in_the_line_as_it_was_typed(line: str, handles: tuple[str, ...]) -> None:
    line = line.replace("\\", "")
    captured = parse(line, MONDAY, handles)
    assert captured.fact in line
    assert captured.interpretation in line
    if captured.promise and not (captured.promise.to or captured.promise.due):
        assert captured.promise.what in line


@given(st.text(st.characters(exclude_characters=":/>@!#*\\")))
def test_text_without_markers_is_a_plain_fact_and_is_written_plain(text: str) -> None:
    trimmed = text.strip(" \t")
    assert parse(text, MONDAY, HANDLES) == fact(trimmed)
    assert write(fact(trimmed), MONDAY, HANDLES) == trimmed


@given(built_by_a_form())
def test_what_a_form_built_is_read_back_from_its_line(captured: Captured) -> None:
    assert parse(write(captured, MONDAY, HANDLES), MONDAY, HANDLES) == captured


@given(built_by_a_form())
def test_a_line_without_any_one_of_its_escapes_is_read_differently(captured: Captured) -> None:
    line = write(captured, MONDAY, HANDLES)
    for escape in re.finditer(r"\\(?=[:/>@!#*\\])", line):
        shorter = line[: escape.start()] + line[escape.end() :]
        assert parse(shorter, MONDAY, HANDLES) != captured


@given(LINE, st.dates())
def test_any_word_is_a_day_from_today_on_or_no_date(word: str, today: date) -> None:
    for name in (word, f"+{word}d", word.removeprefix("!")):
        day = parse_date(name, today)
        assert day is None or day >= today


def test_a_very_long_line_is_written_at_once_and_reads_the_same() -> None:
    long = Captured(fact="https://x//y >> and // so on " * 40_000 + "end")
    assert parse(write(long, MONDAY), MONDAY) == long
