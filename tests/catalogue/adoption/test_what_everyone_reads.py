"""Names and small counts stay inside their ring, whatever is combined."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from catalogue.domain.publishing_counts import publish_counts
from catalogue.enums import NO_STATEMENT, Ring
from catalogue.models import PublishedCount, Standard
from catalogue.queries.adoption import adoptions_of, list_of, picture_of
from catalogue.queries.counts import times_shown
from catalogue.queries.curve import curve_of
from tests.factories.accounts import person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

from .scene import Scene

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOW = datetime.datetime.combine(TODAY, datetime.time(12), datetime.UTC)
SECRET = "Zeer geheim contact"


@pytest.fixture(autouse=True)
def in_demo(settings):
    settings.DEMO = True


@pytest.fixture(params=[Ring.MUNICIPALITIES, Ring.SHIELDED])
def standard(request):
    """Sixty municipalities, of which four use it and eleven explore it."""
    standard = StandardFactory(ring=request.param)
    MunicipalityFactory.create_batch(45)
    applied_by(standard, 4, contact=SECRET, supplier_text=SECRET)
    applied_by(standard, 11, state="orienterend")
    publish_counts(now=NOW)
    return standard


@pytest.fixture
def everyone(client, standard):
    """Everything that a visitor can read about this standard, as one text."""

    def read():
        lists = reverse("standard_adoptions", args=[standard.slug])
        pages = [
            reverse("standard", args=[standard.slug]),
            reverse("standards"),
            lists,
            f"{lists}?op={TODAY - datetime.timedelta(days=1)}",
            f"{lists}?stand=in-gebruik",
            f"{lists}?vorm=csv",
            f"{reverse('standards')}?vorm=csv",
            f"{reverse('standards')}?sorteer=meest-toegepast",
        ]
        return "\n".join(_text(client.get(page)) for page in pages)

    return read


def _text(response):
    if response.streaming:
        return "".join(
            part if isinstance(part, str) else part.decode()
            for part in response.streaming_content
        )
    return re.sub(
        r'nonce="[^"]*"|csrf\w*" value="[^"]*"', "", response.content.decode()
    )


def test_a_visitor_reads_no_name_contact_or_small_count(standard, everyone):
    text = everyone()

    names = {statement.municipality.name for statement in standard.statements.all()}
    assert [name for name in names if re.search(rf"{name}\b", text)] == []
    assert SECRET not in text
    assert "minder dan 5" in text
    assert "ongeveer 10" in text


def test_a_fifth_municipality_changes_nothing_that_a_visitor_reads(standard, everyone):
    before = everyone()

    applied_by(standard, 1)
    applied_by(standard, 1, effective_on=TODAY - datetime.timedelta(days=200))
    publish_counts(now=NOW)

    assert _without_total(everyone()) == _without_total(before)


def _without_total(text):
    """Two municipalities more exist: that number is public."""
    return re.sub(r"van 6[02]\b|\b6[02]\b", "", text)


def test_what_was_published_is_never_revised(standard):
    before = list(PublishedCount.objects.values_list("state", "month", "kind", "count"))

    applied_by(standard, 20, effective_on=TODAY - datetime.timedelta(days=300))
    publish_counts(now=NOW)

    after = list(PublishedCount.objects.values_list("state", "month", "kind", "count"))
    assert after == before


def test_next_month_everyone_reads_the_new_counts(standard):
    applied_by(standard, 20)

    publish_counts(now=NOW + datetime.timedelta(days=31))

    latest = PublishedCount.objects.filter(state="in-gebruik").latest("month")
    assert (latest.kind, latest.count) == ("ongeveer", 25)


def test_the_order_of_the_list_gives_nothing_away(standard):
    other = StandardFactory(ring=standard.ring)
    applied_by(other, 2)
    publish_counts(now=NOW)

    shown = set(Standard.objects.values_list("times_shown", flat=True))

    assert shown == {1}
    assert times_shown(Standard.objects.first(), None).words == "minder dan 5"


READERS = {
    "visitor": (None, set()),
    "supplier": (Role.SUPPLIER, set()),
    "municipality": (Role.INFORMATION_MANAGER, {Ring.MUNICIPALITIES}),
    "coordinator": (Role.PARTNERSHIP_COORDINATOR, {Ring.MUNICIPALITIES}),
    "editor": (Role.CATALOGUE_EDITOR, {Ring.MUNICIPALITIES, Ring.SHIELDED}),
}


@pytest.mark.parametrize(("role", "rings"), READERS.values(), ids=READERS.keys())
def test_who_reads_names(standard, role, rings):
    viewer = person_with(role) if role else None
    applying = standard.statements.first().municipality

    picture = picture_of(standard, viewer, TODAY)
    listed = list_of(standard, viewer, TODAY).filter(pk=applying.pk)
    adoptions = adoptions_of(applying, viewer, TODAY)

    sees = standard.ring in rings
    assert (picture.counts.is_exact, listed.exists(), bool(adoptions)) == (sees,) * 3
    points = curve_of(standard, viewer, TODAY)
    assert all(point.in_use.is_exact == sees for point in points)


def test_a_municipality_sees_itself_in_every_ring():
    scene = Scene()
    Standard.objects.update(ring=Ring.SHIELDED)
    scene.record()

    applied = adoptions_of(scene.municipality, scene.manager, TODAY)

    assert [one.state for one in applied] == ["in-gebruik"]


def test_in_the_public_ring_everyone_reads_names_and_no_contact(client):
    standard = StandardFactory(ring=Ring.PUBLIC)
    statement = applied_by(standard, 1, contact=SECRET, supplier_text=SECRET)[0]

    lists = reverse("standard_adoptions", args=[standard.slug])
    text = "".join(
        _text(client.get(page))
        for page in (standard.get_absolute_url(), lists, f"{lists}?vorm=csv")
    )

    assert statement.municipality.name in text
    assert SECRET not in text


def test_the_reasons_are_for_municipalities_only(client):
    standard = StandardFactory(ring=Ring.PUBLIC)
    later = TODAY + datetime.timedelta(days=100)
    applied_by(standard, 1, state="legt-uit", lapses_on=later)
    page = standard.get_absolute_url()

    visitor = _text(client.get(page))
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    colleague = _text(client.get(page))

    assert "contract" not in visitor
    assert "een contract dat nog loopt (1 keer)" in colleague


def test_no_statement_is_counted_apart_and_never_called_otherwise(client):
    standard = StandardFactory(ring=Ring.PUBLIC)
    MunicipalityFactory.create_batch(2)
    applied_by(standard, 1)

    counts = picture_of(standard, None, TODAY).counts
    text = _text(client.get(standard.get_absolute_url())).lower()

    assert counts.by_state[NO_STATEMENT].number == 2
    assert counts.municipalities == 3
    assert "voldoet niet" not in text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("stand=iets", 400),
        ("provincie=nergens", 400),
        ("op=2026-02-30", 400),
        ("pagina=0", 400),
        ("pagina=1000000000", 400),
        ("pagina=99", 404),
        ("vorm=pdf", 400),
        ("op=1999-01-01", 200),
    ],
)
def test_a_list_that_cannot_be_shown_says_so(client, query, status):
    standard = StandardFactory(ring=Ring.PUBLIC)
    state_that(municipality=MunicipalityFactory(), standard=standard)

    response = client.get(
        f"{reverse('standard_adoptions', args=[standard.slug])}?{query}"
    )

    assert response.status_code == status
