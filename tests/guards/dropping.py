"""Taking one guard out of a database that a test is about to use."""

from __future__ import annotations

import os

import psycopg

from launch.databases import with_database

WANTED = "PORTAL_GUARD_TO_DROP"


def drop_wanted_guard(owner_url: str, database: str) -> None:
    """Take away the guard that `make guards` named for this run, if it did."""
    name = os.environ.get(WANTED)
    if not name:
        return
    from .guards import GUARDS  # noqa: PLC0415 - it names models: once Django is set up

    guard = next(guard for guard in GUARDS if guard.name == name)
    with psycopg.connect(with_database(owner_url, database)) as owner:
        owner.execute(guard.drop)
