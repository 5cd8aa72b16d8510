from dataclasses import replace

import pytest

from lean_journal.domain.area import Area, checked, matching_area
from lean_journal.domain.naming import LONGEST_NAME, named
from lean_journal.domain.record import Refused

AREAS = [
    Area(id=1, name="Press 2"),
    Area(id=2, name="Press 20"),
    Area(id=3, name="Paint shop"),
    Area(id=4, name="Café"),
    Area(id=5, name="[red]STRASSE"),
]


@pytest.mark.parametrize(
    ("part", "id_"),
    [
        ("Press 2", 1),  # exactly, though it is part of another
        ("press 2", 1),
        (" PRESS 2 ", 1),
        ("Press 20", 2),
        ("20", 2),
        ("paint", 3),
        ("shop", 3),
        ("café", 4),
        ("cafe\u0301", 4),
        ("straße", 5),
        ("[red]", 5),
    ],
)
def test_an_area_is_meant_by_its_name_or_a_part_only_it_has(part: str, id_: int) -> None:
    assert matching_area(AREAS, part).id == id_


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("press", "several areas fit 'press': Press 2, Press 20"),
        ("p", "several areas fit"),
        ("assembly", "no area fits 'assembly'; there are: Café, Paint shop"),
        ("", "no area fits ''"),
        ("  ", "no area fits"),
    ],
)
def test_a_part_of_none_or_of_several_is_refused_with_a_choice(part: str, why: str) -> None:
    with pytest.raises(Refused, match=why.replace("[", r"\[")):
        matching_area(AREAS, part)


def test_a_misspelled_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r"no area fits 'pant shp'; do you mean Paint shop\?"):
        matching_area(AREAS, "pant shp")


def test_without_areas_the_person_is_told_how_to_add_one() -> None:
    with pytest.raises(Refused, match="areas add"):
        matching_area([], "press")


def test_a_name_is_known_whatever_the_case_of_its_letters() -> None:
    assert named(AREAS, "pAINT SHOP") == AREAS[2]
    assert named(AREAS, "paint") is None


# Before it is stored


def test_a_name_is_trimmed() -> None:
    assert checked(Area(name="  Weld  "), AREAS) == Area(name="Weld")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "has a name"),
        (" \t", "has a name"),
        ("x" * (LONGEST_NAME + 1), "at most"),
        ("PRESS 2", "an area Press 2 already"),
        ("CAFE\u0301", "already"),
    ],
)
def test_a_name_that_is_none_or_anothers_is_refused(name: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        checked(Area(name=name), AREAS)


def test_an_area_may_keep_its_own_name_in_another_case() -> None:
    renamed = replace(AREAS[0], name="PRESS 2")
    assert checked(renamed, AREAS) == renamed
    assert checked(Area(name="x" * LONGEST_NAME), AREAS).name == "x" * LONGEST_NAME
