"""A page that a visitor already has is not made again."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from ..queries import register_version


def list_etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
    """The same for as long as register, address, day and templates are; not for sessions."""
    if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    parts = [
        request.get_full_path(),
        register_version(),
        f"{timezone.localdate()}",
        templates_version(),
    ]
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


@cache
def templates_version() -> str:
    """Another text after every release that changed a template or a style."""
    folders = [settings.BASE_DIR / name for name in ("templates", "static")]
    newest = max(
        file.stat().st_mtime_ns
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file()
    )
    return str(newest)
