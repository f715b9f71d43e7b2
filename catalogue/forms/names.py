"""Naming municipalities and standards by typing them: no list of 342 to scroll."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from municipalities.models import Municipality
from samenorganiseren.shared.names import sort_key

from ..models import Standard

BETWEEN = re.compile(r"[\n;]+")
MOST_NAMES = 400


class _NamesField(forms.CharField):
    """Names, one on a line or with semicolons between them."""

    missing = ""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            max_length=20_000, widget=forms.Textarea({"rows": rows}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        names = [name.strip() for name in BETWEEN.split(super().clean(value) or "")]
        names = list(dict.fromkeys(name for name in names if name))
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(f"Noem er hoogstens {MOST_NAMES}.")
        found = self.find(names) if names else {}
        if unknown := [name for name in names if name.lower() not in found]:
            raise forms.ValidationError(
                self.missing.format(", ".join(f"“{name}”" for name in unknown[:5]))
            )
        return list(dict.fromkeys(found[name.lower()] for name in names))

    def find(self, names: list[str]) -> dict[str, Any]:
        raise NotImplementedError


class MunicipalitiesField(_NamesField):
    """Municipalities of today, also by another name they are known under."""

    missing = "Wij kennen deze gemeente niet: {}. Schrijf de naam van nu voluit."

    def find(self, names: list[str]) -> dict[str, Any]:
        keys = {sort_key(name): name.lower() for name in names}
        known = Municipality.objects.on(timezone.localdate()).prefetch_related(
            "aliases"
        )
        wanted = known.filter(
            Q(sort_key__in=keys)
            | Q(name__in=names)
            | Q(aliases__name__in=names)
            | Q(code__in=[name.upper() for name in names])
        ).distinct()
        lowered = {name.lower() for name in names}
        found = {}
        for municipality in wanted:
            if municipality.sort_key in keys:
                found[keys[municipality.sort_key]] = municipality
            for alias in (municipality, *municipality.aliases.all()):
                if alias.name.lower() in lowered:
                    found[alias.name.lower()] = municipality
            found[municipality.code.lower()] = municipality
        return found


class MunicipalityField(MunicipalitiesField):
    """One municipality of today, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(rows=1, **kwargs)
        self.widget = forms.TextInput()

    def clean(self, value: Any) -> Any:
        named = super().clean(value)
        if len(named) > 1:
            raise forms.ValidationError("Noem er één.")
        return named[0] if named else None


class StandardsField(_NamesField):
    """Standards by their name, abbreviation or the word in their address."""

    missing = (
        "Wij kennen deze standaard niet: {}. Neem de naam of het adres over van de "
        "pagina van de standaard."
    )

    def find(self, names: list[str]) -> dict[str, Any]:
        lowered = {name.lower() for name in names}
        keys = [sort_key(name) for name in names]
        wanted = Standard.objects.filter(
            Q(sort_key__in=keys)
            | Q(slug__in=lowered)
            | Q(abbreviation__in=[*names, *(name.upper() for name in names)])
        ).order_by("-id")
        found: dict[str, Any] = {}
        for standard in wanted:
            for known in (standard.abbreviation, standard.name, standard.slug):
                if known.lower() in lowered:
                    found[known.lower()] = standard
        return found


class StandardField(StandardsField):
    """One standard, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(rows=1, **kwargs)
        self.widget = forms.TextInput()

    def clean(self, value: Any) -> Any:
        named = super().clean(value)
        if len(named) > 1:
            raise forms.ValidationError("Noem er één.")
        return named[0] if named else None
