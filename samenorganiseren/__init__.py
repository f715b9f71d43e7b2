"""The portal: settings, addresses, Celery, and the little that is shared."""

from samenorganiseren.celery import app as celery_app

__all__ = ["celery_app"]
