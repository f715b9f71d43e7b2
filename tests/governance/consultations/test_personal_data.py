"""People read what bodies and consultations keep about them."""

import pytest
from django.utils import timezone

from governance.domain.consultations.drafts import keep_draft
from samenorganiseren.shared.personal_data import everything_about
from tests.factories.accounts import UserFactory
from tests.factories.governance import MembershipFactory

from .scene import Scene, react

pytestmark = pytest.mark.django_db


def test_a_person_exports_seats_reactions_and_drafts():
    person, scene = UserFactory(), Scene()
    consultation = scene.open()
    said = react(consultation, person, text="Goed plan.")
    draft = keep_draft(
        consultation=consultation,
        typed={"text": "Nog iets"},
        by=person,
        now=timezone.now(),
    )
    term = MembershipFactory(person=person, seat__body=scene.body, employer="Ede")

    kept = everything_about(person)

    assert kept["Organen"] == {
        "Zetels": [
            {
                "Orgaan": scene.body.name,
                "Zetel": term.seat.label,
                "Namens": None,
                "Werkgever": "Ede",
                "Vanaf": "2020-01-01",
                "Tot": None,
            }
        ],
        "Ondersteuning": [],
        "Antwoorden aan koepels": [],
    }
    assert kept["Consultaties"] == {
        "Reacties": [
            {
                "Consultatie": consultation.subject_label,
                "Namens": None,
                "Antwoord": "",
                "Tekst": "Goed plan.",
                "Wanneer": said.recorded_at.isoformat(),
            }
        ],
        "Concepten": [
            {
                "Consultatie": consultation.subject_label,
                "Tekst": "Nog iets",
                "Wanneer": draft.changed_at.isoformat(),
            }
        ],
    }
