"""How our keys become titles and addresses: consultations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from samenorganiseren.shared import followables, personal_data, subjects
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject

from ..models import Consultation, ConsultationResponse
from ..queries.consultations.papers import may_read_response_papers
from ..queries.consultations.personal_data import own_responses
from ..rules.consultations import may_read_response
from ..rules.papers import register as register_papers


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    register_papers("governance.consultation_response", may_read_response_papers)
    personal_data.register("Consultaties", own_responses)
    subjects.register("governance.consultation", _consultation, _consultations)
    followables.register(
        Followable(
            "consultatie",
            "governance.consultation",
            "deze consultatie",
            "de sluiting, de antwoorden en wat ermee gebeurt",
        )
    )
    subjects.register("governance.consultation_response", _response)


def _consultation(number: int) -> Subject | None:
    return next(iter(_consultations([number])), None)


def _consultations(numbers: Iterable[int]) -> Iterable[Subject]:
    for found in Consultation.objects.with_dossier().filter(pk__in=numbers):
        yield Subject(
            key=found.subject_key,
            title=found.subject_label,
            url=found.get_absolute_url(),
            is_visible_to=lambda reader: True,
        )


def _response(number: int) -> Subject | None:
    rows = ConsultationResponse.objects.select_related("consultation__dossier")
    found = rows.filter(pk=number).first()
    if found is None:
        return None

    def reads(reader: Any) -> bool:
        return may_read_response(reader, found)

    return Subject(
        key=found.subject_key,
        title=found.subject_label,
        url=found.consultation.get_absolute_url(),
        is_visible_to=reads,
    )
