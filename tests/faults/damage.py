"""Ways in which a journal's file comes to harm: the disk's, an editor's, another program's."""

import codecs
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

EVERY = 64
"""Bytes between two places at which a file may break off."""

_HERE = "\ue000 the damage \ue000"
"""Stands in the JSON where text of our own is put that no encoder would write."""

WRONG = (
    *("null", "true", "[]", "{}", '""', '"x"', "0", "-1", "0.5", "[[]]", '[{"a":null}]', '{"1":1}'),
)
"""Values, most of them of another type than what they take the place of."""

NUMBERS = (
    *("1e400", "-1e400", "NaN", "Infinity", "-Infinity", "1e-400", "-0.0", "4503599627370496.5"),
    *(str(1 << 70), str(1 << 63), str(-(1 << 64)), "9" * 400, "9" * 5000, f"0.{'3' * 3000}"),
)
TIMES = (
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-11-23T24:00:00Z", "9999-12-31T23:59:59Z"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "2026-11-23T08:00:00", "1969-12-31"),
)
"""Days at the ends of the calendar, some that never were, and instants of no place."""

FOREIGN = (
    b"",
    b" \r\n",
    b"[]",
    b"{}",
    b"null",
    b"Dear diary, today was fine.\n",
    b'{"_default":{"1":{"name":"milk","done":false},"2":{"name":"bread","done":true}}}',
    b'{"users":{"1":{"id":7}},"_default":{}}',
    b'{"meta":{"1":{"version":"3.1"}},"entries":{}}',
    b'{"meta":{"1":{"schema":"1"}}}',
    b'{"meta":{"schema":1}}',
    b"[2026-11-23 08:00] A title. And a text.\n",
    b"SQLite format 3\x00" + bytes(84),
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    b"<<<<<<< ours\n{}\n=======\n[]\n>>>>>>> theirs\n",
)
"""Files of other programs, among them TinyDB's of somebody else."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that has come to harm."""

    how: str
    """In a few words, with where."""

    data: bytes
    is_inside: bool = False
    """Whether single values were exchanged in what still is JSON."""


class Tree:
    """The journal as JSON, in which one place at a time is exchanged."""

    def __init__(self, whole: bytes, chance: Random) -> None:
        self._root: dict[str, Any] = json.loads(whole)
        self._chance = chance
        self._ids = [key for table in self._root.values() for key in table if len(key) == 16]

    def anywhere(self) -> tuple[Any, Any, str]:
        """Choose a place: what it stands in, its key there, and its path for people."""
        depth = self._chance.choices((1, 2, 3, 5), (1, 2, 6, 3))[0]
        holder: Any = self._root
        path = []
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            key = self._chance.choice(keys)
            path.append(str(key))
            inner = holder[key]
            if len(path) >= depth or not isinstance(inner, (dict, list)) or not inner:
                return holder, key, "/".join(path)
            holder = inner

    def value_of(self, kind: Callable[[Any], bool]) -> tuple[Any, Any, str]:
        """Choose a place whose value is of a kind."""
        while True:
            holder, key, path = self.anywhere()
            if kind(holder[key]):
                return holder, key, path

    def other_id(self) -> int:
        """Choose the id of a record of any kind."""
        return int(self._chance.choice(self._ids))

    def exchanged(self, holder: Any, key: Any, raw: str) -> bytes:
        """Write the journal with a text in the place of a value."""
        with _changed(holder, key, _HERE):
            return self._written(f'"{_HERE}"', raw)

    def twice(self, holder: dict[str, Any], key: str, spelled: str) -> bytes:
        """Write the journal with a name standing twice in an object."""
        again = f"{spelled}:{_dump(holder[key])}"
        with _changed(holder, _HERE, None):
            return self._written(f'"{_HERE}":null', again)

    def _written(self, mark: str, raw: str) -> bytes:
        return _dump(self._root).replace(mark, raw).encode()


