"""Who opens a consultation, who may react, and who reads what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from accounts.enums import Role
from accounts.models import RoleAssignment
from samenorganiseren.shared.verdicts import ALLOWED, Verdict, allowed_if, denied

from ..enums import ConsultationKind, Stage
from .bodies import is_any_secretary
from .dossiers import may_handle

if TYPE_CHECKING:
    from accounts.models import Organisation, User

    from ..models import Consultation, ConsultationResponse, Dossier

# Who speaks for an organisation in a consultation.
SPEAKERS = (
    Role.INFORMATION_MANAGER,
    Role.APPROVER,
    Role.PARTNERSHIP_COORDINATOR,
    Role.SUPPLIER,
)
MUNICIPAL = (Role.INFORMATION_MANAGER, Role.APPROVER)
# While a proposal is here, nobody is asked about it any more.
OUT_OF_HAND = frozenset(
    {
        Stage.RETURNED,
        Stage.ON_HOLD,
        Stage.WITHDRAWN,
        Stage.INADMISSIBLE,
        Stage.REJECTED,
        Stage.REPLACED,
    }
)
ASKED_FROM: dict[str, frozenset[Stage]] = {
    ConsultationKind.OPEN: frozenset({Stage.INTAKE, Stage.CONSULTATION}),
    ConsultationKind.MEMBERS: frozenset(
        {Stage.CONSULTATION, Stage.TASKFORCE, Stage.COLLEGE, Stage.BOARD}
    ),
}


def may_open(user: User, dossier: Dossier, kind: ConsultationKind) -> Verdict:
    """The secretary who handles the dossier, where its stage asks for one."""
    if not (handling := may_handle(user, dossier)):
        return handling
    return allowed_if(
        Stage(dossier.stage) in ASKED_FROM[kind],
        f"Bij de fase “{dossier.get_stage_display()}” hoort geen "
        f"{ConsultationKind(kind).label}.",
    )


def may_keep_consultation(user: User, consultation: Consultation) -> Verdict:
    """The secretary of where the dossier is; of any body once it is nowhere."""
    handling = may_handle(user, consultation.dossier)
    if handling:
        return ALLOWED
    if Stage(consultation.dossier.stage) in OUT_OF_HAND:
        return allowed_if(is_any_secretary(user), "Dit doet een secretaris.")
    return handling


def speaks_for(
    user: User, consultation: Consultation, day: date
) -> list[Organisation | None]:
    """For whom this person may react; None stands for oneself."""
    if not user.is_authenticated or not user.is_active:
        return []
    roles = [held for held in user.get_current_roles() if held.role in SPEAKERS]
    own = {held.organisation for held in roles if _lives(held.organisation, day)}
    sorted_own = sorted(own, key=lambda one: one.sort_key)
    if consultation.kind == ConsultationKind.OPEN:
        return [*sorted_own, None]
    return [one for one in sorted_own if speaks_as_member(user, one, day)]


def speaks_as_member(user: User, organisation: Organisation, day: date) -> bool:
    """The approver of a municipality; where there is none, the information manager."""
    if not _lives(organisation, day) or organisation.municipality_id is None:
        return False
    if user.has_role_at(organisation.pk, Role.APPROVER):
        return True
    approvers = RoleAssignment.objects.on(day).of_role(Role.APPROVER)
    has_approver = approvers.of_active_people().filter(organisation=organisation)
    return (
        user.has_role_at(organisation.pk, Role.INFORMATION_MANAGER)
        and not has_approver.exists()
    )


def may_respond(
    user: User,
    consultation: Consultation,
    organisation: Organisation | None,
    day: date,
) -> Verdict:
    """Who speaks for the organisation, while the proposal is still being handled."""
    if Stage(consultation.dossier.stage) in OUT_OF_HAND:
        stage = consultation.dossier.get_stage_display()
        return denied(f"Dit voorstel is nu “{stage}”. Reageren kan niet meer.")
    if organisation in speaks_for(user, consultation, day):
        return ALLOWED
    if consultation.kind == ConsultationKind.MEMBERS:
        return denied(
            "Namens een gemeente antwoordt de accordeur. Is die er niet, dan de "
            "informatiemanager."
        )
    return denied("U kunt niet namens deze organisatie reageren.")


def may_answer_responses(user: User, consultation: Consultation) -> Verdict:
    """The secretary, once nobody can change a reaction any more."""
    if not (keeping := may_keep_consultation(user, consultation)):
        return keeping
    return allowed_if(
        consultation.closed_at is not None,
        "De consultatie is nog niet gesloten. Antwoorden kan daarna.",
    )


def may_read_response(user: User | None, response: ConsultationResponse) -> bool:
    """Reactions are everybody's after the closing, answers of members are not."""
    consultation = response.consultation
    if (
        user is not None
        and user.is_authenticated
        and (
            response.person_id == user.pk
            or may_keep_consultation(user, consultation)
            or (
                response.organisation_id is not None
                and user.has_role_at(response.organisation_id, *SPEAKERS)
            )
        )
    ):
        return True
    is_open = consultation.kind == ConsultationKind.OPEN
    return is_open and consultation.closed_at is not None


def _lives(organisation: Organisation, day: date) -> bool:
    municipality = organisation.municipality
    return municipality is None or municipality.exists_on(day)
