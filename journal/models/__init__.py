"""What happened (append-only), who must hear of it, and work that takes long."""

from .entry import Entry, EntryQuerySet
from .job import Job, JobQuerySet
from .message import Message, MessageQuerySet
from .run import JobRun

__all__ = [
    "Entry",
    "EntryQuerySet",
    "Job",
    "JobQuerySet",
    "JobRun",
    "Message",
    "MessageQuerySet",
]
