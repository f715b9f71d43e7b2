"""Addresses of governance: rounds and positions."""

from django.urls import URLPattern, path

from ..views.rounds import (
    conflict,
    entering,
    keeping,
    mine,
    minority,
    planning,
    position,
    standing,
)

HERE = "mijn-standpunten"
ROUND = f"{HERE}/<int:pk>"
KEPT = f"{ROUND}/secretaris"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}/", mine.my_positions, name="my_positions"),
    path(f"{HERE}/belangen/<int:pk>/", conflict.Conflict.as_view(), name="conflict"),
    path(
        f"{HERE}/plannen/<int:dossier>/<slug:body>/",
        planning.Plan.as_view(),
        name="plan_round",
    ),
    path(f"{ROUND}/", position.MyPosition.as_view(), name="round"),
    path(f"{ROUND}/stand/", standing.Standing.as_view(), name="round_standing"),
    path(
        f"{ROUND}/minderheidsstandpunt/", minority.Minority.as_view(), name="minority"
    ),
    path(f"{KEPT}/", keeping.Keeping.as_view(), name="round_keeping"),
    path(f"{KEPT}/openen/", keeping.Open.as_view(), name="round_open"),
    path(f"{KEPT}/sluiten/", keeping.Close.as_view(), name="round_close"),
    path(f"{KEPT}/vervallen/", keeping.Cancel.as_view(), name="round_cancel"),
    path(f"{KEPT}/sluitingstijd/", keeping.Deadline.as_view(), name="round_deadline"),
    path(
        f"{KEPT}/namens/<int:seat>/",
        entering.EnterFor.as_view(),
        name="round_enter_for",
    ),
    path(
        f"{KEPT}/opvolger/<int:seat>/",
        entering.NameSuccessor.as_view(),
        name="round_successor",
    ),
]
