"""The list of awards, the page of one, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.pages import page_of
from samenorganiseren.shared.verdicts import Verdict

from ...domain.awards import approving, preparing, settling, tranches
from ...enums import AwardState, ConditionKind, TrancheState
from ...models import Tranche
from ...queries.awards import lists
from ...queries.awards.page import page_of_award
from ...rules.access import may_administer
from ...rules.awards import (
    may_account,
    may_approve_award,
    may_prepare_for,
    may_read_award,
)
from ..acting import Pressed
from ..gate import Administrators
from .base import OfAward


class Awards(Administrators, View):
    """Every award, with how far its money is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        state = request.GET.get("stand", "")
        if state not in AwardState.values:
            state = ""
        typed = request.GET.get("regel", "")
        line = int(typed) if typed.isdecimal() and len(typed) < 10 else None
        page = page_of(lists.awards_of(state, line), request.GET.get("pagina"))
        context = {
            "page": page,
            "rows": lists.with_money(list(page.object_list)),
            "states": AwardState.choices,
            "state": state,
            "lines": list(lists.awarded_lines()),
            "line": line,
        }
        return render(request, "fund/awards/awards.html", context)


class AwardPage(Guarded, OfAward):
    """One award: on what it rests, its plan, its money and its reports."""

    def verdict(self) -> Verdict:
        return may_read_award(self.request.user, self.award)

    def get(self, request: HttpRequest, number: str) -> HttpResponse:
        award, user = self.award, request.user
        administers = bool(may_administer(user))
        may_prepare = administers and may_prepare_for(
            user, award.request, award.recipient_municipality_id
        )
        context = {
            "award": award,
            "found": page_of_award(award, day_of(self.now)),
            "administers": administers,
            "may_prepare": may_prepare,
            "approval": may_approve_award(user, award) if administers else None,
            "may_account": may_account(user, award),
            "reader": user,
        }
        return render(request, "fund/awards/award.html", context)


class OnAward(OfAward, Pressed):
    """Goes back to the page of the award."""

    def back(self) -> str:
        self.award.refresh_from_db()
        return self.award.get_absolute_url()


class ApproveAward(OnAward):
    """A second administrator promises the money."""

    done = "De toekenning is goedgekeurd. De ontvanger krijgt bericht."

    def act(self) -> None:
        approving.approve_award(award=self.award, by=self.request.user, now=self.now)


class DiscardAward(Pressed, OfAward):
    """Take away what was prepared."""

    done = "De voorbereide toekenning is weg. Er was nog niets geboekt."

    def act(self) -> None:
        preparing.discard_award(award=self.award, by=self.request.user, now=self.now)

    def back(self) -> str:
        return reverse("fund_awards")


class SettleAward(OnAward):
    """What was not paid falls free; what was not spent is claimed."""

    done = "De toekenning is afgerekend. De ontvanger krijgt bericht."

    def act(self) -> None:
        settling.settle_award(award=self.award, by=self.request.user, now=self.now)


class TrancheCalendar(Administrators, View):
    """When money is planned to go out, and what it waits for."""

    def get(self, request: HttpRequest) -> HttpResponse:
        state, condition = (
            request.GET.get("stand", ""),
            request.GET.get("voorwaarde", ""),
        )
        state = state if state in TrancheState.values else ""
        condition = condition if condition in ConditionKind.values else ""
        day = day_of(timezone.now())
        found = lists.calendar(state, condition, day)
        context = {
            "due": found,
            "total_cents": sum(one.tranche.amount_cents for one in found),
            "states": TrancheState.choices,
            "state": state,
            "conditions": ConditionKind.choices,
            "condition": condition,
            "day": day,
            "reader": request.user,
        }
        return render(request, "fund/awards/tranches.html", context)


class OnTranche(Pressed):
    """About one tranche; goes back to its award."""

    tranche: Tranche

    def post(self, request: HttpRequest, **kwargs: Any) -> Any:
        self.tranche = get_object_or_404(
            Tranche.objects.select_related("award"), pk=kwargs["pk"]
        )
        return super().post(request, **kwargs)

    def back(self) -> str:
        return f"{self.tranche.award.get_absolute_url()}#tranches"


class ProposeTranche(OnTranche):
    """The first of two: this may be paid."""

    done = "De tranche is voorgesteld. Een tweede beheerder keurt haar goed."

    def act(self) -> None:
        tranches.propose_tranche(
            tranche=self.tranche, by=self.request.user, now=self.now
        )


class ApproveTranche(OnTranche):
    """The second of two: the payment is ready for the next order to the bank."""

    done = (
        "De tranche is goedgekeurd. De uitbetaling staat klaar voor een betaalopdracht."
    )

    def act(self) -> None:
        tranches.approve_tranche(
            tranche=self.tranche, by=self.request.user, now=self.now
        )
