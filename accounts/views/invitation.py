"""The page behind the link of an invitation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from accounts.domain import invitations
from accounts.forms.account import AcceptForm
from accounts.models import Invitation
from accounts.queries.invitations import has_account, invitation_with_key
from samenorganiseren.shared.access import to_sign_in
from samenorganiseren.shared.errors import DomainError


@method_decorator(never_cache, name="dispatch")
class AcceptInvitation(View):
    """Asks a name and a password, or a signed-in person to say yes."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = invitation_with_key(kwargs["key"])
        try:
            if found is None:
                raise invitations.InvitationClosed(
                    "Deze uitnodiging bestaat niet. Kijk of u de hele link hebt."
                )
            invitations.require_open(found, timezone.now())
        except invitations.InvitationClosed as refusal:
            return render(
                request,
                "accounts/invitation_closed.html",
                {"reason": str(refusal)},
                status=410,
            )
        self.invitation = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        return self._show(
            AcceptForm(invitation=self.invitation, initial=_named(self.invitation))
        )

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        if request.user.is_authenticated or has_account(self.invitation.email):
            return self._accept_as(key)
        form = AcceptForm(request.POST, invitation=self.invitation)
        if not form.is_valid():
            return self._show(form)
        try:
            invitations.accept(key=key, now=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._show(form)
        messages.success(request, "Uw account is gemaakt. U kunt nu inloggen.")
        return redirect("account_login")

    def _accept_as(self, key: str) -> HttpResponse:
        if not self.request.user.is_authenticated:
            return to_sign_in(self.request)
        try:
            invitations.accept_as(key=key, by=self.request.user, now=timezone.now())
        except DomainError as refusal:
            messages.error(self.request, str(refusal))
            return redirect("accept_invitation", key)
        messages.success(self.request, "U hebt de rol nu.")
        return redirect("account")

    def _show(self, form: AcceptForm) -> HttpResponse:
        known = {
            "invitation": self.invitation,
            "form": form,
            "has_account": has_account(self.invitation.email),
        }
        return render(self.request, "accounts/invitation.html", known)


def _named(invitation: Invitation) -> dict[str, str]:
    return {"name": invitation.name}
