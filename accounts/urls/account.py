"""Addresses of one's own account and of an invitation."""

from __future__ import annotations

from django.urls import path

from accounts.views import account, invitation, tokens, typed

urlpatterns = [
    path("account/", account.MyAccount.as_view(), name="account"),
    path("account/naam/", account.MyName.as_view(), name="my_name"),
    path("account/sessies/", account.MySessions.as_view(), name="my_sessions"),
    path("account/logboek/", account.MyJournal.as_view(), name="my_journal"),
    path("account/gegevens/", account.MyData.as_view(), name="my_data"),
    path("account/getypt/vergeten/", typed.ForgetTyped.as_view(), name="forget_typed"),
    path("account/api-sleutels/", tokens.MyTokens.as_view(), name="my_tokens"),
    path("account/api-sleutels/nieuw/", tokens.NewToken.as_view(), name="new_token"),
    path(
        "account/api-sleutels/<int:number>/intrekken/",
        tokens.RevokeToken.as_view(),
        name="revoke_token",
    ),
    path(
        "uitnodiging/<str:key>/",
        invitation.AcceptInvitation.as_view(),
        name="accept_invitation",
    ),
]
