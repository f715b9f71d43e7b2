"""What is due in bodies: positions, reactions, papers, and terms that end."""

from samenorganiseren.shared.deadlines import Source

from . import consultations, papers, rounds, terms

SOURCES = (
    # Rounds and consultations stand in somebody's agenda already.
    Source(
        rounds.KIND,
        "standpunt geven",
        "U zit in dit orgaan en gaf nog geen standpunt.",
        rounds.rounds_due,
        rounds.silent_people,
        rounds.rounds_of,
        in_agenda=False,
    ),
    Source(
        consultations.KIND,
        "consultatie sluit",
        "U kunt hier nog op reageren.",
        consultations.consultations_due,
        consultations.silent_people,
        consultations.consultations_of,
        in_agenda=False,
    ),
    Source(
        papers.KIND,
        "stukken inleveren",
        "U zorgt voor de stukken bij dit agendapunt.",
        papers.papers_due,
        papers.people_of,
        papers.items_of,
    ),
    Source(
        terms.KIND,
        "zittingsduur eindigt",
        "U zit op deze zetel, of u bent secretaris van het orgaan.",
        terms.terms_ending,
        terms.people_of,
        terms.terms_of,
    ),
)
