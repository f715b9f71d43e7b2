"""Where in the portal something about adoption can be read or done."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from municipalities.models import Municipality

from ..models import Standard, StatementProposal


def for_municipality(address: str, municipality: Municipality) -> str:
    """The same page, for one of the municipalities somebody speaks for."""
    return f"{address}?{urlencode({'gemeente': municipality.slug})}"


def timeline_address(standard: Standard, municipality: Municipality) -> str:
    return for_municipality(
        reverse("adoption_timeline", args=[standard.slug]), municipality
    )


def confirm_address(municipality: Municipality) -> str:
    return for_municipality(reverse("statements_confirm"), municipality)


def proposal_address(proposal: StatementProposal) -> str:
    return reverse("proposal_answer", args=[proposal.pk])


def supplier_address() -> str:
    return reverse("supplier_proposals")
