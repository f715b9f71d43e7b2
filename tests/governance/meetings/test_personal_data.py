"""People export what meetings keep about them."""

import pytest

from governance.domain.meetings import attendance
from samenorganiseren.shared.personal_data import everything_about

from .world import DURING, Table

pytestmark = pytest.mark.django_db


def test_a_member_exports_where_and_what():
    table = Table()
    meeting, member = table.held(), table.members[0]
    attendance.arrive(meeting=meeting, person=member, by=member, now=DURING)
    attendance.leave(
        meeting=meeting,
        person=member,
        by=member,
        now=DURING.replace(minute=45),
        inputs={meeting.items.get(): "Mijn inbreng."},
    )

    own = everything_about(member)["Vergaderingen"]

    assert [line["Vergadering"] for line in own["Aanwezigheid"]] == [meeting.title]
    assert [line["Tekst"] for line in own["Schriftelijke inbreng"]] == ["Mijn inbreng."]
