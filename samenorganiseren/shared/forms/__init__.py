"""Forms as the portal asks its questions: Dutch sentences, three-part dates, whole-row choices."""

from samenorganiseren.shared.forms.base import (
    PortalForm,
    PortalFormRules,
    PortalModelForm,
)
from samenorganiseren.shared.forms.choices import ChoiceRows
from samenorganiseren.shared.forms.dates import DutchDateField, DutchDateWidget

__all__ = [
    "ChoiceRows",
    "DutchDateField",
    "DutchDateWidget",
    "PortalForm",
    "PortalFormRules",
    "PortalModelForm",
]
