import json

import pytest

from tests.cli.shell import Shell


def test_a_search_finds_every_term_whatever_its_case_newest_first(shell: Shell) -> None:
    shell.done("observe", "--on", "-3d", "w: carts queue at press 2")
    shell.done("areas", "add", "Cart park")
    shell.now = "2026-11-23T15:00"
    shell.done("observe", ">> move the Cart @kim")
    shell.now = "2026-11-23T15:30"
    shell.done("observe", "q: “no cart today” // why?")
    shell.done("observe", "crane stands")
    assert [line.split("\t") for line in shell.done("search", "CART").splitlines()] == [
        ["2026-11-23", "someone said", "“no cart today”"],
        ["2026-11-23", "commitment", "move the Cart"],
        ["2026-11-23", "area", "Cart park"],
        ["2026-11-20", "waiting", "carts queue at press 2"],
    ]
    assert shell.done("search", "why", "no cart").split("\t")[1] == "someone said"
    assert shell.done("search", "@kim").endswith("\t@kim\n")


def test_a_letter_with_an_accent_is_found_however_it_was_typed(shell: Shell) -> None:
    shell.done("observe", "Cafe\u0301 ＯＰＥＮ Straße")
    for term in ("CAFÉ", "open", "strasse"):
        assert "Cafe\u0301" in shell.done("search", term)


def test_a_long_text_is_shown_around_the_hit(shell: Shell) -> None:
    shell.done("observe", piped=f"{'ß' * 5000} needle {'x' * 5000}\n")
    excerpt = shell.done("search", "NEEDLE").rstrip("\n").split("\t")[2]
    assert excerpt[0] == excerpt[-1] == "…"
    assert "ß needle x" in excerpt
    assert len(excerpt) <= 82


def test_a_search_as_json_gives_whole_records(shell: Shell) -> None:
    shell.done("observe", f"carts {'queue ' * 40}")
    (hit,) = json.loads(shell.done("search", "carts", "--json"))
    assert (hit["day"], hit["kind"]) == ("2026-11-23", "observation")
    assert hit["record"]["fact"] == f"carts {'queue ' * 40}".strip()


def test_a_search_finds_behaviors_evidence_and_reasons(shell: Shell) -> None:
    shell.done("behaviors", "add", "Ask first", "--cue", "[b]carts[/b]")
    shell.done("mark", "ask", "missed", "--on", "-3d", "--evidence", "carts were late")
    shell.done("absence", "tomorrow", "--reason", "carts course")
    assert [line.split("\t") for line in shell.done("search", "carts").splitlines()] == [
        ["2026-11-24", "absence", "carts course"],
        ["2026-11-23", "behavior", "[b]carts[/b]"],
        ["2026-11-20", "missed", "Ask first: carts were late"],
    ]
    absence, behavior, mark = json.loads(shell.done("search", "carts", "--json"))
    assert [one["kind"] for one in (absence, behavior, mark)] == ["absence", "behavior", "mark"]
    assert behavior["record"]["cadences"][0]["decided"] == "2026-11-23"
    assert mark["record"]["behavior"] == behavior["record"]["id"]


def test_a_search_finds_struggles_improvements_and_cycles(shell: Shell) -> None:
    shell.done("struggles", "add", "carts everywhere", "--title", "Flow", "--on", "-5d")
    shell.done("improvements", "add", "Call light", "--problem", "carts queue")
    shell.now = "2026-11-24T14:20"
    words = ("--step", "a lamp for the carts", "--expect", "3 carts less", "--obstacle", "cart way")
    shell.done("improvements", "start", "i1", *words)
    assert [line.split("\t") for line in shell.done("search", "cart").splitlines()] == [
        ["2026-11-24", "cycle", "#i1: cart way"],
        ["2026-11-23", "improvement", "#i1: carts queue"],
        ["2026-11-18", "struggle", "#s1: carts everywhere"],
    ]
    shell.now = "2026-11-25T14:20"
    rest = ("--happened", "x", "--learned", "ask", "--surprise", "--decision", "adapt")
    shell.done("improvements", "check", "i1", *rest)
    assert shell.done("search", "3 carts less") == "2026-11-25\tcycle\t#i1: 3 carts less\n"
    assert "\timprovement\t#i1: cart way\n" in shell.done("search", "cart way")
    kinds = {hit["kind"] for hit in json.loads(shell.done("search", "cart", "--json"))}
    assert kinds == {"struggle", "improvement", "cycle"}


