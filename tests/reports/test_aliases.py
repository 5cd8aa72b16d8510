import pytest

from lean_journal.reports.aliases import aliases_in
from lean_journal.reports.slides import Figure, Item, Outline, Part, Slide
from tests.decks import OCTOBER


def deck(text: str) -> Outline:
    return Outline(OCTOBER, (Slide(part=Part.NEXT, title="Less", items=(Item(text=text),)),))


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("Kim hung a light", {"kim"}, ["kim"]),
        ("KIM's light", {"kim"}, ["kim"]),
        ("(kim)", {"kim"}, ["kim"]),
        ("kimono", {"kim"}, []),
        ("a skim", {"kim"}, []),
        ("for j.doe-2", {"j.doe"}, ["j.doe"]),
        ("ask @lee-ann, please", set(), ["lee-ann"]),
        ("ask @Kim", {"kim"}, ["kim"]),
        ("mail x@example.org", set(), []),
        ("木村さんの提案", {"木村"}, ["木村"]),
        ("Jürgen", {"jürgen"}, ["jürgen"]),
        ("Jürgens Idee", {"jürgen"}, []),
        ("nobody", {"", " "}, []),
        ("Zoe, Abe and Zoe", {"zoe", "abe"}, ["abe", "zoe"]),
    ],
)
def test_an_alias_is_found_as_a_whole_word(text: str, known: set[str], found: list[str]) -> None:
    assert aliases_in(deck(text), known) == found


@pytest.mark.parametrize(
    "slide",
    [
        Slide(part=Part.NEXT, title="kim"),
        Slide(part=Part.NEXT, title="", items=(Item(text="", label="kim"),)),
        Slide(part=Part.NEXT, title="", items=(Item(text="", note="thanks to kim"),)),
        Slide(part=Part.EFFECTS, title="", figures=(Figure(text="kim"),)),
        Slide(part=Part.EFFECTS, title="", figures=(Figure(text="", measure="kim"),)),
        Slide(part=Part.EFFECTS, title="", figures=(Figure(text="", unit="kim"),)),
        Slide(part=Part.EFFECTS, title="", figures=(Figure(text="", note="kim"),)),
    ],
)
def test_an_alias_is_found_wherever_a_reader_would(slide: Slide) -> None:
    assert aliases_in(Outline(OCTOBER, (slide,)), {"kim"}) == ["kim"]
