"""What the fund shows on the pages of others: the fund for everyone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from catalogue.models import Initiative, Standard
from municipalities.models import Municipality
from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as register_panel

from ..queries.public.awards import with_names
from ..queries.public.own import own_fund
from ..queries.public.spending import awards_on
from ..queries.public.trace import funded_standards, traces
from ..rules.own import may_read_contribution

PAID = "Wat het fonds betaalde"
OURS = "Onze bijdrage"


def register() -> None:
    """Add our panels to their places."""
    register_panel("standard", of_standard, order=60)
    register_panel("initiative", of_initiative, order=60)
    register_panel("my-municipality", of_municipality, order=30)
    register_panel("municipality", of_municipality, order=60)


def of_standard(request: HttpRequest, standard: Standard) -> Panel | None:
    """What awards state and paid for it, and what one application cost."""
    today = timezone.localdate()
    found = funded_standards(_reader(request), today, only=[standard.pk])
    if not found:
        return None
    context: dict[str, Any] = {"funded": found[0], "today": today}
    return Panel("fund/public/on_standard.html", context, "fonds", PAID)


def of_initiative(request: HttpRequest, initiative: Initiative) -> Panel | None:
    """Every award for it, with what was paid."""
    today = timezone.localdate()
    awards = awards_on(today).filter(initiative=initiative).order_by("-approved_at")
    known = list(with_names(awards))
    if not known:
        return None
    followed = traces(known, _reader(request), today)
    context: dict[str, Any] = {
        "traces": followed,
        "awarded": sum(one.award.amount_cents for one in followed),
        "paid": sum(one.spent.net for one in followed),
        "is_fictitious": any(one.is_fictitious for one in known),
        "today": today,
    }
    return Panel("fund/public/on_initiative.html", context, "fonds", PAID)


def of_municipality(request: HttpRequest, municipality: Municipality) -> Panel | None:
    """Our contribution: what we paid, where it went, what we use and can still use."""
    user = _reader(request)
    if user is None or not may_read_contribution(user, municipality.pk):
        return None
    today = timezone.localdate()
    context: dict[str, Any] = {
        "municipality": municipality,
        "own": own_fund(municipality, user, today),
        "today": today,
    }
    return Panel("fund/public/on_municipality.html", context, "bijdrage", OURS)


def _reader(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
