"""The gates of the pages of a round."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.verdicts import Verdict, denied

from ...models import Round
from ...rules import rounds as rules

KEPT_OUT = (
    "U onthoudt zich bij dit onderwerp wegens een belang. U krijgt de stukken niet en "
    "verlaat de zaal als het aan de orde komt."
)


class RoundPage(Guarded):
    """For who sits in the body, helps a member or keeps its rounds."""

    @cached_property
    def round(self) -> Round:
        return get_object_or_404(Round.objects.with_names(), pk=self.kwargs["pk"])

    def verdict(self) -> Verdict:
        today = timezone.localdate()
        user = self.request.user
        if rules.is_kept_out(user, self.round.dossier, self.round.body, today):
            return denied(KEPT_OUT)
        return rules.may_read_round(user, self.round, today)


class KeptRound(RoundPage):
    """For the secretary of the body."""

    def verdict(self) -> Verdict:
        return rules.may_run(self.request.user, self.round)
