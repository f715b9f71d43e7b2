"""Putting in, supporting, answering and withdrawing a need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if

from ..domain import drafts, needs
from ..enums import DraftKind, NeedState
from ..forms.needs import AnswerForm, NeedForm, OrganisationForm, ReasonForm
from ..models import Draft, Need
from ..rules.needs import may_answer, may_withdraw, organisations_of
from .access import SignedIn
from .editing.seen import seen_moment


class NewNeed(SignedIn):
    """The form; what is not ready yet is kept for its writer."""

    def verdict(self) -> Verdict:
        return allowed_if(
            bool(organisations_of(self.request.user)),
            "Alleen wie namens een gemeente spreekt, kan een behoefte opschrijven.",
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = self.draft()
        if draft is None:
            return self.show(NeedForm(person=request.user), None)
        form = NeedForm.typed(draft.fields, person=request.user)
        form._errors, form.cleaned_data = ErrorDict(), {}
        return self.show(form, draft)

    def post(self, request: HttpRequest) -> HttpResponse:
        form, draft = NeedForm(request.POST, person=request.user), self.draft()
        if request.POST.get("actie") == "bewaar" and not form.too_long:
            return self.keep(form, draft)
        if not form.is_valid():
            return self.show(form, draft, status=422)
        try:
            need = needs.put_in_need(
                by=request.user, now=timezone.now(), draft=draft, **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, draft, status=422)
        messages.success(
            request, "Uw behoefte staat erop. Andere gemeenten zien haar nu."
        )
        return redirect(need)

    def keep(self, form: NeedForm, draft: Draft | None) -> HttpResponse:
        written: dict[str, Any] = {
            "fields": form.kept(),
            "title": form.draft_title,
            "by": self.request.user,
            "now": timezone.now(),
        }
        try:
            if draft is None:
                drafts.start_draft(kind=DraftKind.NEED, **written)
            else:
                seen = seen_moment(self.request)
                drafts.save_draft(draft=draft, seen_at=seen, **written)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, self.draft(), status=409)
        messages.success(self.request, "Uw tekst is bewaard. Alleen u ziet haar.")
        return redirect("new_need")

    def draft(self) -> Draft | None:
        own = Draft.objects.filter(kind=DraftKind.NEED, editor=self.request.user)
        return own.newest_first().first()

    def show(
        self, form: NeedForm, draft: Draft | None, *, status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "draft": draft}
        template = "catalogue/editing/new_need.html"
        return render(self.request, template, context, status=status)


class NeedAction(SignedIn):
    """Something one does on the page of a need."""

    need: Need

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.need = get_object_or_404(
            Need.objects.select_related("municipality", "answered_by"),
            slug=kwargs["slug"],
        )
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        return redirect(self.need)


class Support(NeedAction):
    """One press: our municipality needs this too."""

    verb: Callable[..., object] = staticmethod(needs.support_need)
    done = "Uw gemeente steunt deze behoefte."

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = OrganisationForm(request.POST, person=request.user)
        if not form.is_valid():
            sentences = [error for errors in form.errors.values() for error in errors]
            messages.error(request, " ".join(sentences))
            return self.back()
        try:
            self.verb(
                need=self.need, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done)
        return self.back()


class WithdrawSupport(Support):
    """One press: our municipality does not need this any more."""

    verb = staticmethod(needs.withdraw_support)
    done = "Uw gemeente steunt deze behoefte niet meer."


class AskedAction(NeedAction):
    """An action with one question first."""

    template_name = ""
    form_class: type[Any]
    done = ""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        if self.need.state != NeedState.OPEN:
            messages.info(request, str(needs.NeedClosed()))
            return self.back()
        return self.show(self.form_class())

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            self.act(by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form)
        messages.success(request, self.done)
        return self.back()

    def act(self, **arguments: Any) -> None:
        raise NotImplementedError

    def show(self, form: Any) -> HttpResponse:
        context = {"need": self.need, "form": form}
        status = 422 if form.is_bound else 200
        return render(self.request, self.template_name, context, status=status)


class Answer(AskedAction):
    """An editor names the initiative that makes it."""

    template_name = "catalogue/editing/answer_need.html"
    form_class = AnswerForm
    done = "De behoefte is beantwoord. Wie haar steunt, krijgt bericht."

    def verdict(self) -> Verdict:
        return may_answer(self.request.user)

    def act(self, **arguments: Any) -> None:
        needs.answer_need(need=self.need, **arguments)


class Withdraw(AskedAction):
    """The need is no longer there."""

    template_name = "catalogue/editing/withdraw_need.html"
    form_class = ReasonForm
    done = "De behoefte is ingetrokken."

    def verdict(self) -> Verdict:
        if self.need.state != NeedState.OPEN:
            return allowed_if(True, "")
        return may_withdraw(self.request.user, self.need)

    def act(self, **arguments: Any) -> None:
        needs.withdraw_need(need=self.need, **arguments)
