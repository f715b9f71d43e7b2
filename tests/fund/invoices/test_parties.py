"""Who sends invoices, where each municipality wants them, and what still misses."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fund.domain.invoices import parties
from fund.domain.invoices.parties import (
    BadDetails,
    DebtorDetails,
    IbanRefused,
    IssuerDetails,
)
from fund.enums import DeliveryChannel
from fund.models import Debtor, DebtorIban, Issuer
from fund.queries.invoices.missing import missing_for
from fund.rules.identifiers import BadNumber
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import fund_administrator
from tests.factories.municipalities import MunicipalityFactory

from .scene import IBAN, debtor, issuer

pytestmark = pytest.mark.django_db
OTHER_IBAN = "NL02ABNA0123456789"
SENDER = {
    "name": "VNG (fictief)",
    "street": "Nassaulaan 12",
    "postal_code": "2514js",
    "city": "Den Haag",
    "kvk": "12 34 56 78",
    "vat_number": "NL123456782B01",
    "oin": "00000003123456780000",
    "iban": "nl91 abna 0417 1643 00",
    "email": "fonds@vng.example",
    "payment_days": 30,
}
HEADER = "code;naam;straat;postcode;plaats;oin;kvk;inkoopreferentie;e-mail;iban"


@pytest.fixture
def by():
    return fund_administrator()


@pytest.fixture
def first(client, by):
    client.force_login(by)
    return client


def text_of(response):
    return response.content.decode()


def actions():
    return list(Entry.objects.order_by("id").values_list("action", flat=True))


def test_the_sender_is_one_row_with_numbers_in_their_one_form(by):
    parties.save_issuer(details=IssuerDetails(**SENDER), by=by, now=AT)
    changed = IssuerDetails(**{**SENDER, "phone": "070 373 83 93"})
    parties.save_issuer(details=changed, by=by, now=AT)

    found = Issuer.objects.get()
    assert (found.postal_code, found.kvk, found.iban, found.phone) == (
        "2514 JS",
        "12345678",
        IBAN,
        "070 373 83 93",
    )
    assert actions() == ["fund.issuer_saved"] * 2
    assert Entry.objects.order_by("id").last().details == {"gewijzigd": ["phone"]}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("iban", "NL91ABNA0417164301", "Dit IBAN klopt niet."),
        ("vat_number", "NL123456789B01", "Dit btw-nummer klopt niet."),
        ("kvk", "123", "Een KvK-nummer heeft acht cijfers."),
        ("oin", "00000003999999990000", "In dit OIN staat KvK-nummer 99999999"),
        ("postal_code", "12", "Schrijf de postcode als 1234 AB."),
    ],
)
def test_a_number_of_the_sender_that_cannot_be_right_is_told_at_its_field(
    first, field, typed, said
):
    page = first.post(reverse("fund_issuer"), {**SENDER, field: typed})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert said in page.context["form"].errors[field][0]
    assert f'value="{typed}"' in text_of(page)
    assert Issuer.objects.count() == 0


def test_the_sender_is_saved_on_its_page_and_shown_again(first):
    after = first.post(reverse("fund_issuer"), SENDER, follow=True)

    assert "De gegevens van de afzender zijn bewaard." in text_of(after)
    assert f'value="{IBAN}"' in text_of(first.get(reverse("fund_issuer")))


def test_a_municipality_may_be_filled_in_bit_by_bit(by):
    town = MunicipalityFactory()
    details = DebtorDetails(name="Gemeente Aa", oin="00000001001234567000")
    parties.save_debtor(municipality=town, details=details, by=by, now=AT)

    [one] = missing_for([town.pk])
    assert (one.municipality, one.words) == (town, ("adres", "inkoopreferentie"))
    assert actions() == ["fund.debtor_saved"]


def test_only_those_that_cannot_be_invoiced_miss_something_by_name():
    unknown = MunicipalityFactory(name="Zee")
    half = debtor(MunicipalityFactory(name="Aa"), city="", buyer_reference="")
    whole = debtor()

    found = missing_for(
        [unknown.pk, half.municipality_id, whole.municipality_id, unknown.pk]
    )

    assert [(str(one.municipality), one.words) for one in found] == [
        ("Aa", ("adres", "inkoopreferentie")),
        ("Zee", ("adres", "OIN", "inkoopreferentie")),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"oin": "123"}, "oin"),
        ({"kvk": "00000000"}, "kvk"),
        ({"postal_code": "ABCD"}, "postal_code"),
        ({"channel": DeliveryChannel.MAIL}, "email"),
    ],
)
def test_details_that_cannot_be_right_are_not_saved(by, changes, field):
    details = DebtorDetails(name="Gemeente Aa", **changes)

    with pytest.raises(BadDetails) as refusal:
        parties.save_debtor(
            municipality=MunicipalityFactory(), details=details, by=by, now=AT
        )

    assert list(refusal.value.problems) == [field]
    assert (Debtor.objects.count(), actions()) == (0, [])


def test_an_account_belongs_to_one_municipality(by):
    one, other = debtor(), debtor()
    parties.add_iban(debtor=one, iban=OTHER_IBAN, by=by, now=AT)

    with pytest.raises(IbanRefused, match=f"staat al bij {one.name}"):
        parties.add_iban(debtor=other, iban=OTHER_IBAN.lower(), by=by, now=AT)

    assert list(DebtorIban.objects.values_list("debtor", "iban")) == [
        (one.pk, OTHER_IBAN)
    ]
    assert actions() == ["fund.debtor_iban_added"]


def test_the_account_of_the_fund_is_nobodys_and_a_typing_error_is_refused(by):
    issuer()
    one = debtor()

    with pytest.raises(IbanRefused, match="rekening van het fonds zelf"):
        parties.add_iban(debtor=one, iban=IBAN, by=by, now=AT)
    with pytest.raises(BadNumber):
        parties.add_iban(debtor=one, iban="NL00ABNA0123456789", by=by, now=AT)

    assert (DebtorIban.objects.count(), actions()) == (0, [])


def test_an_account_is_removed_once(by):
    iban = parties.add_iban(debtor=debtor(), iban=OTHER_IBAN, by=by, now=AT)
    again = DebtorIban.objects.get()
    parties.remove_iban(iban=iban, by=by, now=AT)

    with pytest.raises(IbanRefused, match="al verwijderd"):
        parties.remove_iban(iban=again, by=by, now=AT)

    assert DebtorIban.objects.count() == 0
    assert actions() == ["fund.debtor_iban_added", "fund.debtor_iban_removed"]


def test_who_is_no_administrator_changes_nothing():
    stranger, one = UserFactory(), debtor(name="Zoals het was")
    iban = DebtorIban.objects.create(debtor=one, iban=OTHER_IBAN, added_at=AT)
    verbs = [
        lambda: parties.save_issuer(
            details=IssuerDetails(**SENDER), by=stranger, now=AT
        ),
        lambda: parties.save_debtor(
            municipality=one.municipality,
            details=DebtorDetails(name="Anders"),
            by=stranger,
            now=AT,
        ),
        lambda: parties.add_iban(debtor=one, iban=IBAN, by=stranger, now=AT),
        lambda: parties.remove_iban(iban=iban, by=stranger, now=AT),
        lambda: parties.import_debtors(rows=[], by=stranger, now=AT),
    ]

    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb()

    assert Debtor.objects.get().name == "Zoals het was"
    assert (Issuer.objects.count(), DebtorIban.objects.count()) == (0, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(
    first, django_assert_num_queries, rows
):
    for _ in range(rows):
        debtor()

    with django_assert_num_queries(5):
        page = first.get(reverse("fund_debtors"))

    assert text_of(page).count('scope="row"') == rows


def test_the_list_shows_what_misses_and_can_show_only_that(first):
    debtor(MunicipalityFactory(name="Aa"))
    debtor(MunicipalityFactory(name="Bee"), oin="")
    MunicipalityFactory(name="Weg", valid_to=datetime.date(2000, 1, 1))

    whole = text_of(first.get(reverse("fund_debtors")))
    part = text_of(first.get(reverse("fund_debtors"), {"toon": "mist"}))

    assert (whole.count('scope="row"'), part.count('scope="row"')) == (2, 1)
    assert "Van 1 gemeente mist iets." in whole
    assert "1 van 2 gemeenten: er mist iets" in part
    assert ("Weg" in whole, ">Aa<" in part) == (False, False)


def test_a_municipality_and_its_accounts_are_kept_on_its_page(first):
    town = MunicipalityFactory(name="Aa")
    page = reverse("fund_debtor", args=[town.slug])
    typed = {"name": "Gemeente Aa", "channel": "map", "buyer_reference": "<b>INK</b>"}
    before = text_of(first.get(page))
    first.post(page, typed)
    first.post(reverse("fund_add_iban", args=[town.slug]), {"iban": OTHER_IBAN})
    shown = text_of(first.get(page))
    iban = DebtorIban.objects.get()
    first.post(reverse("fund_remove_iban", args=[town.slug, iban.pk]))

    assert 'value="Gemeente Aa"' in before
    assert ("Rekeningen waarvan" in before, OTHER_IBAN in shown) == (False, True)
    assert "&lt;b&gt;INK&lt;/b&gt;" in shown
    assert DebtorIban.objects.count() == 0


def test_an_account_that_is_wrong_is_told_on_its_page(first):
    one = debtor()
    address = reverse("fund_add_iban", args=[one.municipality.slug])

    page = first.post(address, {"iban": "NL00ABNA0123456789"})

    assert page.status_code == 422
    assert "Dit IBAN klopt niet." in text_of(page)
    assert DebtorIban.objects.count() == 0


def uploaded(client, *lines, header=HEADER):
    content = "\r\n".join([header, *lines]).encode("utf-8-sig")
    return client.post(
        reverse("fund_import_debtors"),
        {"upload": SimpleUploadedFile("gegevens.csv", content)},
        follow=True,
    )


def test_a_file_fills_in_many_and_leaves_what_it_does_not_say(first):
    known = debtor(MunicipalityFactory(code="GM0001"), street="Markt 9")
    MunicipalityFactory(code="GM0002", name="Bee")

    page = uploaded(
        first,
        "GM0001;;;;;;;NIEUW;;",
        f"GM0002;;Plein 1;2801jg;Bee;00000001001234567000;;INK-2;f@b.example;{OTHER_IBAN}",
        ";;;;;;;;;",
    )

    known.refresh_from_db()
    made = Debtor.objects.get(municipality__code="GM0002")
    assert "De factuurgegevens zijn ingelezen." in text_of(page)
    assert (known.street, known.buyer_reference) == ("Markt 9", "NIEUW")
    assert (made.name, made.postal_code) == ("Gemeente Bee", "2801 JG")
    assert made.ibans.get().iban == OTHER_IBAN
    assert missing_for([known.municipality_id, made.municipality_id]) == []


def test_a_file_with_one_bad_row_changes_nothing_and_names_each_row(first):
    debtor(MunicipalityFactory(code="GM0001", name="Aa"), street="Markt 9")
    MunicipalityFactory(code="GM0009", valid_to=datetime.date(2000, 1, 1))

    page = uploaded(
        first,
        "GM0001;;Plein 1;;;;;;;",
        "GM0001;;;;;;;;;",
        "GM0009;;;;;;;;;",
        "GM0002;;;;;;;;;",
    )
    wrong = uploaded(first, "GM0001;;Plein 1;;;123;;;;")
    iban = uploaded(first, "GM0001;;Plein 1;;;;;;;NL00")

    assert page.context["form"].errors["upload"] == [
        "Regel 3: gemeente Aa staat er twee keer in.",
        "Regel 4: de code “GM0009” is van geen gemeente die nu bestaat.",
        "Regel 5: de code “GM0002” is van geen gemeente die nu bestaat.",
    ]
    assert "Regel 2: Een OIN heeft twintig cijfers" in text_of(wrong)
    assert "Regel 2: Dit IBAN klopt niet." in text_of(iban)
    assert Debtor.objects.get().street == "Markt 9"
    assert actions() == []


@pytest.mark.parametrize(
    ("lines", "header", "said"),
    [
        (["GM0001;a"], HEADER, "Regel 2: er horen 10 vakken te staan."),
        (["GM0001;;;;;;;;geen adres;"], HEADER, "Regel 2: het e-mailadres klopt niet."),
        ([f"GM0001;{'a' * 161};;;;;;;;"], HEADER, "Regel 2: naam is te lang."),
        ([], HEADER, "Er horen 1 tot 1000 gemeenten in het bestand."),
        (["GM0001"], "gemeente,naam", "Op regel 1 horen deze kolommen te staan"),
        (['GM0001;"open'], HEADER, "Dit bestand is niet te lezen."),
        (["GM0001;\0;;;;;;;;"], HEADER, "Dit bestand is niet te lezen."),
    ],
)
def test_a_file_of_another_form_is_refused_with_what_to_do(first, lines, header, said):
    MunicipalityFactory(code="GM0001")

    page = uploaded(first, *lines, header=header)

    assert page.status_code == 422
    assert said in text_of(page)
    assert Debtor.objects.count() == 0
