"""Statements through the API: what a municipality says, with a key made for it."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.enums import TokenScope
from accounts.rules.keys import has_scope
from municipalities.models import Municipality
from samenorganiseren.shared.api.parameters import refuse_undeclared
from samenorganiseren.shared.api.serializers import StrictSerializer
from samenorganiseren.shared.days import day_of

from ..domain.said import Said, StatementRefused
from ..domain.statements import record_statement
from ..enums import AdoptionState, DecidingBody, ExplanationReason
from ..models import AdoptionStatement, Standard, StandardVersion
from ..rules.adoption import spoken_for_ids

# Our names for the parts of a statement, and those of the API.
PARTS = {
    "state": "stand",
    "effective_on": "ingangsDatum",
    "version": "versie",
    "target_on": "streefDatum",
    "reach": "reikwijdte",
    "evidence_url": "bewijs",
    "supplier_text": "leverancier",
    "contact": "contact",
    "local_variation": "lokaleInvulling",
    "reason": "reden",
    "explanation": "toelichting",
    "alternative": "alternatief",
    "deciding_body": "besluitDoor",
    "decision_reference": "besluitKenmerk",
    "lapses_on": "vervalDatum",
}


class ForStatements(BasePermission):
    """Only with a key that was made for statements."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return has_scope(request.auth, TokenScope.WRITE_STATEMENTS)


class StatementSerializer(serializers.ModelSerializer[AdoptionStatement]):
    """A statement as it was recorded."""

    id = serializers.IntegerField()
    gemeente = serializers.CharField(source="municipality.code")
    standaard = serializers.SlugField(source="standard.slug")
    versie = serializers.CharField(
        source="version.number", default=None, allow_null=True
    )
    stand = serializers.ChoiceField(source="state", choices=AdoptionState.choices)
    ingangsDatum = serializers.DateField(source="effective_on")
    hoeZeker = serializers.CharField(source="grade")
    door = serializers.CharField(source="by_label")
    vastgelegdOp = serializers.DateTimeField(source="recorded_at")
    fictief = serializers.BooleanField(source="is_fictitious")

    class Meta:
        model = AdoptionStatement
        fields = [
            "id",
            "gemeente",
            "standaard",
            "versie",
            "stand",
            "ingangsDatum",
            "hoeZeker",
            "door",
            "vastgelegdOp",
            "fictief",
        ]


class NewStatementSerializer(StrictSerializer):
    """What one says. `vorigeOpgave` is the last statement that you know of."""

    gemeente = serializers.CharField(max_length=12, help_text="Code van de gemeente.")
    standaard = serializers.SlugField(max_length=100)
    versie = serializers.CharField(max_length=30, allow_null=True, default=None)
    vorigeOpgave = serializers.IntegerField(
        allow_null=True,
        min_value=1,
        max_value=2**62,
        help_text="Het nummer van de laatste opgave die u kent; null als er geen is.",
    )
    sleutel = serializers.RegexField(
        r"^[A-Za-z0-9-]{8,40}$",
        help_text="Kiest u zelf. Dezelfde sleutel nog eens sturen geeft dezelfde opgave.",
    )
    stand = serializers.ChoiceField(choices=AdoptionState.choices)
    ingangsDatum = serializers.DateField()
    streefDatum = serializers.DateField(allow_null=True, default=None)
    reikwijdte = serializers.CharField(max_length=400, allow_blank=True, default="")
    bewijs = serializers.URLField(max_length=300, required=False)
    leverancier = serializers.CharField(max_length=120, allow_blank=True, default="")
    contact = serializers.CharField(max_length=200, allow_blank=True, default="")
    lokaleInvulling = serializers.CharField(
        max_length=4000, allow_blank=True, default=""
    )
    reden = serializers.ChoiceField(
        choices=ExplanationReason.choices, allow_blank=True, default=""
    )
    toelichting = serializers.CharField(max_length=4000, allow_blank=True, default="")
    alternatief = serializers.CharField(max_length=2000, allow_blank=True, default="")
    besluitDoor = serializers.ChoiceField(
        choices=DecidingBody.choices, allow_blank=True, default=""
    )
    besluitKenmerk = serializers.CharField(max_length=200, allow_blank=True, default="")
    vervalDatum = serializers.DateField(allow_null=True, default=None)


class StatementFilters(django_filters.FilterSet):
    """Of which standard, of which municipality."""

    standaard = django_filters.CharFilter(field_name="standard__slug", max_length=100)
    gemeente = django_filters.CharFilter(field_name="municipality__code", max_length=12)

    class Meta:
        model = AdoptionStatement
        fields: list[str] = []


class Statements(mixins.ListModelMixin, viewsets.GenericViewSet[AdoptionStatement]):
    """The statements of the municipalities that the key speaks for."""

    permission_classes = [ForStatements]
    serializer_class = StatementSerializer
    filterset_class = StatementFilters
    queryset = AdoptionStatement.objects.none()

    def get_queryset(self) -> QuerySet[AdoptionStatement]:
        spoken_for = spoken_for_ids(self.request.user, timezone.localdate())
        return (
            AdoptionStatement.objects.filter(municipality__in=spoken_for)
            .select_related("municipality", "standard", "version")
            .order_by("-id")
        )

    @extend_schema(
        tags=["opgaven"],
        operation_id="opgavenList",
        summary="De opgaven van uw gemeenten, de laatste eerst",
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    @extend_schema(
        tags=["opgaven"],
        operation_id="opgavenCreate",
        summary="Een opgave doen",
        request=NewStatementSerializer,
        responses={201: StatementSerializer},
    )
    def create(self, request: Request) -> Response:
        refuse_undeclared(request, frozenset())
        asked = NewStatementSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        statement = _record(asked.validated_data, request)
        return Response(StatementSerializer(statement).data, status.HTTP_201_CREATED)


def _record(asked: dict[str, Any], request: Request) -> AdoptionStatement:
    now = timezone.now()
    municipality = _known(
        Municipality.objects.on(day_of(now)).filter(code=asked["gemeente"]), "gemeente"
    )
    standard = _known(
        Standard.objects.published().filter(slug=asked["standaard"]), "standaard"
    )
    parts = {ours: asked.get(theirs, "") for ours, theirs in PARTS.items()}
    parts["version"] = _version(standard, asked["versie"])
    try:
        return record_statement(
            municipality=municipality,
            standard=standard,
            said=Said(**parts),
            seen=asked["vorigeOpgave"],
            idempotency_key=asked["sleutel"],
            by=request.user,
            now=now,
        )
    except StatementRefused as refusal:
        place = PARTS.get(refusal.field, refusal.field)
        raise serializers.ValidationError({place: [str(refusal)]}) from refusal


def _version(standard: Standard, number: str | None) -> StandardVersion | None:
    if number is None:
        return None
    published = standard.versions.exclude(published_at=None)
    return _known(published.filter(number=number), "versie")


def _known(found: QuerySet[Any], place: str) -> Any:
    """The one that is meant, or an error at its place in the body."""
    one = found.first()
    if one is None:
        raise serializers.ValidationError(
            {place: [f"Deze {place} kennen wij niet. Kijk de code na."]}
        )
    return one
