"""What PostgreSQL keeps of reports, in the form of tests/guards."""

import datetime

from journal.models import Job
from reporting.models import Report
from tests.factories.accounts import AT, UserFactory
from tests.guards.guard import Guard, without_trigger

DAY = datetime.date(2025, 1, 1)
LATER = AT + datetime.timedelta(days=1)
CHECKS = """
reporting_report report_kept_after_asked
reporting_report report_made_whole
reporting_report report_period_has_its_days
reporting_report report_scheduled_is_made_for_all
"""
ONCE = """
reporting_report reporting_report_job_id_key
reporting_report report_scheduled_once
"""


def report():
    return {
        "kind": "fonds",
        "period": "dag",
        "first_day": DAY,
        "as_of": DAY,
        "requested_by": UserFactory(),
        "asked_at": AT,
        "kept_until": LATER,
    }


def scheduled():
    return {
        "requested_by": None,
        "content": {},
        "content_hash": "0" * 64,
        "made_at": AT,
    }


def with_job():
    job = Job.objects.create(
        handler="proef",
        title="Proef",
        requested_by_key="accounts.user:0",
        requested_by_label="Proef",
        created_at=AT,
    )
    return {"job": job}


ASKED = {Report: report}
MADE: dict = {}
WRONG = {
    "report_kept_after_asked": (Report, lambda: {"kept_until": AT}),
    "report_made_whole": (Report, lambda: {"made_at": AT}),
    "report_period_has_its_days": (Report, lambda: {"period": "maand"}),
    "report_scheduled_is_made_for_all": (Report, lambda: {"requested_by": None}),
}
DOUBLED = {
    "reporting_report_job_id_key": (Report, with_job, "job"),
    "report_scheduled_once": (Report, scheduled, "kind period as_of"),
}
TRIGGERS = [
    Guard(
        "a made report stays as it is",
        without_trigger("reporting_report_made_stays", "reporting_report"),
        "tests/reporting/reports/test_attacks.py::test_a_made_report_never_changes",
    )
]
