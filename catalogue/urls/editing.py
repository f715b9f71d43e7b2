"""Addresses of the catalogue: editing."""

from django.urls import path

from ..models import Initiative, Standard
from ..views import history, need_actions, products
from ..views.editing import (
    bindingness,
    drafts,
    imports,
    lists,
    pages,
    publishing,
    synonyms,
)

STAFF = "beheer/catalogus/"
STANDARD = f"{STAFF}standaarden/<slug:slug>/"
INITIATIVE = f"{STAFF}initiatieven/<slug:slug>/"
DRAFT = f"{STAFF}concepten/<int:draft_id>/"

urlpatterns = [
    path(STAFF, lists.Standards.as_view(), name="catalogue_staff"),
    path(
        f"{STAFF}initiatieven/",
        lists.Initiatives.as_view(),
        name="catalogue_staff_initiatives",
    ),
    path(f"{STAFF}concepten/", lists.Drafts.as_view(), name="catalogue_drafts"),
    path(
        f"{STAFF}te-bevestigen/",
        lists.Unconfirmed.as_view(),
        name="catalogue_unconfirmed",
    ),
    path(
        f"{STAFF}nieuwe-standaard/",
        drafts.StartStandard.as_view(http_method_names=["post"]),
        name="catalogue_new_standard",
    ),
    path(
        f"{STAFF}nieuw-initiatief/",
        drafts.StartInitiative.as_view(http_method_names=["post"]),
        name="catalogue_new_initiative",
    ),
    path(STANDARD, pages.StandardPage.as_view(), name="catalogue_staff_standard"),
    path(
        f"{STANDARD}wijzigen/",
        drafts.StartStandard.as_view(),
        name="catalogue_change_standard",
    ),
    path(
        f"{STANDARD}nieuwe-versie/",
        drafts.StartVersion.as_view(),
        name="catalogue_new_version",
    ),
    path(
        f"{STANDARD}versies/<int:number>/wijzigen/",
        drafts.StartVersion.as_view(),
        name="catalogue_change_version",
    ),
    path(
        f"{STANDARD}versies/<int:number>/huidig/",
        pages.MakeCurrent.as_view(),
        name="catalogue_make_current",
    ),
    path(
        f"{STANDARD}van-de-site/",
        pages.Unpublish.as_view(model=Standard),
        name="catalogue_unpublish_standard",
    ),
    path(
        f"{STANDARD}terug-op-de-site/",
        pages.Republish.as_view(model=Standard),
        name="catalogue_republish_standard",
    ),
    path(
        f"{STANDARD}verbindendheid/",
        bindingness.RecordBindingness.as_view(),
        name="catalogue_record_bindingness",
    ),
    path(
        f"{STAFF}verbindendheid/<int:change_id>/bevestigen/",
        bindingness.ConfirmBindingness.as_view(),
        name="catalogue_confirm_bindingness",
    ),
    path(INITIATIVE, pages.InitiativePage.as_view(), name="catalogue_staff_initiative"),
    path(
        f"{INITIATIVE}wijzigen/",
        drafts.StartInitiative.as_view(),
        name="catalogue_change_initiative",
    ),
    path(
        f"{INITIATIVE}van-de-site/",
        pages.Unpublish.as_view(model=Initiative),
        name="catalogue_unpublish_initiative",
    ),
    path(
        f"{INITIATIVE}terug-op-de-site/",
        pages.Republish.as_view(model=Initiative),
        name="catalogue_republish_initiative",
    ),
    path(DRAFT, drafts.EditDraft.as_view(), name="catalogue_draft"),
    path(
        f"{DRAFT}voorbeeld/",
        publishing.Preview.as_view(),
        name="catalogue_draft_preview",
    ),
    path(
        f"{DRAFT}publiceren/",
        publishing.Publish.as_view(),
        name="catalogue_draft_publish",
    ),
    path(
        f"{DRAFT}verdergaan/",
        publishing.FollowPublished.as_view(),
        name="catalogue_draft_follow",
    ),
    path(
        f"{DRAFT}weggooien/",
        drafts.DiscardDraft.as_view(),
        name="catalogue_draft_discard",
    ),
    path(f"{STAFF}importeren/", imports.Import.as_view(), name="catalogue_import"),
    path(
        f"{STAFF}importeren/laatste/",
        imports.LatestDryRun.as_view(),
        name="catalogue_latest_dry_run",
    ),
    path(
        f"{STAFF}importeren/<int:job_id>/",
        imports.DryRun.as_view(),
        name="catalogue_dry_run",
    ),
    path(f"{STAFF}synoniemen/", synonyms.Synonyms.as_view(), name="catalogue_synonyms"),
    path(
        f"{STAFF}synoniemen/<int:synonym_id>/verwijderen/",
        synonyms.RemoveSynonym.as_view(),
        name="catalogue_remove_synonym",
    ),
    path(
        "standaarden/<slug:slug>/geschiedenis/",
        history.History.as_view(model=Standard),
        name="standard_history",
    ),
    path(
        "initiatieven/<slug:slug>/geschiedenis/",
        history.History.as_view(model=Initiative),
        name="initiative_history",
    ),
    path(
        "initiatieven/<slug:slug>/fase/",
        pages.UpdatePhase.as_view(),
        name="initiative_phase",
    ),
    path("behoeften/nieuw/", need_actions.NewNeed.as_view(), name="new_need"),
    path(
        "behoeften/<slug:slug>/steun/",
        need_actions.Support.as_view(),
        name="support_need",
    ),
    path(
        "behoeften/<slug:slug>/steun-intrekken/",
        need_actions.WithdrawSupport.as_view(),
        name="withdraw_support",
    ),
    path(
        "behoeften/<slug:slug>/beantwoorden/",
        need_actions.Answer.as_view(),
        name="answer_need",
    ),
    path(
        "behoeften/<slug:slug>/intrekken/",
        need_actions.Withdraw.as_view(),
        name="withdraw_need",
    ),
    path(
        "leverancier/producten/", products.Products.as_view(), name="supplier_products"
    ),
    path(
        "leverancier/producten/nieuw/",
        products.AddProduct.as_view(),
        name="supplier_add_product",
    ),
    path(
        "leverancier/producten/<slug:product_slug>/ondersteuning/",
        products.ClaimSupport.as_view(),
        name="supplier_claim_support",
    ),
    path(
        "leverancier/ondersteuning/<int:support_id>/einde/",
        products.EndSupport.as_view(),
        name="supplier_end_support",
    ),
]
