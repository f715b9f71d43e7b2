"""How many queries a page takes, for a visitor and for somebody signed in."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from benchmarks.portal import connected_to
from benchmarks.rig import Rig
from benchmarks.table import Row

PAGES = (
    "/",
    "/standaarden/",
    "/standaarden/?zoek=zaken",
    "/standaarden/proef-1/",
    "/standaarden/proef-0/",
    "/initiatieven/",
    "/behoeften/",
    "/gemeenten/",
    "/gemeenten/utrecht/",
)
MOST_FOR_VISITORS, MOST_SIGNED_IN = 3, 5


def rows(rig: Rig) -> Iterator[Row]:
    with connected_to(rig.served):
        somebody = User.objects.filter(email__startswith="proef-").first()
        for person, most in ((None, MOST_FOR_VISITORS), (somebody, MOST_SIGNED_IN)):
            counts = {page: _queries(page, person) for page in PAGES}
            who = "a visitor" if person is None else "somebody signed in"
            told = ", ".join(f"{page} {count}" for page, count in counts.items())
            yield Row(f"queries for {who}", told, max(counts.values()), aim=most)


def _queries(page: str, person: User | None) -> int:
    client = Client(SERVER_NAME="localhost")
    if person is not None:
        client.force_login(person)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(page)
    if answer.status_code != 200:
        raise AssertionError(f"{page}: {answer.status_code}")
    return len(captured)
