"""Advice, decisions and dossiers as JSON: Dutch names outside, English within."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from ..models import Advice, Dossier, Resolution
from .levels import LevelField


class AdviceSerializer(serializers.ModelSerializer[Advice]):
    """A published advice, without names or counts per group."""

    nummer = serializers.CharField(source="number")
    dossier = serializers.CharField(source="dossier.number")
    orgaan = serializers.CharField(source="body.kind")
    oordeel = serializers.CharField(source="verdict")
    stand = serializers.CharField(source="state")
    tekst = serializers.CharField(source="text")
    voorwaarden = serializers.CharField(source="conditions", allow_blank=True)
    vervangenDoor = serializers.CharField(
        source="replaced_by.number", default=None, allow_null=True
    )
    vastgesteldOp = serializers.DateTimeField(source="established_at")
    gepubliceerdOp = serializers.DateTimeField(source="published_at")
    sha256 = serializers.CharField(help_text="Over de inhoud als document.")

    class Meta:
        model = Advice
        fields = [
            "nummer",
            "dossier",
            "orgaan",
            "oordeel",
            "stand",
            "tekst",
            "voorwaarden",
            "vervangenDoor",
            "vastgesteldOp",
            "gepubliceerdOp",
            "sha256",
        ]


class AdviceDetailSerializer(AdviceSerializer):
    """An advice with the whole document that was hashed."""

    inhoud = serializers.SerializerMethodField(help_text="Het document zelf.")

    class Meta(AdviceSerializer.Meta):
        fields = [*AdviceSerializer.Meta.fields, "inhoud"]

    def get_inhoud(self, advice: Advice) -> dict[str, Any]:
        return advice.content or {}


class ResolutionSerializer(serializers.ModelSerializer[Resolution]):
    """A published decision, rectification or withdrawal."""

    nummer = serializers.CharField(source="number")
    soort = serializers.CharField(source="kind")
    titel = serializers.CharField(source="title")
    dossier = serializers.CharField(source="decision.dossier.number")
    standaard = serializers.CharField(
        source="decision.dossier.standard.slug",
        default=None,
        allow_null=True,
        help_text="Code van de standaard.",
    )
    orgaan = serializers.CharField(source="decision.body.kind")
    uitkomst = serializers.CharField(source="decision.outcome")
    verbindendheid = LevelField(source="decision.level")
    wijktAf = serializers.BooleanField(source="decision.deviates")
    advies = serializers.CharField(
        source="decision.advice.number", default=None, allow_null=True
    )
    besluitDatum = serializers.DateField(source="decision.decided_on")
    geldtVanafDatum = serializers.DateField(source="in_force_on", allow_null=True)
    rectificeert = serializers.CharField(
        source="rectifies.number", default=None, allow_null=True
    )
    gerectificeerdDoor = serializers.CharField(
        source="rectified_by.number", default=None, allow_null=True
    )
    gepubliceerdOp = serializers.DateTimeField(source="published_at")
    sha256 = serializers.CharField(help_text="Over de inhoud als document.")

    class Meta:
        model = Resolution
        fields = [
            "nummer",
            "soort",
            "titel",
            "dossier",
            "standaard",
            "orgaan",
            "uitkomst",
            "verbindendheid",
            "wijktAf",
            "advies",
            "besluitDatum",
            "geldtVanafDatum",
            "rectificeert",
            "gerectificeerdDoor",
            "gepubliceerdOp",
            "sha256",
        ]


class ResolutionDetailSerializer(ResolutionSerializer):
    """A published decision with the whole document that was hashed."""

    inhoud = serializers.SerializerMethodField(help_text="Het document zelf.")

    class Meta(ResolutionSerializer.Meta):
        fields = [*ResolutionSerializer.Meta.fields, "inhoud"]

    def get_inhoud(self, resolution: Resolution) -> dict[str, Any]:
        return resolution.content


class DossierSerializer(serializers.ModelSerializer[Dossier]):
    """The public part of a proposal: where it stands, and since when."""

    nummer = serializers.CharField(source="number")
    soort = serializers.CharField(source="kind")
    titel = serializers.CharField(source="title")
    indiener = serializers.CharField(source="proposer.name")
    standaard = serializers.CharField(
        source="standard.slug",
        default=None,
        allow_null=True,
        help_text="Code van de standaard.",
    )
    beoogdeVerbindendheid = LevelField(source="intended_level")
    fase = serializers.CharField(source="stage")
    faseSinds = serializers.DateTimeField(source="stage_since")
    openbaarSinds = serializers.DateTimeField(source="public_since", allow_null=True)
    fictief = serializers.BooleanField(source="is_fictitious")

    class Meta:
        model = Dossier
        fields = [
            "nummer",
            "soort",
            "titel",
            "indiener",
            "standaard",
            "beoogdeVerbindendheid",
            "fase",
            "faseSinds",
            "openbaarSinds",
            "fictief",
        ]
