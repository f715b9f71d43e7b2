"""Names of the work that the outbox can ask for.

The domain names a handler, the task module of an app declares it, so that the
domain needs no import from above and an unknown name fails at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}


class UnknownHandler(LookupError):
    """Work was asked for under a name that nobody declared."""


def handles(name: str) -> Callable[[Handler], Handler]:
    """Declare the function that does the work called `app.verb`. Safe to run twice."""

    def declare(function: Handler) -> Handler:
        if _handlers.setdefault(name, function) is not function:
            raise ValueError(f"{name} is declared twice")
        return function

    return declare


def require_known(name: str) -> None:
    """Raise UnknownHandler unless somebody declared this name."""
    if name not in _handlers:
        raise UnknownHandler(name)


def run(name: str, arguments: dict[str, Any]) -> None:
    """Do the work of this name with these arguments."""
    require_known(name)
    _handlers[name](**arguments)
