"""Bodies are strict: an unknown field is an error, not a shrug."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class StrictSerializer(serializers.Serializer):
    """Refuses fields it does not know, and reports them with all other errors."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = {
            str(name)[:80]: [
                serializers.ErrorDetail("Dit veld bestaat niet.", code="unknown")
            ]
            for name in (set(data) - set(self.fields) if isinstance(data, dict) else ())
        }
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as wrong:
            raise serializers.ValidationError({**wrong.detail, **unknown}) from wrong
        if unknown:
            raise serializers.ValidationError(unknown)
        return value
