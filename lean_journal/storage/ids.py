"""Ids of records: drawn at random, or a digest of what there is only one record of."""

import os

try:
    # hashlib hands out this very function, but loads OpenSSL first, a fiftieth of a start.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

LOWEST_ID = 1 << 52
"""Ids lie in [2**52, 2**53): all of 16 digits, and exact in any JSON reader."""


def random_id() -> int:
    """Draw an id."""
    return _id_of(os.urandom(7))


def natural_id(table: str, key: str) -> int:
    """Give the id of a record with a natural key: the same in every process, on any day.

    Args:
        table: The table of its kind.
        key: Its natural key.
    """
    return _id_of(blake2b(f"{table} {key}".encode(), digest_size=7).digest())


def _id_of(data: bytes) -> int:
    return LOWEST_ID | int.from_bytes(data, "big") & (LOWEST_ID - 1)
