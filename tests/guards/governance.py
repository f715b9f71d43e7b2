"""The guards of governance, gathered from its areas."""

from tests.governance.bodies import guards as bodies
from tests.governance.consultations import guards as consultations
from tests.governance.decisions import guards as decisions
from tests.governance.dossiers import guards as dossiers
from tests.governance.meetings import guards as meetings
from tests.governance.rounds import guards as rounds

from .parts import Parts

GOVERNANCE = Parts(bodies, dossiers, consultations, meetings, rounds, decisions)
