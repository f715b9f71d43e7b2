"""From a municipality's proposal to the VNG-bestuur's decision."""

from .backing import BackingAnswer, BackingPoll
from .body import Body, BodyQuerySet, BodyRule, Seat, SeatLimit, SeatQuerySet
from .calendar import CalendarAddress
from .consultation import (
    Consultation,
    ConsultationQuerySet,
    ConsultationResponse,
    Disposition,
    ResponseDraft,
)
from .decision import (
    Advice,
    AdviceQuerySet,
    Decision,
    DecisionQuerySet,
    EscalationPlan,
    Impact,
    Resolution,
    ResolutionQuerySet,
)
from .dossier import Dossier, DossierQuerySet, NumberSeries
from .event import ChainHead, DossierEvent, EventPerson
from .intake import InadmissibleProposal
from .meeting import (
    ActionItem,
    AgendaGuest,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingQuerySet,
    Minutes,
    Substitution,
    WrittenInput,
)
from .membership import Assistance, Membership, MembershipQuerySet
from .papers import DossierDraft, DossierVersion, IntakeCheck, LoosePaper, Paper
from .round import (
    ConflictDeclaration,
    MinoritySignature,
    MinorityView,
    Position,
    PositionDraft,
    PositionVoid,
    Round,
    RoundQuerySet,
    RoundSeat,
)

__all__ = [
    "ActionItem",
    "Advice",
    "AdviceQuerySet",
    "AgendaGuest",
    "AgendaItem",
    "Assistance",
    "Attendance",
    "BackingAnswer",
    "BackingPoll",
    "Body",
    "BodyQuerySet",
    "BodyRule",
    "CalendarAddress",
    "ChainHead",
    "ConflictDeclaration",
    "Consultation",
    "ConsultationQuerySet",
    "ConsultationResponse",
    "Decision",
    "DecisionQuerySet",
    "Disposition",
    "Dossier",
    "DossierDraft",
    "DossierEvent",
    "DossierQuerySet",
    "DossierVersion",
    "EscalationPlan",
    "EventPerson",
    "Impact",
    "InadmissibleProposal",
    "IntakeCheck",
    "LoosePaper",
    "Meeting",
    "MeetingQuerySet",
    "Membership",
    "MembershipQuerySet",
    "MinoritySignature",
    "MinorityView",
    "Minutes",
    "NumberSeries",
    "Paper",
    "Position",
    "PositionDraft",
    "PositionVoid",
    "Resolution",
    "ResolutionQuerySet",
    "ResponseDraft",
    "Round",
    "RoundQuerySet",
    "RoundSeat",
    "Seat",
    "SeatLimit",
    "SeatQuerySet",
    "Substitution",
    "WrittenInput",
]
