"""The guards of governance, gathered from its parts."""

from tests.governance.bodies import guards as bodies
from tests.governance.consultations import guards as consultations
from tests.governance.decisions import guards as decisions
from tests.governance.dossiers import guards as dossiers
from tests.governance.meetings import guards as meetings
from tests.governance.rounds import guards as rounds

PARTS = (bodies, dossiers, consultations, meetings, rounds, decisions)


def together(name: str) -> dict:
    """One dictionary of all parts."""
    return {key: value for part in PARTS for key, value in getattr(part, name).items()}


def lines(name: str) -> str:
    """One list of "table constraint" of all parts."""
    return "".join(getattr(part, name).lstrip("\n") for part in PARTS)


WRITTEN_ONCE = [table for part in PARTS for table in part.WRITTEN_ONCE]
TRIGGERS = [guard for part in PARTS for guard in part.TRIGGERS]
