"""Celery executes what the outbox holds; it never holds the truth itself."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenorganiseren.settings")
app = Celery("samenorganiseren")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
