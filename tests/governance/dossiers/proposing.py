"""A municipality with a proposal, for tests."""

from accounts.enums import Role
from governance.domain.dossiers.facts import Facts
from governance.domain.dossiers.proposals import Written, save_draft, start_proposal
from governance.domain.dossiers.submitting import submit_proposal
from governance.enums import BodyKind, Criterion, DossierKind
from governance.models import Body, Dossier
from tests.factories.accounts import AT, MunicipalOrganisationFactory, person_with
from tests.factories.governance import BodyFactory, secretary_of

ANSWERS = {criterion.value: "Ja, dat is geregeld." for criterion in Criterion}


def writer(organisation=None, **person):
    """Somebody who writes for a municipality."""
    return person_with(
        Role.INFORMATION_MANAGER,
        organisation or MunicipalOrganisationFactory(),
        **person,
    )


def home_of(person):
    """The organisation of whoever has one role."""
    return person.get_current_roles()[0].organisation


def started(
    by=None, *, kind=DossierKind.INITIATIVE, title="Samen aan de balie", now=AT
):
    by = by or writer()
    return start_proposal(
        organisation=home_of(by), kind=kind, title=title, by=by, now=now
    )


def written(title="Samen aan de balie", **changes):
    return Written(
        **{
            "title": title,
            "summary": "Een voorstel in één zin.",
            "text": "Dit stellen wij voor.",
            "answers": ANSWERS,
            "facts": Facts(),
            **changes,
        }
    )


def complete(by=None, *, kind=DossierKind.INITIATIVE, now=AT, **changes):
    """A draft from which nothing is missing."""
    by = by or writer()
    dossier = started(by, kind=kind, now=now)
    save_draft(dossier=dossier, written=written(**changes), seen=1, by=by, now=now)
    return Dossier.objects.get(pk=dossier.pk)


def submitted(by=None, *, now=AT, **changes):
    """A proposal with its number."""
    by = by or writer()
    dossier = complete(by, now=now, **changes)
    return submit_proposal(dossier=dossier, seen=dossier.draft.revision, by=by, now=now)


def secretary(kind=BodyKind.TASKFORCE, **person):
    """The secretary of the Taskforce, or of another body."""
    body = Body.objects.filter(kind=kind).first() or BodyFactory(kind=kind)
    return secretary_of(body, **person)
