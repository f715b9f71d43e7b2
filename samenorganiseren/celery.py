"""Celery executes what the outbox holds; it never holds the truth itself.

Beat has two ticks only. What is due is told by the database: messages by their
rows, periodic work by `shared.periodic` and `journal.JobRun`. So a second beat, a
queue that was emptied or a night without power loses and doubles nothing.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenorganiseren.settings")
app = Celery("samenorganiseren")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# A tick that waited in the queue until the next one came is of no use.
app.conf.beat_schedule = {
    "dispatch": {
        "task": "journal.dispatch",
        "schedule": 2.0,
        "options": {"expires": 4.0},
    },
    "periodic": {
        "task": "journal.ask_for_periodic",
        "schedule": 5.0,
        "options": {"expires": 10.0},
    },
}
