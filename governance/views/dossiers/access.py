"""Doors of the pages about one dossier."""

from __future__ import annotations

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.verdicts import Verdict

from ...models import Dossier
from ...queries.dossiers.finding import dossier_at
from ...rules import dossiers as rules


class OfDossier(View):
    """A page about the dossier in its address."""

    @cached_property
    def dossier(self) -> Dossier:
        found = dossier_at(self.kwargs["key"])
        if found is None:
            raise Http404
        return found


class WriterOfDossier(Guarded, OfDossier):
    """For whoever writes the proposal, as long as it may be written."""

    def verdict(self) -> Verdict:
        return rules.may_write(self.request.user, self.dossier)


class HandlerOfDossier(Guarded, OfDossier):
    """For the secretary of the body where the dossier is."""

    def verdict(self) -> Verdict:
        return rules.may_handle(self.request.user, self.dossier)
