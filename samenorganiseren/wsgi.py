"""The door for the web server.

Static files are answered here, before Django: servestatic's middleware is
asynchronous, and would take every page of a WSGI server through a thread of its own.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from servestatic import ServeStatic

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenorganiseren.settings")

# Collected files carry a part of their own hash in their name, and never change.
HASHED = r"\.[0-9a-f]{12}\."


def _safe(headers, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


application = ServeStatic(
    get_wsgi_application(),
    root=settings.STATIC_ROOT if settings.STATIC_ROOT.is_dir() else None,
    prefix=settings.STATIC_URL,
    autorefresh=settings.DEBUG,
    immutable_file_test=HASHED,
    add_headers_function=_safe,
    allow_all_origins=False,
)
