"""Uploading a file of standards."""

from __future__ import annotations

from typing import Any

from django import forms

from samenorganiseren.shared.forms import PortalForm

from ..domain.import_sheet import MOST_BYTES


class UploadForm(PortalForm):
    """One CSV."""

    file = forms.FileField(
        label="CSV-bestand",
        help_text="Hoogstens 10.000 regels en 25 MB. Komma, puntkomma en tab mogen alle drie.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Dit bestand is groter dan 25 MB. Splits het.")
        return file
