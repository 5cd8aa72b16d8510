"""Sentences a lean leader might have written, put together by chance: 40 to 90 characters."""

import random

AREAS = ("Press shop", "Assembly", "Paint line", "Shipping", "Maintenance", "Order desk")
THEMES = ("Safety", "Flow", "Quality", "Standard", "People", "Handover")
ALIASES = ("kim", "ayse", "jonas", "rui", "marta", "lee")

_WHAT = (
    "three carts queue",
    "the forklift waits for a driver",
    "operator searches for the torque key",
    "first piece check is skipped",
    "a pallet stands in the walkway",
    "the shift board shows yesterday",
    "labels are printed twice",
    "two people lift the cover by hand",
    "the standard work sheet is covered in dust",
    "rework table is full since the early shift",
    "she explains the new fixture to a colleague",
    "he walks 40 m for every box of screws",
)
_WHERE = (
    "at press 2",
    "in front of cell 7",
    "beside the paint booth",
    "at the goods-in gate",
    "behind the test bench",
    "near the kanban rack",
    "on line 3, station 12",
    "between the two ovens",
)
_DETAIL = (
    "since 7:40",
    "for the second week",
    "and nobody is surprised",
    "while the next lot arrives",
    "until the leader comes",
    "",
)


def sentence(chance: random.Random) -> str:
    """Give the next sentence."""
    said = f"{chance.choice(_WHAT)} {chance.choice(_WHERE)} {chance.choice(_DETAIL)}".strip()
    return said if len(said) >= 40 else f"{said}, as on the last walk"
