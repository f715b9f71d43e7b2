"""What somebody wants to say in a statement, before any rule was asked."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date

from samenorganiseren.shared.errors import DomainError

from ..enums import EvidenceGrade
from ..models import Product, StandardVersion


class StatementRefused(DomainError):
    """A rule about one part of the statement; `field` names that part."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Said:
    """The content of a statement; empty where nothing was said."""

    state: str
    effective_on: date
    version: StandardVersion | None = None
    target_on: date | None = None
    reach: str = ""
    evidence_url: str = ""
    product: Product | None = None
    supplier_text: str = ""
    contact: str = ""
    local_variation: str = ""
    reason: str = ""
    explanation: str = ""
    alternative: str = ""
    deciding_body: str = ""
    decision_reference: str = ""
    lapses_on: date | None = None

    @property
    def grade(self) -> EvidenceGrade:
        """With a test report or link it is shown, else it is declared."""
        return EvidenceGrade.SHOWN if self.evidence_url else EvidenceGrade.DECLARED

    def as_fields(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def texts(self) -> dict[str, str]:
        return {
            name: value for name, value in asdict(self).items() if type(value) is str
        }
