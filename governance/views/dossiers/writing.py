"""Beginning, writing and submitting a proposal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from samenorganiseren.shared.access import Guarded
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict

from ...domain.dossiers import proposals, submitting
from ...domain.dossiers.completeness import Incomplete, gaps_in
from ...domain.dossiers.paper_kinds import PaperRefused
from ...domain.dossiers.proposals import SomebodyWasFirst
from ...enums import DossierKind
from ...forms.dossiers.proposal import DraftForm, StartForm
from ...models import DossierDraft
from ...queries.dossiers.words import Row
from ...rules import dossiers as rules
from .access import WriterOfDossier

NOT_REPEATED = {"csrfmiddlewaretoken", "gezien"}
SUBMITTED = "Uw voorstel is ingediend. Het nummer is {number}."


class NewProposal(Guarded, View):
    """What do you propose, and for whom?"""

    def verdict(self) -> Verdict:
        return rules.may_propose(self.request.user)

    def get(self, request: HttpRequest) -> HttpResponse:
        kind = request.GET.get("soort", "")
        initial = {"kind": kind} if kind in DossierKind.values else {}
        return self.show(StartForm(person=request.user, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = StartForm(request.POST, person=request.user)
        if not form.is_valid():
            return self.show(form)
        try:
            dossier = proposals.start_proposal(
                by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(
            request, "Uw voorstel is begonnen. Alleen uw organisatie ziet het nu."
        )
        return redirect("write_dossier", key=f"concept-{dossier.pk}")

    def show(self, form: StartForm) -> HttpResponse:
        status = 422 if form.is_bound else 200
        template = "governance/dossiers/new.html"
        return render(self.request, template, {"form": form}, status=status)


class WriteProposal(WriterOfDossier):
    """The text, the judging list and the papers, kept as often as one wants."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show(DraftForm.of(self.dossier.draft))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        form = DraftForm(request.POST, request.FILES, dossier=self.dossier)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            self.keep(form)
        except SomebodyWasFirst as conflict:
            return self.show_conflict(form, conflict)
        except DomainError as refusal:
            return self.refuse(form, refusal)
        if request.POST.get("actie") == "verder":
            return redirect("submit_dossier", key=key)
        messages.success(request, "Uw voorstel is bewaard. Het is nog niet ingediend.")
        return redirect("write_dossier", key=key)

    def refuse(self, form: DraftForm, refusal: DomainError) -> HttpResponse:
        """Where it was about the paper, the words were kept and the form goes on."""
        is_paper = isinstance(refusal, PaperRefused)
        form.add_error("upload" if is_paper else None, str(refusal))
        if is_paper:
            draft = DossierDraft.objects.get(dossier=self.dossier)
            data: Any = form.data.copy()
            data["gezien"] = str(draft.revision)
            form.data = data
        return self.show(form, status=422)

    def keep(self, form: DraftForm) -> None:
        """The words first; then the paper that was chosen, or left out."""
        doing: dict[str, Any] = {
            "dossier": self.dossier,
            "by": self.request.user,
            "now": timezone.now(),
        }
        proposals.save_draft(
            written=form.written(), seen=form.cleaned_data["gezien"], **doing
        )
        if upload := form.cleaned_data.get("upload"):
            proposals.attach_paper(upload=upload, **doing)
        action, _, paper_key = self.request.POST.get("actie", "").partition(":")
        if action == "weg":
            paper = self.dossier.draft.papers.filter(key=paper_key).first()
            if paper is not None:
                proposals.detach_paper(paper=paper, **doing)

    def show(self, form: DraftForm, *, status: int = 200) -> HttpResponse:
        context = {
            "dossier": self.dossier,
            "form": form,
            "draft": self.dossier.draft,
            "papers": self.dossier.draft.papers.order_by("pk"),
        }
        template = "governance/dossiers/write.html"
        return render(self.request, template, context, status=status)

    def show_conflict(
        self, form: DraftForm, conflict: SomebodyWasFirst
    ) -> HttpResponse:
        """Both texts, and the same form once more as if theirs had been seen."""
        repeated = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in NOT_REPEATED
            for value in values
        ]
        context = {
            "dossier": self.dossier,
            "conflict": conflict,
            "address": self.request.path,
            "rows": differences(conflict.theirs, form),
            "repeated": [*repeated, ("gezien", conflict.theirs.revision)],
            "lost_file": bool(self.request.FILES),
        }
        template = "governance/dossiers/conflict.html"
        return render(self.request, template, context, status=409)


class SubmitProposal(WriterOfDossier):
    """What is still missing; then one press, and the text is fixed."""

    def verdict(self) -> Verdict:
        # A second press after the first comes here too, and is told the number.
        if self.request.method == "POST":
            return rules.may_see_own(self.request.user, self.dossier)
        return super().verdict()

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self.show()

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        typed = request.POST.get("gezien", "")
        try:
            dossier = submitting.submit_proposal(
                dossier=self.dossier,
                seen=int(typed) if typed.isdecimal() and len(typed) < 9 else 0,
                by=request.user,
                now=timezone.now(),
            )
        except Incomplete:
            return self.show(status=422)
        except DomainError as refusal:
            return self.show(refusal=str(refusal), status=409)
        messages.success(request, SUBMITTED.format(number=dossier.number))
        return redirect("dossier", key=dossier.number)

    def show(self, *, refusal: str = "", status: int = 200) -> HttpResponse:
        draft = DossierDraft.objects.select_related("dossier__proposer").get(
            dossier=self.dossier
        )
        context = {
            "dossier": self.dossier,
            "draft": draft,
            "gaps": gaps_in(draft),
            "papers": draft.papers.order_by("pk"),
            "refusal": refusal,
            "write": reverse("write_dossier", args=[self.kwargs["key"]]),
        }
        template = "governance/dossiers/submit.html"
        return render(self.request, template, context, status=status)


def differences(theirs: DossierDraft, form: DraftForm) -> list[Row]:
    """Question by question, what the other kept and what was typed here."""
    other = DraftForm.of(theirs)
    return [
        Row(str(field.label), before, after)
        for name, field in form.fields.items()
        if name not in ("gezien", "upload")
        for before in [_shown(field, other.initial.get(name))]
        for after in [_shown(field, form.cleaned_data.get(name))]
        if before != after
    ]


def _shown(field: Any, value: Any) -> str:
    """A choice by its words, a day and an amount as they are."""
    choices = getattr(field, "choices", None)
    if choices and not hasattr(field, "queryset"):
        return str(dict(field.choices).get(value, ""))
    return "" if value in (None, "", 0) else str(value)
