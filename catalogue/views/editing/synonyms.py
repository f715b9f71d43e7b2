"""Words that mean each other, for the search."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain import synonyms
from ...forms.synonyms import SynonymForm
from ...models import Synonym
from ..access import EditorRequired


class Synonyms(EditorRequired):
    """The whole list, and a form for one more."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(SynonymForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SynonymForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            synonym = synonyms.add_synonym(
                by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error("meaning", str(refusal))
            return self.show(form)
        messages.success(
            request, f"Wie zoekt op “{synonym.term}”, vindt ook “{synonym.meaning}”."
        )
        return redirect("catalogue_synonyms")

    def show(self, form: SynonymForm) -> HttpResponse:
        rows = Synonym.objects.order_by("term", "meaning")
        status = 422 if form.is_bound else 200
        context = {"form": form, "synonyms": rows}
        template = "catalogue/editing/synonyms.html"
        return render(self.request, template, context, status=status)


class RemoveSynonym(EditorRequired):
    """Takes one pair of words out."""

    def post(self, request: HttpRequest, synonym_id: int) -> HttpResponse:
        synonyms.remove_synonym(
            synonym_id=synonym_id, by=request.user, now=timezone.now()
        )
        messages.success(request, "Het synoniem is verwijderd.")
        return redirect("catalogue_synonyms")
