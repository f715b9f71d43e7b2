"""What suppliers say of their products, and which words mean each other."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain import products, synonyms
from catalogue.models import Product, ProductSupport, Synonym
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import SupplierFactory, person_with
from tests.factories.catalogue import ProductFactory, StandardVersionFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
SINCE = datetime.date(2026, 1, 1)


def supplier():
    organisation = SupplierFactory()
    return person_with(Role.SUPPLIER, organisation), organisation


def test_of_one_supplier_a_product_is_there_once(db):
    person, organisation = supplier()
    act = {"supplier": organisation, "by": person, "now": NOW}
    products.add_product(name="Zaakpakket", **act)

    with pytest.raises(products.ProductRefused):
        products.add_product(name="zaakpakket", **act)

    assert list(Product.objects.values_list("name", flat=True)) == ["Zaakpakket"]


def test_a_supplier_speaks_only_of_his_own_products(db):
    person, _ = supplier()
    product, version = ProductFactory(), StandardVersionFactory()

    with pytest.raises(NotAllowed):
        products.claim_support(
            product=product, version=version, since_on=SINCE, by=person, now=NOW
        )
    with pytest.raises(NotAllowed):
        products.add_product(supplier=product.supplier, name="X", by=person, now=NOW)

    assert list(ProductSupport.objects.all()) == []
    assert list(Product.objects.all()) == [product]


def test_support_is_claimed_proven_and_ended(db):
    person, organisation = supplier()
    product = ProductFactory(supplier=organisation)
    version = StandardVersionFactory()
    claim = {"product": product, "version": version, "since_on": SINCE, "by": person}

    products.claim_support(now=NOW, **claim)
    support = products.claim_support(
        now=NOW,
        test_report_url="https://test.example/1",
        tested_on=datetime.date(2026, 2, 1),
        **claim,
    )
    products.end_support(
        support=support, ends_on=datetime.date(2026, 12, 31), by=person, now=NOW
    )

    assert list(ProductSupport.objects.values_list("test_report_url", "ends_on")) == [
        ("https://test.example/1", datetime.date(2026, 12, 31))
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"tested_on": datetime.date(2026, 2, 1)},
        {
            "tested_on": datetime.date(2027, 1, 1),
            "test_report_url": "https://t.example",
        },
        {"since_on": datetime.date(2019, 1, 1)},
    ],
)
def test_a_claim_that_cannot_be_right_is_refused(db, changed):
    person, organisation = supplier()
    version = StandardVersionFactory(
        released_on=datetime.date(2020, 1, 1), released_source="bron"
    )
    claim = {"since_on": SINCE, "by": person, "now": NOW, **changed}

    with pytest.raises(products.ProductRefused):
        products.claim_support(
            product=ProductFactory(supplier=organisation), version=version, **claim
        )

    assert list(ProductSupport.objects.all()) == []


def test_a_synonym_is_added_once_and_removed(db):
    act = {"by": person_with(Role.CATALOGUE_EDITOR), "now": NOW}

    for _ in range(2):
        synonym = synonyms.add_synonym(
            term="  ZGW ", meaning="Zaakgericht werken", **act
        )
    added = list(Synonym.objects.values_list("term", "meaning"))
    for _ in range(2):
        synonyms.remove_synonym(synonym_id=synonym.pk, **act)

    assert added == [("zgw", "zaakgericht werken")]
    assert list(Synonym.objects.all()) == []
    assert list(Entry.objects.order_by("id").values_list("action", flat=True)) == [
        "catalogue.synonym_added",
        "catalogue.synonym_removed",
    ]


def test_a_word_is_no_synonym_of_itself_and_only_editors_decide(db):
    with pytest.raises(synonyms.SynonymSaysNothing):
        synonyms.add_synonym(
            term="zgw", meaning="ZGW ", by=person_with(Role.CATALOGUE_EDITOR), now=NOW
        )
    with pytest.raises(NotAllowed):
        synonyms.add_synonym(
            term="a", meaning="b", by=person_with(Role.SUPPLIER), now=NOW
        )

    assert list(Synonym.objects.all()) == []
