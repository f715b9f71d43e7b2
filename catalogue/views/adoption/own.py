"""The municipality whose pages are shown: the only one, or the one in the address."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ...queries.speaking import looked_after
from ..access import SignedIn


class OwnMunicipality(SignedIn):
    """For people of a municipality, and coordinators for their members."""

    @cached_property
    def municipalities(self) -> list[Municipality]:
        return looked_after(self.request.user, timezone.localdate())

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(self.municipalities), "Deze pagina is voor mensen van een gemeente."
        )

    @cached_property
    def municipality(self) -> Municipality:
        wanted = self.request.GET.get("gemeente")
        if wanted is None:
            return self.municipalities[0]
        for one in self.municipalities:
            if one.slug == wanted:
                return one
        raise Http404
