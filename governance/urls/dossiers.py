"""Addresses of governance: dossiers, papers, the chain."""

from django.urls import path

from ..views.dossiers import chain, listing, page, paper, steps, writing

ONE = "advies/<slug:key>/"

urlpatterns = [
    path("advies/", listing.Dossiers.as_view(), name="dossiers"),
    path("advies/nieuw/", writing.NewProposal.as_view(), name="new_dossier"),
    path(ONE, page.DossierPage.as_view(), name="dossier"),
    path(
        f"{ONE}versies/<int:number>/",
        page.VersionPage.as_view(),
        name="dossier_version",
    ),
    path(f"{ONE}schrijven/", writing.WriteProposal.as_view(), name="write_dossier"),
    path(f"{ONE}indienen/", writing.SubmitProposal.as_view(), name="submit_dossier"),
    path(f"{ONE}in-behandeling/", steps.TakeIn.as_view(), name="take_in_dossier"),
    path(f"{ONE}intake/", steps.Judge.as_view(), name="judge_dossier"),
    path(f"{ONE}teruggeven/", steps.Return.as_view(), name="return_dossier"),
    path(f"{ONE}snelle-route/", steps.FastLane.as_view(), name="fast_lane_dossier"),
    path(
        f"{ONE}niet-ontvankelijk/",
        steps.ProposeInadmissible.as_view(),
        name="inadmissible_dossier",
    ),
    path(
        f"{ONE}niet-ontvankelijk/beslissen/",
        steps.DecideInadmissible.as_view(),
        name="confirm_inadmissible_dossier",
    ),
    path(f"{ONE}aanhouden/", steps.Hold.as_view(), name="hold_dossier"),
    path(f"{ONE}hervatten/", steps.Resume.as_view(), name="resume_dossier"),
    path(f"{ONE}intrekken/", steps.Withdraw.as_view(), name="withdraw_dossier"),
    path(f"{ONE}controleren/", chain.VerifyPage.as_view(), name="verify_dossier"),
    path(f"{ONE}export/", chain.Export.as_view(), name="export_dossier"),
    path("besluiten/ketenkop/", chain.Heads.as_view(), name="chain_heads"),
    path(
        "besluiten/ketenkop/controleren.py",
        chain.VerifyingScript.as_view(),
        name="verifying_script",
    ),
    path("stukken/<slug:key>/", paper.PaperFile.as_view(), name="paper"),
]
