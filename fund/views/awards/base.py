"""What the pages about awards share: asking one question, and pressing one button."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import View

from ...models import Award
from .. import asking
from ..acting import Acting

PREPARED = "voorbereid-"


def award_by(reference: str) -> Award:
    """The award of this address, with what its page says."""
    found = Award.objects.select_related(
        "budget_line__programme",
        "request__dossier",
        "request__requester",
        "initiative",
        "advice__dossier",
        "resolution__decision",
        "decision__body__organisation",
        "recipient_municipality",
    )
    number = reference.removeprefix(PREPARED)
    if number != reference and number.isdecimal():
        return get_object_or_404(found, pk=int(number), number="")
    return get_object_or_404(found, number=reference)


class OfAward(Acting, View):
    """About one award."""

    @cached_property
    def award(self) -> Award:
        return award_by(self.kwargs["number"])


class Asked(asking.Asked):
    """One question about awards."""

    crumb = ("Toekenningen", "fund_awards")
