"""A made report is for its reader alone, and stays as it is."""

import pytest
from django.db import DatabaseError, connection, transaction

from reporting.models import Report

from .scene import made, manager

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        "content = '{}'",
        "content_hash = repeat('0', 64)",
        "requested_by_id = NULL",
        "as_of = as_of - 1, first_day = first_day - 1",
        "rings = '{openbaar}'",
        "made_at = NULL, content = NULL, content_hash = ''",
    ],
)
def test_a_made_report_never_changes(change):
    report = made(manager())

    with (
        pytest.raises(DatabaseError, match="stays as it is"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE reporting_report SET {change}")

    assert Report.objects.get().content == report.content


@pytest.mark.parametrize("address", ["", "?vorm=pdf", "?vorm=ods", "?vorm=csv"])
def test_somebody_elses_report_does_not_exist(client, address):
    report = made(manager())
    client.force_login(manager())

    assert client.get(f"/rapporten/{report.pk}/{address}").status_code == 404
