"""Taking back what was placed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from ...domain.payments.placing import undo
from ...forms.payments.placing import UndoForm
from ...models import PaymentMatch
from ...queries.payments.placed import placements, told
from .base import Asked


class Undo(Asked):
    """Why it is taken back; both stay to be read."""

    title = "Plaatsing terugdraaien"
    button = "Draai terug"
    done = "De plaatsing is teruggedraaid. De regel wacht weer op de werklijst."

    @cached_property
    def match(self) -> PaymentMatch:
        found = placements().select_related("transaction__bank_account")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:
        return (
            f"{told(self.match)}. De boeking blijft staan en krijgt een boeking in "
            "spiegelbeeld ernaast."
        )

    def form(self, data: Any = None) -> UndoForm:
        return UndoForm(data)

    def act(self, form: UndoForm, now: datetime) -> None:
        undo(
            match=self.match,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            now=now,
        )

    def came_from(self) -> tuple[str, str]:
        return self.match.transaction.subject_label, self.back()

    def back(self) -> str:
        return self.match.transaction.get_absolute_url()
