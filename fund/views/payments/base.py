"""What the pages of the bank share: asking one question, pressing one button."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from ...domain.payments.placing import Hand
from ...models import BankTransaction
from ...queries.payments.placed import placements_of
from ...queries.payments.waiting import left_of
from ...queries.payments.worklist import next_after
from .. import asking
from ..gate import Administrators


class Asked(Administrators, asking.Asked):
    """One question about the bank."""

    kind = "Bank van het Fonds GGU"
    crumb = ("Bank", "fund_bank")

    def back(self) -> str:
        return reverse("fund_bank")


class OfLine(View):
    """About one line of the bank."""

    @cached_property
    def line(self) -> BankTransaction:
        lines = BankTransaction.objects.select_related(
            "statement", "bank_account"
        ).defer("statement__content")
        return get_object_or_404(lines, pk=self.kwargs["pk"])

    def hand(self, form: Any) -> Hand:
        """The line as it was seen, and the reason."""
        typed = form.cleaned_data
        return Hand(line=self.line, seen=typed["gezien"], reason=typed["reason"])

    def seen(self) -> int:
        return placements_of(self.line).count()

    def left(self) -> int:
        return left_of(self.line)

    def onward(self) -> str:
        """The next line that waits; this one while something of it is left."""
        if self.left():
            return self.line.get_absolute_url()
        after = next_after(self.line)
        if after is None:
            return reverse("fund_bank_worklist")
        return reverse("fund_bank_line", args=[after])
