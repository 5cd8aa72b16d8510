"""The way from each schema of the file to the next."""

from collections.abc import Callable, Mapping

from lean_journal.storage.errors import Unreadable
from lean_journal.storage.meta import SCHEMA, schema_of, set_schema
from lean_journal.storage.tables import Tables

Migration = Callable[[Tables], Tables]

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version it starts from, the step to the version after it."""


def migrate(
    tables: Tables, steps: Mapping[int, Migration] = MIGRATIONS, target: int = SCHEMA
) -> Tables:
    """Bring tables to a version of the schema, step by step.

    Args:
        tables: Tables of an older version, or of this one.
        steps: The known steps.
        target: The version wanted.

    Raises:
        Unreadable: A step is missing.
    """
    schema = schema_of(tables)
    while schema < target:
        if schema not in steps:
            raise Unreadable(f"there is no way from schema {schema} to {schema + 1}")
        tables = steps[schema](dict(tables))
        schema += 1
        set_schema(tables, schema)
    return tables
