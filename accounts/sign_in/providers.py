"""Signing in through the provider of one's own organisation (OpenID Connect).

A provider opens the account, or the open invitation, of an e-mail address that it
calls verified; it never makes an account for somebody who was not invited. What it
says about a second factor (`amr`, `acr`) counts when our settings trust the word.
"""

from __future__ import annotations

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.domain import invitations, sign_ins

from .middleware import VOUCHED


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Joins a provider's account to the person who was invited."""

    def is_open_for_signup(
        self, request: HttpRequest, sociallogin: SocialLogin
    ) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process", "login") != "login":
            raise ImmediateHttpResponse(redirect("account"))
        if not sociallogin.is_existing:
            self._join(request, sociallogin)
        strong = asked_second_factor(sociallogin)
        request.session[VOUCHED] = sociallogin.user.pk if strong else None

    def _join(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        email = verified_email(sociallogin)
        now = timezone.now()
        person = sign_ins.person_of(email) or invitations.accept_by_provider(
            email=email, now=now
        )
        if person is None:
            raise ImmediateHttpResponse(
                render(
                    request, "socialaccount/unknown.html", {"email": email}, status=403
                )
            )
        sociallogin.connect(request, person)


def verified_email(sociallogin: SocialLogin) -> str:
    """The address of which the provider says that it belongs to this person, or nothing."""
    return next((one.email for one in sociallogin.email_addresses if one.verified), "")


def asked_second_factor(sociallogin: SocialLogin) -> bool:
    """Whether the provider says that it asked for more than a password."""
    said = sociallogin.account.extra_data
    claims = {**(said.get("userinfo") or {}), **(said.get("id_token") or {})}
    words = {claims.get("acr"), *(claims.get("amr") or [])}
    return bool(words & set(sociallogin.provider.app.settings["strong"]))
