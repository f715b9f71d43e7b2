"""Taking one guard out of a database that a test is about to use."""

from __future__ import annotations

import os
from importlib import import_module

import psycopg

from launch.databases import with_database

from .guard import Guard

WANTED = "PORTAL_GUARD_TO_DROP"


def all_guards() -> list[Guard]:
    """Only to be asked for once Django is set up: their tests name models."""
    return import_module("tests.guards.guards").GUARDS


def drop_wanted_guard(owner_url: str, database: str) -> None:
    """Take away the guard that `make guards` named for this run, if it did."""
    name = os.environ.get(WANTED)
    if not name:
        return
    guard = next(guard for guard in all_guards() if guard.name == name)
    with psycopg.connect(with_database(owner_url, database)) as owner:
        owner.execute(guard.drop)
