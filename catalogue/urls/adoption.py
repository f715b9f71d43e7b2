"""Addresses of the catalogue: adoption."""

from django.urls import path

from ..views.adoption.confirm import Confirm
from ..views.adoption.details import StatementDetails
from ..views.adoption.listing import AdoptionList
from ..views.adoption.proposals import AnswerProposal, SupplierProposals
from ..views.adoption.receipt import Receipt
from ..views.adoption.start import StatementStart
from ..views.adoption.timeline import Timeline

STANDARD = "standaarden/<slug:slug>/"
MINE = "mijn-gemeente/"

urlpatterns = [
    path(f"{STANDARD}opgave/", StatementStart.as_view(), name="statement_start"),
    path(
        f"{STANDARD}opgave/gegevens/",
        StatementDetails.as_view(),
        name="statement_details",
    ),
    path(f"{STANDARD}toepassingen/", AdoptionList.as_view(), name="standard_adoptions"),
    path(
        f"{MINE}toepassingen/<slug:slug>/", Timeline.as_view(), name="adoption_timeline"
    ),
    path(f"{MINE}opgaven/<slug:key>/", Receipt.as_view(), name="statement_receipt"),
    path(f"{MINE}bevestigen/", Confirm.as_view(), name="statements_confirm"),
    path(
        f"{MINE}voorstellen/<int:number>/",
        AnswerProposal.as_view(),
        name="proposal_answer",
    ),
    path(
        "leverancier/voorstellen/",
        SupplierProposals.as_view(),
        name="supplier_proposals",
    ),
]
