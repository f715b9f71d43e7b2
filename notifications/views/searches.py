"""Keeping a question that was asked of a list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from samenorganiseren.shared import searches
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.searches import Searchable

from ..domain.searches import save_search
from ..enums import Rhythm
from ..forms import SearchForm


class SaveSearch(SignedIn, FormView):
    """Give the question a name and choose how often to hear of it."""

    form_class = SearchForm
    template_name = "notifications/save_search.html"

    @cached_property
    def searchable(self) -> Searchable:
        found = searches.named(self.kwargs["word"])
        if found is None:
            raise Http404
        return found

    @property
    def query(self) -> str:
        return str(self.request.META.get("QUERY_STRING", ""))

    @property
    def page(self) -> str:
        """The list with this question."""
        query = f"?{self.query}" if self.query else ""
        return f"{self.searchable.address}{query}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            searchable=self.searchable,
            question=self.request.GET.get("zoek", "")[:100],
            page=self.page,
            **kwargs,
        )

    def form_valid(self, form: SearchForm) -> HttpResponse:
        try:
            kept = save_search(
                word=self.searchable.word,
                query=self.query,
                name=form.cleaned_data["name"],
                rhythm=Rhythm(form.cleaned_data["rhythm"]),
                by=self.request.user,
                now=timezone.now(),
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"Bewaard: {kept.name}. U hoort wat verandert.")
        return redirect(self.page)
