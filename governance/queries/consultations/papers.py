"""The papers that came with reactions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accounts.models import User
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...models import ConsultationResponse, Paper
from ...rules.consultations import may_read_response


def with_papers(responses: Sequence[ConsultationResponse]) -> None:
    """Give each its `papers`, in one query for all."""
    found: dict[str, list[Paper]] = defaultdict(list)
    keys = [one.subject_key for one in responses]
    for paper in Paper.objects.filter(subject_key__in=keys).order_by("id"):
        found[paper.subject_key].append(paper)
    for one in responses:
        vars(one)["papers"] = found[one.subject_key]


def may_read_response_papers(user: User | None, response_id: int) -> Verdict:
    """Whoever may read the reaction reads what came with it."""
    response = (
        ConsultationResponse.objects.select_related("consultation__dossier")
        .filter(pk=response_id)
        .first()
    )
    reads = response is not None and may_read_response(user, response)
    return allowed_if(reads, "Deze reactie is nog niet openbaar.")
