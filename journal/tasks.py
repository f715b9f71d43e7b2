"""What Celery executes for the journal, and what the outbox can ask of it.

The tasks acknowledge early: the outbox holds the truth, and a claim that lapses
brings a lost message back sooner than the broker would.
"""

from __future__ import annotations

import time
from datetime import datetime

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from .domain import claims, delivery, retention, runs, stalled, work

GROUP = 20
MOST_AT_A_TIME = 200
# A worker goes on by itself while there is more, but not for ever.
LONGEST_TURN = 5.0


@shared_task(name="journal.dispatch", acks_late=False)
def dispatch() -> None:
    """Hand what is due to the workers, in small groups."""
    ids = claims.claim_due(now=timezone.now(), limit=MOST_AT_A_TIME)
    for start in range(0, len(ids), GROUP):
        group = ids[start : start + GROUP]
        deliver.apply_async([group], expires=settings.OUTBOX_CLAIM_SECONDS)


@shared_task(name="journal.deliver", acks_late=False)
def deliver(ids: list[int]) -> None:
    """Deliver these messages, and then what else is due."""
    until = time.monotonic() + LONGEST_TURN
    while ids:
        for message_id in ids:
            delivery.deliver(message_id=message_id, clock=timezone.now)
        if time.monotonic() > until:
            return
        ids = claims.claim_due(now=timezone.now(), limit=GROUP)


@shared_task(name="journal.ask_for_periodic", acks_late=False)
def ask_for_periodic() -> None:
    """Ask the outbox for the periodic work that has fallen due."""
    runs.ask_for_due(now=timezone.now())


@handles("journal.run_periodic", title="Een vaste taak doen")
def run_periodic(name: str, moment: str) -> None:
    runs.run_periodic(
        name=name, moment=datetime.fromisoformat(moment), now=timezone.now()
    )


@handles("journal.run_job", title="Langdurig werk doen")
def run_job(job_id: int) -> None:
    work.run_job(job_id=job_id, clock=timezone.now)


@periodic("journal.clean_outbox", at="02:40", title="Bezorgde berichten opruimen")
def clean_outbox(*, now: datetime) -> str:
    return f"{retention.remove_delivered(now=now)} bezorgde berichten opgeruimd."


@periodic("journal.clean_jobs", at="02:50", title="Oude taken en bestanden opruimen")
def clean_jobs(*, now: datetime) -> str:
    results, old = retention.remove_results(now=now), retention.remove_old_jobs(now=now)
    return f"{results} bestanden en {old} oude taken opgeruimd."


@periodic(
    "journal.fail_stalled", every=stalled.SILENCE, title="Stilgevallen taken afsluiten"
)
def fail_stalled(*, now: datetime) -> str:
    return f"{stalled.fail_stalled(now=now)} stilgevallen taken afgesloten."
