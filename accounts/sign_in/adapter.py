"""Where the sign-in library asks the portal what to do."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.domain import sign_ins
from samenorganiseren.shared.origin import current_origin

WRONG = "Het e-mailadres of het wachtwoord klopt niet. Controleer ze allebei."
TOO_OFTEN = "Dit is te vaak mislukt. Wacht vijf minuten en probeer het dan opnieuw."


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; what happens to them is written in the journal."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is uitgeschakeld.",
        "email_password_mismatch": WRONG,
        "enter_current_password": "Vul uw huidige wachtwoord in.",
        "incorrect_code": "Deze code klopt niet. Wacht op de volgende code en vul die in.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_login": WRONG,
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return current_origin().address or super().get_client_ip(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def pre_login(
        self, request: HttpRequest, user: Any, **rest: Any
    ) -> HttpResponse | None:
        if user.is_fictitious and not settings.DEMO:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **rest)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        sign_ins.signed_in(user=user, now=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        user, key = request.user, request.session.session_key
        super().logout(request)
        sign_ins.signed_out(user=user, session_key=key, now=timezone.now())

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        sign_ins.failed(email=credentials.get("email", ""), now=timezone.now())

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        sign_ins.set_password(
            user=user,
            password=password,
            keep_session=self.request.session.session_key if self.request else None,
            now=timezone.now(),
        )

    def send_password_reset_mail(
        self, user: Any, email: str, context: dict[str, Any]
    ) -> None:
        sign_ins.ask_new_password(user=user, now=timezone.now())

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        sign_ins.security_changed(
            what=template_prefix.rsplit("/", 1)[-1], user=user, now=timezone.now()
        )
