"""How our keys become titles and addresses: bodies, seats, terms and the backing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from samenorganiseren.shared import followables, personal_data, subjects
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject

from ..models import BackingPoll, Body, Membership, Seat
from ..queries.bodies.personal_data import own_places
from ..rules.backing import may_keep_poll, towns_of


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    personal_data.register("Organen", own_places)
    subjects.register("governance.body", _body, _bodies)
    followables.register(
        Followable(
            "orgaan",
            "governance.body",
            "dit orgaan",
            "elk advies dat het orgaan publiceert",
        )
    )
    subjects.register("governance.seat", _seat)
    subjects.register("governance.membership", _membership)
    subjects.register("governance.backing_poll", _backing_poll)


def _body(number: int) -> Subject | None:
    return next(iter(_bodies([number])), None)


def _bodies(numbers: Iterable[int]) -> Iterable[Subject]:
    for body in Body.objects.select_related("organisation").filter(pk__in=numbers):
        yield _on_page_of(body, body.subject_key, body.name)


def _seat(number: int) -> Subject | None:
    seat = Seat.objects.select_related("body").filter(pk=number).first()
    return _on_page_of(seat.body, seat.subject_key, seat.label) if seat else None


def _membership(number: int) -> Subject | None:
    term = Membership.objects.with_names().filter(pk=number).first()
    if term is None:
        return None
    return _on_page_of(term.seat.body, term.subject_key, term.subject_label)


def _on_page_of(body: Body, key: str, title: str) -> Subject:
    """Who sits where is public."""
    return Subject(
        key=key,
        title=title,
        url=body.get_absolute_url(),
        is_visible_to=lambda reader: True,
    )


def _backing_poll(number: int) -> Subject | None:
    rows = BackingPoll.objects.select_related("membership", "dossier")
    poll = rows.filter(pk=number).first()
    if poll is None:
        return None

    def reads(reader: Any) -> bool:
        answers = bool(towns_of(reader, timezone.localdate()))
        return answers or bool(may_keep_poll(reader, poll))

    return Subject(
        key=poll.subject_key,
        title=poll.subject_label,
        url=poll.get_absolute_url(),
        is_visible_to=reads,
    )
