"""From where something was asked, for the journal: kept for the current request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """The door through which it came, the network address, and the request's number."""

    door: str = "portaal"
    address: str = ""
    request_id: str = ""


UNKNOWN = Origin()
_current: ContextVar[Origin] = ContextVar("origin", default=UNKNOWN)


def current_origin() -> Origin:
    """Where the work that is going on now came from."""
    return _current.get()


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Everything inside was asked for from this origin."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)
