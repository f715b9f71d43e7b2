"""Adding to the chain of what happened to a dossier.

The text that is hashed is one line of JSON, made the same way everywhere: keys
sorted, no spaces, UTF-8. A name never stands in it, only its salted digest; the
name and the salt are beside it and may be erased.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from samenorganiseren.shared.actors import Actor

from ..enums import EventVisibility
from ..models import Dossier, DossierEvent, EventPerson


def add_event(
    kind: str,
    *,
    dossier: Dossier,
    by: Actor,
    now: datetime,
    payload: Mapping[str, Any] | None = None,
    visibility: EventVisibility = EventVisibility.INTERNAL,
    people: Mapping[str, Actor] | None = None,
) -> DossierEvent:
    """Chain what happened. The dossier must be locked by this transaction.

    `kind` is a Dutch past tense such as `ronde-geopend`, `payload` holds plain
    values without personal data, `people` names by role whoever else is in it.
    """
    head = Dossier.objects.values_list("event_count", "head_hash").get(pk=dossier.pk)
    known = [_person(role, who) for role, who in {"door": by, **(people or {})}.items()]
    sequence, previous = head[0] + 1, head[1]
    content = {
        "dossier": dossier.pk,
        "sequence": sequence,
        "kind": kind,
        "visibility": str(visibility),
        "at": now.astimezone(UTC).isoformat(),
        "payload": {
            **(payload or {}),
            "personen": {person.role: person.digest for person in known},
        },
        "previous": previous,
    }
    canonical = canonical_json(content)
    event = DossierEvent.objects.create(
        dossier=dossier,
        sequence=sequence,
        kind=kind,
        visibility=visibility,
        at=now,
        payload=content["payload"],
        previous_hash=previous,
        canonical=canonical,
        hash=sha256_of(canonical),
    )
    for person in known:
        person.event = event
    EventPerson.objects.bulk_create(known)
    dossier.event_count, dossier.head_hash = sequence, event.hash
    return event


def canonical_json(content: Any) -> str:
    """The one way to write this as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def sha256_of(text: str) -> str:
    """The fingerprint of a text, in hexadecimals."""
    return hashlib.sha256(text.encode()).hexdigest()


def _person(role: str, who: Actor) -> EventPerson:
    salt = secrets.token_hex(16)
    return EventPerson(
        role=role,
        salt=salt,
        key=who.actor_key,
        label=who.actor_label[:200],
        digest=sha256_of(f"{salt}:{who.actor_key}:{who.actor_label[:200]}"),
    )
