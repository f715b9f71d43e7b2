"""Addresses of governance: consultations."""

from django.urls import path

from ..views.consultations import keeping, pages, reply

urlpatterns = [
    path("consultaties/", pages.Consultations.as_view(), name="consultations"),
    path(
        "consultaties/nieuw/<int:dossier>/",
        keeping.OpenConsultation.as_view(),
        name="new_consultation",
    ),
    path(
        "consultaties/<int:number>/",
        pages.ConsultationPage.as_view(),
        name="consultation",
    ),
    path("consultaties/<int:number>/reageren/", reply.React.as_view(), name="respond"),
    path(
        "consultaties/<int:number>/ontvangen/<int:response>/",
        reply.Receipt.as_view(),
        name="response_receipt",
    ),
    path(
        "consultaties/<int:number>/reacties/",
        keeping.Responses.as_view(),
        name="consultation_responses",
    ),
    path(
        "consultaties/<int:number>/reacties/<int:response>/antwoord/",
        keeping.Answer.as_view(),
        name="answer_response",
    ),
    path(
        "consultaties/<int:number>/sluiten/",
        keeping.Close.as_view(),
        name="close_consultation",
    ),
    path(
        "consultaties/<int:number>/samenvatting/",
        keeping.Summarise.as_view(),
        name="summarise_consultation",
    ),
    path(
        "consultaties/<int:number>/naar-taskforce/",
        keeping.SendOn.as_view(),
        name="send_to_taskforce",
    ),
]
