"""Addresses of managing the people of an organisation."""

from __future__ import annotations

from django.urls import path

from accounts.views import people

PLACE = "organisatie/<slug:slug>/"

urlpatterns = [
    path(
        f"{PLACE}mensen/",
        people.OrganisationPeople.as_view(),
        name="organisation_people",
    ),
    path(f"{PLACE}uitnodigen/", people.Invite.as_view(), name="invite"),
    path(
        f"{PLACE}uitnodigingen/<int:number>/intrekken/",
        people.WithdrawInvitation.as_view(),
        name="withdraw_invitation",
    ),
    path(
        f"{PLACE}mensen/<int:person>/rol/", people.GiveRole.as_view(), name="give_role"
    ),
    path(
        f"{PLACE}rollen/<int:number>/beeindigen/",
        people.EndRole.as_view(),
        name="end_role",
    ),
]
