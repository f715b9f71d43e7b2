"""Parts that an area adds to a page of another: a round on the page of its dossier.

Places: `dossier` (with a Dossier), `body` (a Body), `meeting` (a Meeting),
`agenda-item` (an AgendaItem), and the lower apps' `standard`, `initiative` and
`municipality`.
"""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

PARTS = (bodies, consultations, decisions, dossiers, meetings, rounds)


def register_all() -> None:
    for part in PARTS:
        part.register()
