"""PostgreSQL makes the cells of a download; they are what our own words make of them."""

import csv
import io

import pytest
from django.utils import timezone

from accounts.enums import Role
from catalogue.enums import (
    AdoptionState,
    Authority,
    Bindingness,
    Domain,
    Kind,
    Lifecycle,
    Ring,
)
from catalogue.models import Standard
from catalogue.queries.counts import times_shown
from catalogue.queries.standard_cells import CELLS
from municipalities.models import Municipality
from samenorganiseren.shared.sheets import guarded
from tests.catalogue.finding.applying import applied_by, forty, published
from tests.factories.accounts import person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db
ODD = [
    "=1",
    "+1",
    "-1",
    "@1",
    "\tt",
    "a;b",
    'zegt "ja"',
    "100% 'zeker'",
    "é€ü",
    "\\N",
    "NULL",
    " ",
]


@pytest.fixture
def catalogue():
    """Every word that a cell can hold, and every way to tell of a count."""
    all_of_them = forty()
    for times, ring in (
        (0, Ring.MUNICIPALITIES),
        (3, Ring.SHIELDED),
        (11, Ring.MUNICIPALITIES),
        (7, Ring.PUBLIC),
    ):
        applied_by(times, all_of_them, ring=ring, binding_since="2021-04-01")
    both = applied_by(3, all_of_them)
    for municipality in all_of_them[10:12]:
        state_that(
            standard=both, municipality=municipality, state=AdoptionState.PARTLY_IN_USE
        )
    for number, text in enumerate(ODD):
        StandardFactory(
            name=text, slug=f"raar-{number}", abbreviation=text, summary=text, steward=text,
            source=text, to_confirm=text, current_version_number=text, is_fictitious=number % 2,
            domain=Domain.values[number % 6], kind=Kind.values[number],
            lifecycle=Lifecycle.values[number % 5], bindingness=number % 4,
            binding_authority=Authority.values[number % 4],
        )  # fmt: skip
    StandardFactory(kind=Kind.values[-1])
    published()


def cells(standard, viewer):
    """The same by the words on screen and the rules in Python."""
    today = timezone.localdate()
    times = times_shown(standard, viewer)
    authority = standard.binding_authority
    return [
        standard.name,
        standard.abbreviation,
        standard.summary,
        Domain(standard.domain).label,
        Kind(standard.kind).label,
        standard.steward or "niet vastgelegd",
        Bindingness(standard.bindingness).label,
        Authority(authority).label if authority else "",
        standard.binding_since or "niet vastgesteld",
        Lifecycle(standard.lifecycle).label,
        standard.current_version_number or "niet vastgelegd",
        times.words,
        Municipality.objects.on(today).count(),
        (today if times.is_exact else today.replace(day=1)).isoformat(),
        standard.to_confirm,
        standard.source,
        "ja" if standard.is_fictitious else "nee",
        f"http://testserver/standaarden/{standard.slug}/",
    ]


def expected(viewer):
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(CELLS)
    for standard in Standard.objects.published().by_name():
        writer.writerow([guarded(cell) for cell in cells(standard, viewer)])
    return "\ufeff" + written.getvalue()


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "role", [None, Role.INFORMATION_MANAGER, Role.CATALOGUE_EDITOR]
)
def test_every_byte_is_the_same(client, role):
    viewer = person_with(role) if role else None
    if viewer:
        client.force_login(viewer)

    download = b"".join(client.get("/standaarden/?volgorde=naam&vorm=csv"))

    assert download.decode() == expected(viewer)
    told = {line.split(";")[11] for line in expected(None).splitlines()}
    assert told >= {"0", "7", "minder dan 5", "niet getoond", "ongeveer 10"}


def test_a_line_break_in_a_cell_is_that_of_the_lines(client):
    StandardFactory(name="Alfa", source="een\ntwee\r\ndrie")

    download = b"".join(client.get("/standaarden/?vorm=csv")).decode()

    assert '"een\r\ntwee\r\ndrie"' in download
    assert download.replace("\r\n", "").count("\n") == 0


def test_a_search_and_a_facet_narrow_the_download_and_keep_the_order(client):
    for name in ("Zaken beheren", "Zaken lezen", "Andere zaken"):
        StandardFactory(name=name)
    StandardFactory(name="Zaken buiten", domain=Domain.SPATIAL)
    query = "zoek=zaken&domein=dienstverlening"

    page = client.get(f"/standaarden/?{query}").context["rows"]
    lines = (
        b"".join(client.get(f"/standaarden/?{query}&vorm=csv")).decode().splitlines()
    )

    assert [line.split(";")[0] for line in lines[1:]] == [row["name"] for row in page]
    assert len(page) == 3
