"""Addresses of governance: bodies, seats, terms and the backing."""

from django.urls import path

from ..views.bodies import backing, pages, staff

urlpatterns = [
    path("organen/", pages.Bodies.as_view(), name="bodies"),
    path("organen/<slug:slug>/", pages.BodyPage.as_view(), name="body"),
    path(
        "organen/<slug:slug>/samenstelling/",
        staff.Composition.as_view(),
        name="body_composition",
    ),
    path(
        "organen/<slug:slug>/regels/nieuw/",
        staff.NewRule.as_view(),
        name="body_new_rule",
    ),
    path(
        "organen/<slug:slug>/zetels/nieuw/",
        staff.NewSeat.as_view(),
        name="body_new_seat",
    ),
    path(
        "organen/<slug:slug>/zetels/<int:seat>/opheffen/",
        staff.CloseSeat.as_view(),
        name="body_close_seat",
    ),
    path(
        "organen/<slug:slug>/zetels/<int:seat>/benoemen/",
        staff.Appoint.as_view(),
        name="body_appoint",
    ),
    path(
        "organen/<slug:slug>/termijnen/<int:term>/beeindigen/",
        staff.EndTerm.as_view(),
        name="body_end_term",
    ),
    path(
        "organen/<slug:slug>/termijnen/<int:term>/ondersteuning/",
        staff.Assistants.as_view(),
        name="body_assistants",
    ),
    path(
        "organen/<slug:slug>/ondersteuning/<int:assistance>/beeindigen/",
        staff.EndAssistance.as_view(),
        name="body_end_assistance",
    ),
    path("achterban/", backing.Polls.as_view(), name="backing_polls"),
    path(
        "achterban/nieuw/<int:dossier>/",
        backing.Ask.as_view(),
        name="new_backing_poll",
    ),
    path("achterban/<int:number>/", backing.Poll.as_view(), name="backing_poll"),
    path(
        "achterban/<int:number>/sluiten/",
        backing.ClosePoll.as_view(),
        name="close_backing_poll",
    ),
    path(
        "achterban/<int:number>/samenvatting/",
        backing.SummarisePoll.as_view(),
        name="summarise_backing_poll",
    ),
]
