"""What was just recorded, and what happens next."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from ...models import AdoptionStatement
from .own import OwnMunicipality


class Receipt(OwnMunicipality):
    """Only for the municipalities this person looks after."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        statements = list(
            AdoptionStatement.objects.filter(
                idempotency_key__startswith=f"{key}:",
                municipality__in=self.municipalities,
            )
            .select_related("standard", "municipality", "version", "organisation")
            .select_related("product")
            .order_by("municipality__sort_key")
        )
        if not statements:
            raise Http404
        context = {"statements": statements, "first": statements[0]}
        return render(request, "catalogue/adoption/receipt.html", context)
