"""What must have come first: the members' answer, and the level before."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import connection

from catalogue.models import Standard

from ...enums import ConsultationKind, MemberAnswer
from ...models import Consultation, ConsultationResponse, Dossier, DossierVersion


def members_consultation(
    dossier: Dossier, version: DossierVersion | None
) -> Consultation | None:
    """The closed consultation of the members about this text, the last one."""
    return (
        Consultation.objects.filter(
            dossier=dossier,
            version=version,
            kind=ConsultationKind.MEMBERS,
            closed_at__isnull=False,
        )
        .order_by("closed_at", "id")
        .last()
    )


def members_count(consultation: Consultation) -> dict[str, Any]:
    """How many municipalities answered what; the last answer of each counts."""
    last = ConsultationResponse.objects.filter(
        consultation=consultation, next=None, organisation__municipality__isnull=False
    )
    counted = Counter(last.values_list("answer", flat=True))
    return {answer.value: counted[answer.value] for answer in MemberAnswer}


def level_until_now(standard: Standard) -> int:
    """How binding the VNG made it until now, as PostgreSQL judges it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT bindingness_level_of(%s, 'vng')", [standard.pk])
        return cursor.fetchone()[0]
