"""What Prometheus reads: how the outbox and the periodic work stand.

Nobody gets it unless the deployer sets METRICS_TOKEN and the reader sends it along
(`Authorization: Bearer …`). The numbers come from the database at each reading, so any
of the web processes may answer. No names of people and no texts are in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from journal import queries
from samenorganiseren.shared import periodic
from samenorganiseren.shared.broker import queue_depth


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """404 without the right token: who may not read it, need not know of it."""
    expected = settings.METRICS_TOKEN
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not expected or not constant_time_compare(sent, expected):
        raise Http404
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Standing(timezone.now()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class Standing(Collector):
    """Everything as it stands at one moment."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def describe(self) -> list[Metric]:
        return []

    def collect(self) -> Iterator[Metric]:
        yield from self._outbox()
        yield from self._jobs()
        depth = queue_depth()
        yield _gauge("broker_up", "Whether the broker answers.", depth is not None)
        if depth is not None:
            yield _gauge("broker_queue_depth", "Tasks waiting for a worker.", depth)

    def _outbox(self) -> Iterator[Metric]:
        backlog = queries.get_backlog(self.now)
        age = backlog.age(self.now).total_seconds()
        yield _gauge("outbox_oldest_due_seconds", "Age of the oldest due message.", age)
        found = queries.waiting_by_handler()
        for name, text in (
            ("waiting", "Messages that wait."),
            ("failing", "Messages that failed before and are tried again."),
            ("given_up", "Messages that need a person."),
        ):
            family = GaugeMetricFamily(
                f"portal_outbox_{name}", text, labels=["handler"]
            )
            for work in found:
                family.add_metric([work.handler], getattr(work, name))
            yield family

    def _jobs(self) -> Iterator[Metric]:
        succeeded = GaugeMetricFamily(
            "portal_job_last_success_timestamp_seconds",
            "When periodic work last succeeded; 0 where it never did.",
            labels=["job"],
        )
        failures = GaugeMetricFamily(
            "portal_job_failures", "Failures since it last succeeded.", labels=["job"]
        )
        runs = queries.runs_by_name()
        for each in periodic.known():
            run = runs.get(each.name)
            at = run.succeeded_at if run else None
            succeeded.add_metric([each.name], at.timestamp() if at else 0)
            failures.add_metric([each.name], run.failures if run else 0)
        yield from (succeeded, failures)


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"portal_{name}", text, value=float(value))