def damages(whole: bytes, chance: Random, count: int) -> Iterator[Damaged]:
    """Damage a journal in every way in turn, at random places.

    Args:
        whole: The journal's file.
        chance: Chooses the places.
        count: How many damaged files to give.
    """
    tree = Tree(whole, chance)
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        yield way(whole, tree, chance, number // len(WAYS))


def cuts(whole: bytes, step: int = EVERY) -> Iterator[Damaged]:
    """Break the file off at every 64th byte, or more rarely."""
    for length in range(0, len(whole), step):
        yield Damaged(f"cut at {length}", whole[:length])


@contextmanager
def _changed(holder: Any, key: Any, value: Any) -> Iterator[None]:
    # The order of the names must be as before: the file is written from it again.
    before = dict(holder) if isinstance(holder, dict) else list(holder)
    holder[key] = value
    try:
        yield
    finally:
        holder.clear()
        holder.update(before) if isinstance(holder, dict) else holder.extend(before)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


Way = Callable[[bytes, Tree, Random, int], Damaged]


def _flipped(whole: bytes, _tree: Tree, chance: Random, _turn: int) -> Damaged:
    data = bytearray(whole)
    spots = [chance.randrange(len(data)) for _ in range(chance.choice((1, 1, 2, 8)))]
    for spot in spots:
        data[spot] ^= 1 << chance.randrange(8)
    return Damaged(f"bits flipped at {spots}", bytes(data))


def _cut(whole: bytes, _tree: Tree, chance: Random, _turn: int) -> Damaged:
    length = EVERY * chance.randrange(len(whole) // EVERY)
    return Damaged(f"cut at {length}", whole[:length])


def _blotted(whole: bytes, _tree: Tree, chance: Random, turn: int) -> Damaged:
    """Lose a block, as disks do: to zeros, to what stood elsewhere, or altogether."""
    size = chance.choice((1, 64, 512, 4096))
    start = chance.randrange(len(whole))
    elsewhere = chance.randrange(len(whole))
    blot = (bytes(size), whole[elsewhere : elsewhere + size], b"", b"\xff" * size)[turn % 4]
    return Damaged(
        f"{size} bytes lost at {start}, {turn % 4}",
        whole[:start] + blot + whole[start + size :],
    )


def _swapped_type(_whole: bytes, tree: Tree, chance: Random, _turn: int) -> Damaged:
    holder, key, path = tree.anywhere()
    raw = chance.choice(WRONG)
    return Damaged(f"{raw} at {path}", tree.exchanged(holder, key, raw), is_inside=True)


def _number(_whole: bytes, tree: Tree, chance: Random, turn: int) -> Damaged:
    is_number = turn % 3 == 0
    holder, key, path = tree.value_of(
        lambda value: isinstance(value, (int, float)) if is_number else True
    )
    raw = chance.choice(NUMBERS)
    return Damaged(f"{raw[:24]} at {path}", tree.exchanged(holder, key, raw), is_inside=True)


def _time(_whole: bytes, tree: Tree, chance: Random, _turn: int) -> Damaged:
    holder, key, path = tree.value_of(
        lambda value: isinstance(value, str) and value[:2] == "20" and value[4:5] == "-"
    )
    short = [time for time in TIMES if ("T" in time) == ("T" in holder[key])]
    time = chance.choice(short if chance.random() < 0.8 else TIMES)
    return Damaged(f"{time} at {path}", tree.exchanged(holder, key, f'"{time}"'), is_inside=True)


def _link(_whole: bytes, tree: Tree, chance: Random, _turn: int) -> Damaged:
    """Have a record name another one than it did: of any kind, or itself."""
    holder, key, path = tree.value_of(lambda value: isinstance(value, int) and value >= 1 << 52)
    own = next((part for part in path.split("/") if len(part) == 16), None)
    other = int(own) if own is not None and chance.random() < 0.3 else tree.other_id()
    return Damaged(f"{other} at {path}", tree.exchanged(holder, key, str(other)), is_inside=True)


def _twice(_whole: bytes, tree: Tree, chance: Random, turn: int) -> Damaged:
    while True:
        holder, key, path = tree.anywhere()
        if isinstance(holder, dict):
            break
    spelled = _dump(key) if turn % 2 else f'"\\u{ord(key[0]):04x}{key[1:]}"'
    return Damaged(f"{spelled} twice at {path}", tree.twice(holder, key, spelled), is_inside=True)


def _nested(_whole: bytes, tree: Tree, chance: Random, turn: int) -> Damaged:
    holder, key, path = tree.anywhere()
    depth = chance.choice((100, 999, 5000, 200_000))
    begin, end = ("[", "]") if turn % 2 else ('{"a":', "}")
    raw = f"{begin * depth}{0}{end * depth}"
    return Damaged(f"{depth} deep at {path}", tree.exchanged(holder, key, raw), is_inside=True)


def _written_otherwise(whole: bytes, _tree: Tree, _chance: Random, turn: int) -> Damaged:
    text = whole.decode()
    indented = json.dumps(json.loads(text), indent=1, ensure_ascii=turn % 2 == 0)
    forms: dict[str, bytes] = {
        "BOM": codecs.BOM_UTF8 + whole,
        "BOM twice": codecs.BOM_UTF8 * 2 + whole,
        "CRLF": indented.replace("\n", "\r\n").encode(),
        "UTF-16": text.encode("utf-16"),
        "UTF-16 without a BOM": text.encode("utf-16-be"),
        "UTF-32": text.encode("utf-32"),
        "half a UTF-16": text.encode("utf-16-le")[:-1],
        "Latin-1": indented.encode("latin-1", "replace"),
        "twice": whole + whole,
        "a list of it": b"[" + whole + b"]",
        "a text of it": json.dumps(text).encode(),
        "zeros after it": whole + bytes(4096),
        "only zeros": bytes(len(whole)),
        "single quotes": whole.replace(b'"', b"'"),
        "a comma too many": whole[:-1] + b",}",
        "a line feed in a text": whole.replace(b" ", b"\n", 1),
    }
    how = list(forms)[turn % len(forms)]
    return Damaged(how, forms[how])


def _foreign(_whole: bytes, _tree: Tree, _chance: Random, turn: int) -> Damaged:
    data = FOREIGN[turn % len(FOREIGN)]
    return Damaged(f"somebody else's: {data[:30]!r}", data)


WAYS: tuple[Way, ...] = (
    *(_flipped, _cut, _swapped_type, _number, _time, _link),
    *(_twice, _nested, _blotted, _written_otherwise, _foreign, _swapped_type),
)
"""The ways in turn; exchanged types find most, and come twice."""
