"""The supplier's own pages: its products and what they support."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..domain import products
from ..forms.products import EndForm, ProductForm, SupportForm
from ..models import Product, ProductSupport
from ..rules.products import suppliers_of
from .access import SignedIn


class SupplierRequired(SignedIn):
    """For whoever represents a supplier; what belongs to another is not found."""

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(suppliers_of(self.request.user)),
            "Alleen wie een leverancier vertegenwoordigt, mag dit.",
        )

    def own_products(self) -> Any:
        return Product.objects.filter(supplier__in=suppliers_of(self.request.user))


class Products(SupplierRequired):
    """All own products with the versions they support."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = self.own_products().select_related("supplier")
        shown = rows.prefetch_related("supports__version__standard").order_by("name")
        return render(request, "catalogue/editing/products.html", {"products": shown})


class _Form(SupplierRequired):
    """One question page: shows the form, asks the domain, goes back to the list."""

    template_name = "catalogue/editing/product_form.html"
    title = ""
    button = ""
    done = ""

    def get(self, request: HttpRequest, **found: Any) -> HttpResponse:
        return self.show(self.form(None, **found), **found)

    def post(self, request: HttpRequest, **found: Any) -> HttpResponse:
        form = self.form(request.POST, **found)
        if not form.is_valid():
            return self.show(form, **found)
        try:
            self.act(form.cleaned_data, by=request.user, now=timezone.now(), **found)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, **found)
        messages.success(request, self.done)
        return redirect("supplier_products")

    def form(self, data: Any, **found: Any) -> Any:
        raise NotImplementedError

    def act(self, content: dict[str, Any], **arguments: Any) -> None:
        raise NotImplementedError

    def show(self, form: Any, **found: Any) -> HttpResponse:
        context = {"form": form, "title": self.title, "button": self.button}
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)


class AddProduct(_Form):
    title = "Product toevoegen"
    button = "Voeg toe"
    done = "Het product staat in uw lijst."

    def form(self, data: Any, **found: Any) -> Any:
        return ProductForm(data, person=self.request.user)

    def act(self, content: dict[str, Any], **arguments: Any) -> None:
        products.add_product(**content, **arguments)


class ClaimSupport(_Form):
    title = "Ondersteuning melden"
    button = "Meld ondersteuning"
    done = "Gemeld. Gemeenten zien dit bij de standaard, met uw naam als bron."

    def form(self, data: Any, *, product_slug: str) -> Any:
        get_object_or_404(self.own_products(), slug=product_slug)
        return SupportForm(data)

    def act(
        self, content: dict[str, Any], *, product_slug: str, **arguments: Any
    ) -> None:
        names = ("version", "since_on", "test_report_url", "tested_on")
        products.claim_support(
            product=get_object_or_404(self.own_products(), slug=product_slug),
            **{name: content[name] for name in names},
            **arguments,
        )


class EndSupport(_Form):
    title = "Ondersteuning beëindigen"
    button = "Leg de laatste dag vast"
    done = "De laatste dag is vastgelegd."

    def form(self, data: Any, *, support_id: int) -> Any:
        self.support(support_id)
        return EndForm(data)

    def act(
        self, content: dict[str, Any], *, support_id: int, **arguments: Any
    ) -> None:
        products.end_support(support=self.support(support_id), **content, **arguments)

    def support(self, support_id: int) -> ProductSupport:
        rows = ProductSupport.objects.filter(product__in=self.own_products())
        return get_object_or_404(rows, pk=support_id)
