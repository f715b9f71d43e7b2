"""How many questions one asker may put, so that all others are answered too."""

from __future__ import annotations

import time
from typing import Any, cast

from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from ..counting import CountingCache

SECONDS = 60


class _EveryMinute(BaseThrottle):
    """So many in each minute of the clock: one addition in the cache a question.

    DRF's own keeps the time of every question in a list, which it reads and writes
    each time, and loses some where two are asked at once.
    """

    scope: str
    most: int

    def allow_request(self, request: Request, view: Any) -> bool:
        asker = self.asker(request)
        if not asker:
            return True
        minute = int(time.time()) // SECONDS
        return self.count(f"asked:{self.scope}:{asker}:{minute}") <= self.most

    def asker(self, request: Request) -> str:
        """Who asks; empty where this throttle is not for her."""
        raise NotImplementedError

    def wait(self) -> float:
        return SECONDS - time.time() % SECONDS

    @staticmethod
    def count(key: str) -> int:
        return cast(CountingCache, caches["default"]).count(key, SECONDS)


class VisitorThrottle(_EveryMinute):
    """Without a key: by network address."""

    scope = "visitor"
    most = 600

    def asker(self, request: Request) -> str:
        return "" if request.user.is_authenticated else self.get_ident(request)


class KeyThrottle(_EveryMinute):
    """With a key: by person."""

    scope = "key"
    most = 1800

    def asker(self, request: Request) -> str:
        return str(request.user.pk) if request.user.is_authenticated else ""
