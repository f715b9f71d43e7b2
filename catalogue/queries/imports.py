"""Imports as long work: whose they are and what they found."""

from __future__ import annotations

import csv
import io
from typing import Any

from accounts.models import User
from journal.enums import JobState
from journal.models import Job

CHECK = "catalogue.check_import"


def editor_behind(actor_key: str) -> User:
    """The person who asked for the work."""
    return User.objects.get(pk=int(actor_key.rpartition(":")[2]))


def import_job(job_id: int) -> Job:
    """The dry run of this number."""
    return Job.objects.get(pk=job_id, handler=CHECK)


def own_checks(person: User) -> Any:
    """The last dry runs of this editor, newest first."""
    return Job.objects.of(person.actor_key).filter(handler=CHECK).order_by("-id")


def report_rows(check: Job) -> list[dict[str, str]]:
    """The rows of the report of a finished dry run."""
    if check.state != JobState.DONE or not check.result_file:
        return []
    with check.result_file.open("rb") as file:
        text = io.StringIO(file.read().decode("utf-8-sig"))
    return list(csv.DictReader(text, delimiter=";"))
