"""How much waits in the queue of Celery, which only carries what the outbox holds."""

from __future__ import annotations

import logging

import redis
from django.conf import settings

QUEUE = "celery"
LONGEST_WAIT = 1.0
log = logging.getLogger(__name__)


def queue_depth() -> int | None:
    """How many tasks wait for a worker; nothing where the broker does not answer."""
    try:
        broker = redis.Redis.from_url(
            _address(settings.CELERY_BROKER_URL),
            socket_timeout=LONGEST_WAIT,
            socket_connect_timeout=LONGEST_WAIT,
        )
        with broker:
            return int(broker.llen(QUEUE))
    except (redis.RedisError, OSError, ValueError):
        log.warning("the broker does not answer", exc_info=True)
        return None


def _address(celery: str) -> str:
    """The same address as the client of Redis writes it, where it is a socket."""
    if not celery.startswith("redis+socket://"):
        return celery
    path = celery.removeprefix("redis+socket://").replace("virtual_host=", "db=")
    return f"unix://{path}"
