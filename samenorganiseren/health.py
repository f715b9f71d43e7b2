"""What machines ask of the portal: does it live, is it ready, whom to warn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from journal.queries import oldest_untried_age

log = logging.getLogger(__name__)
Check = Callable[[], bool]


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """What the portal needs is there; 503 and which part is not."""
    answers = {name: _holds(name, check) for name, check in CHECKS.items()}
    is_ready = all(answers.values())
    return JsonResponse(
        {
            "status": "ready" if is_ready else "not ready",
            "checks": {name: "ok" if ok else "not ok" for name, ok in answers.items()},
        },
        status=200 if is_ready else 503,
    )


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a weakness."""
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today + timedelta(days=180):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )
    return HttpResponse(
        "".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8"
    )


def _holds(name: str, check: Check) -> bool:
    """The reason goes to the log only: it may name hosts."""
    try:
        return check()
    except Exception:
        log.warning("readyz: %s does not answer", name, exc_info=True)
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _cache() -> bool:
    cache.set("readyz", "ok", 10)
    return cache.get("readyz") == "ok"


_seen_applied: set[str] = set()


def _migrations() -> bool:
    """Asked until they are applied once; a running process does not go back."""
    name = str(connection.settings_dict["NAME"])
    if name not in _seen_applied:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _seen_applied.add(name)
    return True


def _outbox() -> bool:
    late = timedelta(seconds=settings.OUTBOX_LATE_SECONDS)
    return oldest_untried_age(timezone.now()) <= late


CHECKS: dict[str, Check] = {
    "database": _database,
    "cache": _cache,
    "migrations": _migrations,
    "outbox": _outbox,
}
