"""Who may enter the addresses of dossiers, papers, the chain."""

from django.core.files.base import ContentFile

from accounts.enums import Role
from governance.enums import Stage
from governance.models import InadmissibleProposal, Paper
from tests.factories.accounts import AT
from tests.factories.governance import DossierDraftFactory, PaperFactory, dossier_at

ANYONE = frozenset({"bezoeker", "zonder rol", *Role.values})
WRITERS = frozenset(
    {Role.INFORMATION_MANAGER.value, Role.APPROVER.value, Role.CATALOGUE_EDITOR.value}
)
OWN = frozenset({Role.INFORMATION_MANAGER.value, Role.APPROVER.value})
SECRETARY = frozenset({Role.BODY_SECRETARY.value})
SECOND = SECRETARY | {Role.FUNCTIONAL_ADMINISTRATOR.value}
INSIDE = OWN | SECRETARY | {Role.BODY_MEMBER.value, Role.BODY_ASSISTANT.value}
NOBODY = frozenset()


def public(world, actor):
    return [dossier_at(Stage.CONSULTATION).number]


def version(world, actor):
    return [dossier_at(Stage.CONSULTATION).number, 1]


def own_draft(world, actor):
    draft = DossierDraftFactory(dossier__proposer=world.municipal)
    return [f"concept-{draft.dossier_id}"]


def own_paper(world, actor):
    draft = DossierDraftFactory(dossier__proposer=world.municipal)
    storage, name = Paper._meta.get_field("file").storage, "stukken/proef-toegang"
    if not storage.exists(name):
        storage.save(name, ContentFile(b"%PDF"))
    return [PaperFactory(subject_key=draft.subject_key, file=name).key]


def submitted(world, actor):
    return [dossier_at(Stage.SUBMITTED, proposer=world.municipal).number]


def in_intake(world, actor):
    return [dossier_at(Stage.INTAKE, proposer=world.municipal).number]


def doubted(world, actor):
    """One of which a colleague proposed that it cannot be taken in."""
    dossier = dossier_at(Stage.INTAKE, proposer=world.municipal)
    InadmissibleProposal.objects.create(
        version=dossier.versions.get(),
        reason="Geen voorstel.",
        proposed_by=world.colleague,
        proposed_at=AT,
    )
    return [dossier.number]


def rows(row):
    return {
        "dossiers": row(ANYONE),
        "new_dossier": row(WRITERS, WRITERS),
        "dossier": row(ANYONE, NOBODY, public),
        "dossier_version": row(ANYONE, NOBODY, version),
        "verify_dossier": row(ANYONE, NOBODY, public),
        "export_dossier": row(ANYONE, NOBODY, public),
        "chain_heads": row(ANYONE),
        "verifying_script": row(ANYONE),
        "paper": row(OWN, NOBODY, own_paper),
        "write_dossier": row(OWN, OWN, own_draft),
        "submit_dossier": row(OWN, OWN, own_draft),
        "take_in_dossier": row(NOBODY, SECRETARY, submitted),
        "judge_dossier": row(SECRETARY, SECRETARY, in_intake),
        "return_dossier": row(SECRETARY, SECRETARY, in_intake),
        "fast_lane_dossier": row(SECRETARY, SECRETARY, in_intake),
        "inadmissible_dossier": row(SECRETARY, SECRETARY, in_intake),
        "confirm_inadmissible_dossier": row(SECOND, SECOND, doubted),
        "hold_dossier": row(SECRETARY, SECRETARY, in_intake),
        # Nothing is on hold here.
        "resume_dossier": row(NOBODY, SECRETARY, in_intake),
        "withdraw_dossier": row(OWN, OWN, in_intake),
    }
