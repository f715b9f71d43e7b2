"""Pages about one of the municipalities that somebody looks after."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from catalogue.queries.speaking import looked_after
from municipalities.models import Municipality
from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.verdicts import Verdict, allowed_if


class OfHome(Guarded):
    """For people of a municipality, and coordinators for their members."""

    request: HttpRequest

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def choices(self) -> list[Municipality]:
        return looked_after(self.request.user, self.today)

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(self.choices), "Deze pagina is voor mensen van een gemeente."
        )

    @cached_property
    def municipality(self) -> Municipality:
        """The one that was asked for, or the first."""
        wanted = self.request.GET.get("gemeente", self.choices[0].slug)
        for one in self.choices:
            if one.slug == wanted:
                return one
        raise Http404
