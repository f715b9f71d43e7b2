"""How the outbox and the long work stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.handlers import title_of

from .models import Job, JobRun, Message, MessageQuerySet


@dataclass(frozen=True)
class Backlog:
    """What waits to be delivered, and since when the oldest is late."""

    waiting: int
    given_up: int
    oldest_due_at: datetime | None

    def age(self, now: datetime) -> timedelta:
        """How long the oldest message that is due has been waiting."""
        late = now - self.oldest_due_at if self.oldest_due_at else timedelta()
        return max(timedelta(), late)


def get_backlog(now: datetime) -> Backlog:
    """The state of the outbox in one query."""
    waiting = Q(delivered_at=None, given_up_at=None)
    found = Message.objects.filter(delivered_at=None).aggregate(
        waiting=Count("id", filter=waiting),
        given_up=Count("id", filter=Q(given_up_at__isnull=False)),
        oldest_due_at=Min("due_at", filter=waiting & Q(due_at__lte=now)),
    )
    return Backlog(**found)


@dataclass(frozen=True)
class WaitingWork:
    """One kind of work in the outbox."""

    handler: str
    waiting: int
    # Of those, that failed before.
    failing: int
    given_up: int
    oldest_due_at: datetime | None

    @property
    def title(self) -> str:
        return title_of(self.handler)


def waiting_by_handler() -> list[WaitingWork]:
    """What waits and what was given up, by kind of work: one query."""
    waiting = Q(given_up_at=None)
    found = (
        Message.objects.filter(delivered_at=None)
        .values("handler")
        .annotate(
            waiting=Count("id", filter=waiting),
            failing=Count("id", filter=waiting & Q(attempts__gt=0)),
            given_up=Count("id", filter=~waiting),
            oldest_due_at=Min("due_at", filter=waiting),
        )
        .order_by("handler")
    )
    return [WaitingWork(**row) for row in found]


def oldest_untried_age(now: datetime) -> timedelta:
    """How long the oldest message has waited that nobody has tried yet.

    A message that pauses after a failure says nothing about the portal itself.
    """
    oldest = (
        Message.objects.due(now).filter(attempts=0).aggregate(at=Min("due_at"))["at"]
    )
    return now - oldest if oldest else timedelta()


def given_up_messages() -> MessageQuerySet:
    """Those that need a person, the newest first."""
    return Message.objects.given_up().order_by("-given_up_at", "-id")


def waiting_messages() -> MessageQuerySet:
    """Those in line, the oldest first."""
    return Message.objects.waiting().order_by("due_at", "id")


def runs_by_name() -> dict[str, JobRun]:
    """How each piece of periodic work went last."""
    return {run.name: run for run in JobRun.objects.order_by("name")}


def find_job(job_id: int, actor_key: str) -> Job | None:
    """The job of this number, where this person asked for it."""
    return Job.objects.of(actor_key).filter(pk=job_id).first()


def own_work(person: Actor) -> list[dict[str, str]]:
    """The long work that this person asked for, for the export of personal data."""
    return [
        {
            "Wat": one.title,
            "Wanneer": one.created_at.isoformat(),
            "Uitkomst": one.outcome,
        }
        for one in Job.objects.of(person.actor_key).order_by("id")
    ]
