"""The staff page of one standard or initiative, and what one presses there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError

from ...domain import initiatives, withdrawing
from ...enums import DraftKind
from ...forms.initiative import PhaseForm
from ...forms.needs import ReasonForm
from ...models import Draft, Initiative, Standard, StandardVersion
from ...queries import staff
from ...rules.editing import may_confirm_bindingness, may_update_phase
from ..access import EditorRequired, SignedIn
from .kinds import staff_url_of


class StandardPage(EditorRequired):
    """Where a standard stands: its text, versions, bindingness and drafts."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        standard = get_object_or_404(Standard, slug=slug)
        drafts = staff.drafts_about(standard)
        context = {
            "standard": standard,
            "draft": drafts.get(standard.subject_key),
            "versions": [
                (version, drafts.get(version.subject_key))
                for version in standard.versions.order_by("-position", "-id")
            ],
            "new_versions": [
                d for key, d in drafts.items() if key.startswith("nieuw:")
            ],
            "changes": [
                (change, may_confirm_bindingness(request.user, change))
                for change in staff.bindingness_of(standard)
            ],
        }
        return render(request, "catalogue/editing/standard.html", context)


class InitiativePage(EditorRequired):
    """Where an initiative stands."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        initiative = get_object_or_404(
            Initiative.objects.select_related("lead"), slug=slug
        )
        draft = Draft.objects.select_related("editor").filter(
            kind=DraftKind.INITIATIVE, subject_key=initiative.subject_key
        )
        context = {"initiative": initiative, "draft": draft.first()}
        return render(request, "catalogue/editing/initiative.html", context)


class Unpublish(EditorRequired):
    """Takes a page off the public site, with a reason."""

    model: type[Any] = Standard

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(self.page(slug), ReasonForm())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        page, form = self.page(slug), ReasonForm(request.POST)
        if not form.is_valid():
            return self.show(page, form)
        withdrawing.unpublish(
            page=page, by=request.user, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, f"{page} staat niet meer op de openbare pagina’s.")
        return redirect(staff_url_of(page))

    def page(self, slug: str) -> Any:
        return get_object_or_404(self.model, slug=slug)

    def show(self, page: Any, form: ReasonForm) -> HttpResponse:
        context = {"page": page, "form": form, "staff_url": staff_url_of(page)}
        status = 422 if form.is_bound else 200
        template = "catalogue/editing/unpublish.html"
        return render(self.request, template, context, status=status)


class Republish(EditorRequired):
    """Puts a page back as it was."""

    model: type[Any] = Standard

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        page = get_object_or_404(self.model, slug=slug)
        withdrawing.republish(page=page, by=request.user, now=timezone.now())
        messages.success(request, f"{page} staat weer op de openbare pagina’s.")
        return redirect(staff_url_of(page))


class MakeCurrent(EditorRequired):
    """This version comes first from now on."""

    def post(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        version = get_object_or_404(
            StandardVersion.objects.select_related("standard"),
            standard__slug=slug,
            pk=number,
        )
        withdrawing.make_current(version=version, by=request.user, now=timezone.now())
        messages.success(request, f"{version} is nu de huidige versie.")
        return redirect(staff_url_of(version))


class UpdatePhase(SignedIn):
    """For the lead municipality and for editors."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.initiative = get_object_or_404(
            Initiative.objects.select_related("lead").published(), slug=kwargs["slug"]
        )
        return super().dispatch(request, *args, **kwargs)

    def verdict(self) -> Any:
        return may_update_phase(self.request.user, self.initiative)

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self.show(PhaseForm(initial={"phase": self.initiative.phase}))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = PhaseForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            initiatives.update_phase(
                initiative=self.initiative,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            form.add_error("phase", str(refusal))
            return self.show(form)
        messages.success(request, "De fase is bijgewerkt.")
        return redirect(self.initiative)

    def show(self, form: PhaseForm) -> HttpResponse:
        context = {"initiative": self.initiative, "form": form}
        status = 422 if form.is_bound else 200
        template = "catalogue/editing/phase.html"
        return render(self.request, template, context, status=status)
