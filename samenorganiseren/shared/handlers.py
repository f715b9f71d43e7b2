"""Names of the work that the outbox can ask for.

The domain names a handler, the task module of an app declares it, so that the
domain needs no import from above and an unknown name fails at once.

A handler runs in a transaction that also marks its message as delivered: what it
writes in the database happens exactly once. What it does outside (a mail) happens
at least once, so it goes under a name that stays the same at a second attempt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}
_titles: dict[str, str] = {}


class UnknownHandler(LookupError):
    """Work was asked for under a name that nobody declared."""


class GiveUp(Exception):
    """Trying again is of no use. Its text, in Dutch, is the reason that people read."""


class TryLater(Exception):
    """Not now; this does not count as a failure."""

    def __init__(self, pause: timedelta) -> None:
        super().__init__(str(pause))
        self.pause = pause


def handles(name: str, *, title: str = "") -> Callable[[Handler], Handler]:
    """Declare the function that does the work called `app.verb`. Safe to run twice.

    `title` says in Dutch what it does, for the administrator.
    """

    def declare(function: Handler) -> Handler:
        if _handlers.setdefault(name, function) is not function:
            raise ValueError(f"{name} is declared twice")
        _titles[name] = title or name
        return function

    return declare


def require_known(name: str) -> None:
    """Raise UnknownHandler unless somebody declared this name."""
    if name not in _handlers:
        raise UnknownHandler(name)


def known() -> list[str]:
    """The names of all work, in order."""
    return sorted(_handlers)


def title_of(name: str) -> str:
    """What this work is called on screen."""
    return _titles.get(name, name)


def run(name: str, arguments: dict[str, Any]) -> None:
    """Do the work of this name with these arguments."""
    require_known(name)
    _handlers[name](**arguments)
