"""My keys for programs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import FormView, ListView, View

from accounts.domain import tokens
from accounts.forms.account import TokenForm
from accounts.rules import may_write
from samenorganiseren.shared.access import SignedIn
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import Verdict, allowed_if


class MyTokens(SignedIn, ListView):
    template_name = "accounts/tokens.html"
    context_object_name = "tokens"

    def get_queryset(self) -> Any:
        mine = self.request.user.api_tokens.usable_at(timezone.now())
        return mine.select_related("organisation").newest_first()


class NewToken(SignedIn, FormView):
    template_name = "accounts/token_form.html"
    form_class = TokenForm

    def verdict(self) -> Verdict:
        user = self.request.user
        has_role = bool(user.get_current_roles())
        return may_write(user) and allowed_if(
            has_role, "Een sleutel hoort bij een rol."
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: TokenForm) -> HttpResponse:
        try:
            token, key = tokens.make(
                by=self.request.user, now=timezone.now(), **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        shown = {"token": token, "key": key}
        response = render(self.request, "accounts/token_shown.html", shown)
        response["Cache-Control"] = "no-store"
        return response


class RevokeToken(SignedIn, View):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        token = get_object_or_404(request.user.api_tokens, pk=number)
        try:
            tokens.revoke(token=token, by=request.user, now=timezone.now())
            messages.success(request, f"De sleutel {token.name} werkt niet meer.")
        except Conflict as refusal:
            messages.warning(request, str(refusal))
        return redirect("my_tokens")
