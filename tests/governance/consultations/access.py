"""Who may enter the addresses of consultations."""

import datetime
import uuid

from accounts.enums import Role
from governance.enums import Stage
from governance.models import Consultation, ConsultationResponse
from tests.access_world import ACTORS, NO_ROLE, NOW, of_each_actor
from tests.factories.governance import dossier_at

ANYONE = frozenset(ACTORS)
NOBODY = frozenset()
SIGNED_IN = frozenset({NO_ROLE, *Role.values})
SECRETARY = frozenset({Role.BODY_SECRETARY.value})
DAY = datetime.timedelta(days=1)


def a_consultation(**changes):
    dossier = dossier_at(Stage.CONSULTATION)
    return Consultation.objects.create(
        **{
            "dossier": dossier,
            "version": dossier.versions.get(),
            "kind": "openbaar",
            "question": "Wat vindt u?",
            "opens_at": NOW - 30 * DAY,
            "closes_at": NOW + DAY,
            "uid": uuid.uuid4(),
            "opened_by_label": "Persoon",
            **changes,
        }
    )


def a_response(world, actor):
    made = a_consultation()
    return ConsultationResponse.objects.create(
        consultation=made,
        person=world.of(actor),
        person_label="Persoon",
        text="Goed plan.",
        idempotency_key=uuid.uuid4().hex,
        recorded_at=NOW,
    )


def dossier(world, actor):
    return [dossier_at(Stage.INTAKE).pk]


def consultation(world, actor):
    return [a_consultation().pk]


@of_each_actor
def own_response(world, actor):
    made = a_response(world, actor)
    return [made.consultation_id, made.pk]


@of_each_actor
def closed_response(world, actor):
    made = a_response(world, actor)
    made.consultation.closed_at = NOW
    made.consultation.save(update_fields=["closed_at"])
    return [made.consultation_id, made.pk]


def rows(row):
    return {
        "consultations": row(ANYONE),
        "consultation": row(ANYONE, NOBODY, consultation),
        "new_consultation": row(SECRETARY, SECRETARY, dossier),
        "respond": row(SIGNED_IN, SIGNED_IN, consultation),
        "response_receipt": row(SIGNED_IN, NOBODY, own_response),
        "consultation_responses": row(SECRETARY, NOBODY, consultation),
        "answer_response": row(SECRETARY, SECRETARY, closed_response),
        "close_consultation": row(NOBODY, SECRETARY, consultation),
        "summarise_consultation": row(NOBODY, SECRETARY, consultation),
        "send_to_taskforce": row(NOBODY, SECRETARY, consultation),
    }
