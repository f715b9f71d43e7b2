"""Which database the tests look into."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def pointed_at(name: str) -> Iterator[str]:
    """Django's default connection, in all threads, uses the database of this name."""
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield name
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
