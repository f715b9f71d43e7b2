"""The editors' pages: what they show, refuse and keep."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from catalogue.domain import drafts
from catalogue.enums import Authority, Bindingness, DraftKind, NeedState
from catalogue.forms.standard import StandardForm
from catalogue.models import (
    BindingnessChange,
    Draft,
    Need,
    NeedSupport,
    Product,
    ProductSupport,
    Standard,
    Synonym,
)
from journal.models import Job
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    ProductFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.municipalities import MunicipalityFactory

from .forms import STANDARD, VERSION, posted, typed
from .test_importing import ROW, sheet

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


@pytest.fixture
def editor():
    return person_with(Role.CATALOGUE_EDITOR, name="Els Redacteur")


@pytest.fixture
def desk(signed_in, editor):
    """The browser of an editor."""
    return signed_in(editor)


def draft_by(person, fields=None, subject=None):
    return drafts.start_draft(
        kind=DraftKind.STANDARD,
        subject=subject,
        fields=fields or typed(STANDARD),
        title="Voorbeeld API",
        by=person,
        now=NOW,
    )


def text(response):
    return response.content.decode()


def test_an_editor_writes_looks_and_publishes(desk):
    desk.post(reverse("catalogue_new_standard"))
    draft = Draft.objects.get()
    address = reverse("catalogue_draft", args=[draft.pk])

    saved = desk.post(address, posted(STANDARD, draft, actie="voorbeeld"))
    preview = desk.get(saved.url)
    before = list(Standard.objects.all())
    draft.refresh_from_db()
    publish = reverse("catalogue_draft_publish", args=[draft.pk])
    shown = desk.get(publish)
    done = desk.post(publish, posted({}, draft))

    assert "Dit is een voorbeeld" in text(preview)
    assert "<h1>Voorbeeld API</h1>" in text(preview)
    assert preview["Cache-Control"] == "no-store"
    assert before == []
    assert "Publiceer</button>" in text(shown)
    assert done.url == reverse("catalogue_staff_standard", args=["voorbeeld-api"])
    assert "<h1>Voorbeeld API</h1>" in text(desk.get("/standaarden/voorbeeld-api/"))


def test_a_version_is_written_from_the_page_of_its_standard(desk):
    standard = StandardFactory(slug="voorbeeld")
    desk.post(reverse("catalogue_new_version", args=["voorbeeld"]))
    draft = Draft.objects.get()
    desk.post(reverse("catalogue_draft", args=[draft.pk]), posted(VERSION, draft))
    draft.refresh_from_db()

    preview = desk.get(reverse("catalogue_draft_preview", args=[draft.pk]))
    desk.post(reverse("catalogue_draft_publish", args=[draft.pk]), posted({}, draft))

    assert "2.0.0" in text(preview)
    assert list(standard.versions.values_list("number", "is_current")) == [
        ("2.0.0", True)
    ]


def test_script_in_markdown_is_text_in_the_preview(desk, editor):
    evil = "Kijk <script>alert(1)</script> [klik](javascript:alert(2))"
    draft = draft_by(editor, typed({**STANDARD, "description": evil}))

    page = text(desk.get(reverse("catalogue_draft_preview", args=[draft.pk])))

    assert "<script>alert(1)" not in page
    assert 'href="javascript:' not in page


def test_a_hundred_kilobytes_are_refused_and_the_draft_stays_as_it_was(desk, editor):
    draft = draft_by(editor)

    answer = desk.post(
        reverse("catalogue_draft", args=[draft.pk]),
        posted({**STANDARD, "description": "x" * 100_000}, draft),
    )

    assert answer.status_code == 422
    assert "Deze tekst is te lang: 100000 tekens. Er passen er 20000." in text(answer)
    assert Draft.objects.get().fields == typed(STANDARD)


def test_control_characters_are_not_kept(desk, editor):
    draft = draft_by(editor)

    desk.post(
        reverse("catalogue_draft", args=[draft.pk]),
        posted({**STANDARD, "name": "Voor\x00beeld\x07"}, draft),
    )

    assert Draft.objects.get().fields["name"] == ["Voorbeeld"]


def test_a_draft_that_is_not_whole_is_kept_and_not_published(desk, editor):
    draft = draft_by(editor, typed({"name": "Half"}))

    answer = desk.get(reverse("catalogue_draft_publish", args=[draft.pk]), follow=True)

    assert "Dit verplichte veld is niet ingevuld" in text(answer)
    assert "<title>Fout: " in text(answer)
    assert list(Standard.objects.all()) == []


def test_a_claim_about_residents_needs_its_source(desk, editor):
    draft = draft_by(editor, typed({**STANDARD, "residents_notice": "Sneller klaar."}))

    answer = desk.get(reverse("catalogue_draft_publish", args=[draft.pk]), follow=True)

    assert "Vul in waar dit staat: bron en datum." in text(answer)


def test_a_doubled_address_is_refused_with_a_sentence(desk, editor):
    StandardFactory(slug="voorbeeld-api")
    draft = draft_by(editor)

    answer = desk.post(
        reverse("catalogue_draft_publish", args=[draft.pk]), posted({}, draft)
    )

    assert answer.status_code == 422
    assert "Het adres “voorbeeld-api” is al gebruikt." in text(answer)
    assert Standard.objects.count() == 1


def test_who_saves_second_sees_both_texts(desk, editor):
    draft = draft_by(editor)
    colleague = person_with(Role.CATALOGUE_EDITOR)
    drafts.save_draft(
        draft=draft,
        fields=typed({**STANDARD, "name": "Van de collega"}),
        title="Van de collega",
        seen_at=draft.changed_at,
        by=colleague,
        now=NOW + datetime.timedelta(minutes=1),
    )

    answer = desk.post(
        reverse("catalogue_draft", args=[draft.pk]),
        posted({**STANDARD, "name": "Van mij"}, draft),
    )

    assert answer.status_code == 409
    assert "Van de collega" in text(answer)
    assert 'value="Van mij"' in text(answer)
    assert Draft.objects.get().fields["name"] == ["Van de collega"]


def test_who_publishes_second_sees_both_texts(desk, editor):
    standard = StandardFactory(slug="voorbeeld-api", name="Eerst")
    fields = {**StandardForm.fields_of(standard), "name": ["Van mij"]}
    draft = draft_by(editor, fields, standard)
    Standard.objects.filter(pk=standard.pk).update(name="Van de collega")

    answer = desk.post(
        reverse("catalogue_draft_publish", args=[draft.pk]), posted({}, draft)
    )

    assert answer.status_code == 409
    for words in ("De gepubliceerde tekst is veranderd", "de collega", "mij"):
        assert words in text(answer)
    assert Standard.objects.get().name == "Van de collega"


def test_a_draft_that_is_gone_says_so(desk, editor):
    draft = draft_by(editor)
    address = reverse("catalogue_draft", args=[draft.pk])
    draft.delete()

    answer = desk.post(address, STANDARD, follow=True)

    assert "Dit concept is al gepubliceerd of weggegooid." in text(answer)


def test_bindingness_is_recorded_and_confirmed_by_two_people(desk, editor, signed_in):
    standard = StandardFactory(slug="gibit")
    form = {
        "authority": "vng",
        "level": "2",
        "decided_on": "2020-03-01",
        "decided_source": "Besluitenlijst",
        "source": "vng.nl",
    }
    desk.post(reverse("catalogue_record_bindingness", args=["gibit"]), form)
    change = BindingnessChange.objects.get()
    confirm = reverse("catalogue_confirm_bindingness", args=[change.pk])

    own = desk.post(confirm)
    page_before = text(desk.get("/standaarden/gibit/"))
    second = signed_in(person_with(Role.CATALOGUE_EDITOR))
    second.post(confirm)

    assert own.status_code == 409
    assert "U legde dit zelf vast. Laat een andere redacteur het" in text(own)
    assert (change.level, change.authority) == (
        Bindingness.COMPLY_OR_EXPLAIN,
        Authority.VNG,
    )
    assert "Nog niet door een tweede persoon nagekeken." in page_before
    assert list(BindingnessChange.objects.confirmed()) == [change]
    assert standard.bindingness_changes.count() == 1


def test_a_decision_of_now_is_refused_with_a_sentence_and_the_text_is_kept(desk):
    StandardFactory(slug="gibit")
    form = {
        "authority": "vng",
        "level": "3",
        "decided_on": "2026-11-02",
        "decided_source": "Besluitenlijst",
        "source": "vng.nl/kenmerk-123",
    }

    answer = desk.post(reverse("catalogue_record_bindingness", args=["gibit"]), form)

    assert answer.status_code == 422
    assert "Dit besluit neemt het VNG-bestuur in dit portaal." in text(answer)
    assert "vng.nl/kenmerk-123" in text(answer)
    assert list(BindingnessChange.objects.all()) == []


def test_a_page_that_never_changed_has_nothing_to_compare(client):
    StandardFactory(slug="voorbeeld")

    page = text(client.get(reverse("standard_history", args=["voorbeeld"])))
    unknown = client.get(reverse("standard_history", args=["voorbeeld"]), {"van": "1"})

    assert "Nog niets te vergelijken" in page
    assert "Dit moment kennen wij niet" in text(unknown)


def test_a_file_that_is_too_large_is_refused_before_it_is_work(desk):
    upload = sheet(ROW) + b"x" * 25_000_000

    answer = desk.post(
        reverse("catalogue_import"), {"file": SimpleUploadedFile("a.csv", upload)}
    )

    assert answer.status_code == 422
    assert "Dit bestand is groter dan 25 MB. Splits het." in text(answer)
    assert list(Job.objects.all()) == []


def test_a_need_is_kept_for_its_writer_and_then_put_in(signed_in):
    organisation = MunicipalOrganisationFactory()
    person = person_with(Role.INFORMATION_MANAGER, organisation)
    browser = signed_in(person)
    form = {
        "organisation": organisation.pk,
        "title": "Eén loket",
        "description": "Nu is alles dubbel.",
        "domain": "dienstverlening",
    }

    browser.post(reverse("new_need"), {"title": "Eén loket", "actie": "bewaar"})
    kept = text(browser.get(reverse("new_need")))
    done = browser.post(reverse("new_need"), {**form, "actie": "plaats"})

    assert 'value="Eén loket"' in kept
    assert done.url == "/behoeften/een-loket/"
    assert list(Draft.objects.all()) == []
    assert Need.objects.get().municipality == organisation.municipality


def test_one_press_supports_a_need_and_a_forged_organisation_does_not(signed_in):
    need, organisation = NeedFactory(), MunicipalOrganisationFactory()
    other = MunicipalOrganisationFactory()
    browser = signed_in(person_with(Role.APPROVER, organisation))
    address = reverse("support_need", args=[need.slug])

    page = text(browser.get(need.get_absolute_url()))
    forged = browser.post(address, {"organisation": other.pk}, follow=True)
    none = list(NeedSupport.objects.all())
    browser.post(address, {"organisation": organisation.pk})

    assert f'action="{address}"' in page
    assert "U kunt niet namens deze gemeente spreken." in text(forged)
    assert none == []
    assert NeedSupport.objects.get().municipality == organisation.municipality


def test_an_editor_answers_a_need(desk):
    need, initiative = NeedFactory(), InitiativeFactory()

    desk.post(reverse("answer_need", args=[need.slug]), {"initiative": initiative.pk})

    need.refresh_from_db()
    assert (need.state, need.answered_by) == (NeedState.ANSWERED, initiative)


def test_synonyms_are_added_and_removed_on_their_page(desk):
    desk.post(
        reverse("catalogue_synonyms"), {"term": "ZGW", "meaning": "zaakgericht werken"}
    )
    synonym = Synonym.objects.get()
    shown = text(desk.get(reverse("catalogue_synonyms")))
    desk.post(reverse("catalogue_remove_synonym", args=[synonym.pk]))

    assert "zaakgericht werken" in shown
    assert list(Synonym.objects.all()) == []


def test_a_supplier_claims_support_for_his_own_product_alone(signed_in):
    version = StandardVersionFactory(number="1.0", standard__slug="zaken-api")
    own, other = ProductFactory(), ProductFactory()
    browser = signed_in(person_with(Role.SUPPLIER, own.supplier))
    form = {"standard": "zaken-api", "number": "1.0", "since_on": "2026-01-01"}

    stranger = browser.post(reverse("supplier_claim_support", args=[other.slug]), form)
    wrong = browser.post(
        reverse("supplier_claim_support", args=[own.slug]), {**form, "number": "9"}
    )
    browser.post(reverse("supplier_claim_support", args=[own.slug]), form)

    assert stranger.status_code == 404
    assert "heeft geen versie 9. Wel: 1.0." in text(wrong)
    assert list(ProductSupport.objects.values_list("product", "version")) == [
        (own.pk, version.pk)
    ]


def test_a_supplier_adds_a_product(signed_in):
    own = ProductFactory().supplier
    browser = signed_in(person_with(Role.SUPPLIER, own))

    browser.post(
        reverse("supplier_add_product"), {"supplier": own.pk, "name": "Nieuw pakket"}
    )

    assert Product.objects.filter(name="Nieuw pakket", supplier=own).count() == 1


def test_the_lead_municipality_updates_the_phase(signed_in):
    organisation = MunicipalOrganisationFactory()
    initiative = InitiativeFactory(lead=organisation.municipality)
    browser = signed_in(person_with(Role.INFORMATION_MANAGER, organisation))

    browser.post(
        reverse("initiative_phase", args=[initiative.slug]), {"phase": "realisatie"}
    )

    initiative.refresh_from_db()
    assert initiative.phase == "realisatie"


def test_owners_are_typed_by_name_and_an_unknown_one_is_named(desk, editor):
    MunicipalityFactory(name="'s-Hertogenbosch")
    good = StandardForm.typed(typed({**STANDARD, "owners": "s-hertogenbosch"}))
    wrong = StandardForm.typed(typed({**STANDARD, "owners": "Nergenshuizen"}))

    assert (
        [str(m) for m in good.cleaned_data["owners"]]
        if good.is_valid()
        else good.errors
    )
    assert wrong.errors["owners"] == [
        "Wij kennen deze gemeente niet: “Nergenshuizen”. Schrijf de naam van nu voluit."
    ]


STAFF_PAGES = [
    "catalogue_staff",
    "catalogue_staff_initiatives",
    "catalogue_drafts",
    "catalogue_unconfirmed",
    "catalogue_synonyms",
    "catalogue_import",
]


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_staff_pages_are_for_editors_alone(client, signed_in, name):
    visitor = client.get(reverse(name))
    stranger = signed_in(person_with(Role.INFORMATION_MANAGER)).get(reverse(name))

    assert visitor.url == f"/inloggen/?next={reverse(name)}"
    assert stranger.status_code == 403


def three_of_everything(editor, count):
    for _ in range(count):
        standard = StandardFactory()
        StandardVersionFactory(standard=standard)
        draft_by(editor, StandardForm.fields_of(standard), standard)
        InitiativeFactory(lead=MunicipalityFactory())
        Synonym.objects.create(term=standard.slug, meaning="x")
        BindingnessChange.objects.create(
            standard=standard,
            authority="vng",
            level=1,
            source="bron",
            origin="vastgelegd",
            recorded_by_key="machine:x",
            recorded_by_label="x",
            recorded_at=NOW,
        )


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("catalogue_staff", 5),
        ("catalogue_staff_initiatives", 5),
        ("catalogue_drafts", 5),
        ("catalogue_unconfirmed", 5),
        ("catalogue_synonyms", 4),
    ],
)
def test_staff_lists_take_the_same_queries_whatever_their_length(
    desk, editor, django_assert_num_queries, count, name, queries
):
    three_of_everything(editor, count)
    desk.get(reverse(name))

    with django_assert_num_queries(queries):
        desk.get(reverse(name))