def test_a_search_as_json_gives_reflections_too(shell: Shell) -> None:
    shell.done("reflect", "carts")
    (hit,) = json.loads(shell.done("search", "carts", "--json"))
    assert hit["record"]["answers"] == [{"prompt": "", "text": "carts"}]


@pytest.mark.parametrize("terms", [["absent"], [""], ["carts", "absent"], ["\udcff"]])
def test_a_search_for_what_is_not_there_says_so(shell: Shell, terms: list[str]) -> None:
    shell.done("observe", "carts")
    result = shell.run("search", *terms)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "lean-journal: nothing is found\n"
    assert shell.done("search", *terms, "--json") == "[]\n"


@pytest.fixture
def written(shell: Shell) -> Shell:
    """A walk in October, and one in November with a promise."""
    shell.done("areas", "add", "Press shop")
    shell.done("areas", "add", "Paint")
    shell.now = "2026-10-05T14:20"
    shell.done("observe", "--area", "paint", "m: carts are fetched")
    shell.now = "2026-11-20T14:20"
    shell.done("observe", "--area", "press", "w: carts queue >> call @kim !+9d")
    shell.done("observe", "s: guard open behind the carts")
    return shell


@pytest.mark.parametrize(
    ("terms", "texts"),
    [
        (["carts"], ["guard open behind the carts", "carts queue", "carts are fetched"]),
        (["carts", "area:pr"], ["guard open behind the carts", "carts queue"]),
        (["area:Press shop", "kind:commitments"], ["call"]),
        (["waste:w"], ["carts queue"]),
        (["waste:waiting", "waste:mot"], ["carts queue", "carts are fetched"]),
        (["kind:safety"], ["guard open behind the carts"]),
        (["carts", "on:2026-10"], ["carts are fetched"]),
        (["carts", "2026-10..2026-10"], ["carts are fetched"]),
        (["carts", "since:yesterday"], ["guard open behind the carts", "carts queue"]),
        (["carts", "until:-3d"], ["carts are fetched"]),
        (["kind:area"], ["Paint", "Press shop"]),
        (["@kim"], ["@kim"]),
    ],
)
def test_filters_narrow_a_search(written: Shell, terms: list[str], texts: list[str]) -> None:
    lines = [line.split("\t")[2] for line in written.done("search", *terms).splitlines()]
    assert sorted(lines) == sorted(texts)
    assert len(json.loads(written.done("search", *terms, "--json"))) == len(texts)


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("kind:wlak", "'wlak' is no kind; do you mean walk?"),
        ("waste:s", "'s' is no waste; there are defects, "),
        ("area:p", "several areas fit 'p': Paint, Press shop"),
        ("area:attic", "no area fits 'attic'; there are: Paint, Press shop"),
        ("on:2026-13", "'2026-13' is no day, month or year: type 2026-10-05, "),
        ("2026-11..2026-10", "2026-11..2026-10 would end on 2026-10-31, before it begins"),
    ],
)
def test_a_value_that_cannot_be_meant_is_wrong_usage(written: Shell, term: str, said: str) -> None:
    result = written.run("search", "carts", term)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"lean-journal: {said}")


def test_a_word_that_looks_like_a_filter_is_found_in_its_own_quotes(shell: Shell) -> None:
    shell.done("observe", "the lamp was on:off all day")
    assert "on:off" in shell.done("search", '"on:off"')


def test_what_a_hit_belongs_to_is_printed_with_it(written: Shell) -> None:
    written.done("observe", "--area", "press", "--new", "--theme", "Flow", "x")
    assert written.done("search", "flow") == "2026-11-20\twalk\tPress shop: Flow\n"
    written.done("decks", "edit", "--target", "no cart waits")
    assert written.done("search", "kind:deck") == "2026-10-01\tdeck\tOctober 2026: no cart waits\n"


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_record_of_no_instant_is_found_in_every_time_zone(shell: Shell, zone: str) -> None:
    row = '"4503599627370500":{"name":"Press shop"}'
    shell.file.write_text(f'{{"areas":{{{row}}},"meta":{{"1":{{"schema":1}}}}}}')
    found = shell.process("search", "press", env={"TZ": zone})
    assert (found.stdout, found.stderr) == (b"0001-01-01\tarea\tPress shop\n", b"")
