"""Telling how far long work is, while its own transaction is still open.

This goes over a connection of its own that commits at once, so that others can
see it and the work can see that it was asked to stop.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from ..enums import JobState


class ProgressLine:
    """The line beside the work of one job; close it when the work ends."""

    def __init__(self, job_id: int) -> None:
        self.job_id = job_id
        self._connection: BaseDatabaseWrapper = connection.copy()

    def begin(self, *, now: datetime) -> int | None:
        """The job is being worked on; the number of this attempt, None if it ended."""
        row = self._run(
            "UPDATE journal_job SET state = %s, started_at = coalesce(started_at, %s),"
            " heartbeat_at = %s, attempts = attempts + 1, done = 0"
            " WHERE id = %s AND finished_at IS NULL RETURNING attempts",
            [JobState.RUNNING.value, now, now, self.job_id],
        )
        return row[0] if row else None

    def report(self, *, done: int, total: int | None, now: datetime) -> bool:
        """Whether the work may go on."""
        row = self._run(
            "UPDATE journal_job SET done = %s, total = coalesce(%s, total), heartbeat_at = %s"
            " WHERE id = %s AND finished_at IS NULL RETURNING cancel_asked_at",
            [done, total, now, self.job_id],
        )
        return row is not None and row[0] is None

    def close(self) -> None:
        self._connection.close()

    def _run(self, statement: str, values: list[Any]) -> tuple[Any, ...] | None:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, values)
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row
