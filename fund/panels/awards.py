"""What the fund shows on the pages of others: requests, awards and tranches."""

from __future__ import annotations

from django.http import HttpRequest

from accounts.models import User
from governance.enums import DossierKind, Stage
from governance.models import Dossier
from samenorganiseren.shared.panels import Panel
from samenorganiseren.shared.panels import register as add_panel

from ..models import AllocationRequest
from ..queries.awards.competence import ENDED
from ..queries.awards.lists import with_funnels
from ..rules.access import may_administer
from ..rules.awards import may_read_award


def register() -> None:
    """Add our panels to their places."""
    add_panel("dossier", request_panel, order=72)


def request_panel(request: HttpRequest, dossier: Dossier) -> Panel | None:
    """What a request asked of the fund, and how far its money is."""
    if dossier.kind != DossierKind.FUND_REQUEST or not dossier.number:
        return None
    reader = request.user if isinstance(request.user, User) else None
    administers = reader is not None and bool(may_administer(reader))
    taken = AllocationRequest.objects.select_related(
        "budget_line__programme", "award__request"
    ).filter(dossier=dossier)
    asked = next(iter(with_funnels(list(taken))), None)
    if asked is None and not administers:
        return None
    award = asked.award if asked else None
    context = {
        "dossier": dossier,
        "asked": asked,
        "award": award,
        "may_read_award": award and reader and may_read_award(reader, award),
        "may_take_in": administers and Stage(dossier.stage) not in ENDED,
    }
    template = "fund/awards/panel_dossier.html"
    return Panel(template, context, anchor="fonds", title="Fonds GGU")
