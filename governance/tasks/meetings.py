"""What may happen later: meetings."""

from __future__ import annotations

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.jobs import Outcome, Steps, job

from ..domain.meetings import announcing, bundle
from ..models import Meeting
from ..queries.meetings.around import person_of


@handles("governance.announce_meeting_convened", title="Oproep voor een vergadering")
def announce_convened(meeting_id: int, sequence: int) -> None:
    announcing.announce_convened(meeting_id=meeting_id, now=timezone.now())


@handles("governance.announce_meeting_changed", title="Wijziging van een vergadering")
def announce_changed(meeting_id: int, sequence: int) -> None:
    announcing.announce_changed(
        meeting_id=meeting_id, sequence=sequence, now=timezone.now()
    )


@handles(
    "governance.announce_meeting_cancelled", title="Afgelasting van een vergadering"
)
def announce_cancelled(meeting_id: int, sequence: int) -> None:
    announcing.announce_cancelled(meeting_id=meeting_id, now=timezone.now())


@job("governance.bundle_papers")
def bundle_papers(steps: Steps, *, meeting_id: int) -> Outcome:
    meeting = Meeting.objects.with_body().get(pk=meeting_id)
    made = bundle.make_bundle(
        meeting=meeting,
        reader=person_of(steps.by.actor_key),
        now=steps.now,
        report=steps.report,
    )
    path = steps.folder / "stukken.pdf"
    path.write_bytes(made)
    return Outcome(
        "De bundel is klaar.",
        url=meeting.get_absolute_url(),
        file=path,
        file_name=f"stukken-vergadering-{meeting.pk}.pdf",
    )
