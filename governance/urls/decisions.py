"""Addresses of governance: advice and decisions."""

from django.urls import path

from ..views.decisions import (
    advising,
    deciding,
    documents,
    impact,
    lists,
    planning,
    publishing,
)

urlpatterns = [
    path("besluiten/", lists.Resolutions.as_view(), name="resolutions"),
    path(
        "besluiten/adviezen/schrijven/<int:round_id>/",
        advising.WriteAdvice.as_view(),
        name="write_advice",
    ),
    path(
        "besluiten/adviezen/concept/<int:advice_id>/",
        advising.DraftAdvice.as_view(),
        name="draft_advice",
    ),
    path(
        "besluiten/adviezen/<str:number>/",
        documents.AdvicePage.as_view(),
        name="advice",
    ),
    path(
        "besluiten/dossiers/<str:number>/doorzetten/",
        deciding.Forward.as_view(),
        name="forward_dossier",
    ),
    path(
        "besluiten/dossiers/<str:number>/besluit/",
        deciding.RecordDecision.as_view(),
        name="record_decision",
    ),
    path(
        "besluiten/dossiers/<str:number>/verzwaring/",
        planning.PlanEscalation.as_view(),
        name="plan_escalation",
    ),
    path(
        "besluiten/dossiers/<str:number>/evaluatie/",
        planning.ConcludeEvaluation.as_view(),
        name="conclude_evaluation",
    ),
    path(
        "besluiten/ingevoerd/<int:decision_id>/",
        deciding.DecisionPage.as_view(),
        name="decision",
    ),
    path(
        "besluiten/gevolgen/<int:impact_id>/",
        impact.ImpactPage.as_view(),
        name="impact",
    ),
    path(
        "besluiten/publiceren/",
        publishing.PublishDecisions.as_view(),
        name="publish_decisions",
    ),
    path(
        "besluiten/<str:number>/rectificeren/",
        publishing.Rectify.as_view(),
        name="rectify_resolution",
    ),
    path(
        "besluiten/<str:number>/",
        documents.ResolutionPage.as_view(),
        name="resolution",
    ),
]
