"""The portal's own code in this program, on a database of choice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import django


def set_up() -> None:
    """Once, when the servers run."""
    django.setup()


@contextmanager
def connected_to(database: str) -> Iterator[None]:
    from django.db import connections

    connection = connections["default"]
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
