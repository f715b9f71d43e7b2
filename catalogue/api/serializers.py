"""The catalogue as JSON: Dutch names outside, English within."""

from __future__ import annotations

from rest_framework import serializers

from ..enums import BINDINGNESS_WORDS, Bindingness
from ..models import BindingnessChange, Initiative, Need, Standard, StandardVersion


class BindingnessField(serializers.ChoiceField):
    """A level of bindingness as its word, such as `pas-toe-of-leg-uit`."""

    def __init__(self, **kwargs) -> None:
        super().__init__(choices=BINDINGNESS_WORDS, **kwargs)

    def to_representation(self, value: int) -> str:
        return Bindingness(value).slug


class VersionSerializer(serializers.ModelSerializer[StandardVersion]):
    """A version of a standard with its own lifecycle and dates."""

    id = serializers.IntegerField()
    standaard = serializers.SlugField(source="standard.slug")
    nummer = serializers.CharField(source="number")
    levensfase = serializers.CharField(source="lifecycle")
    isHuidig = serializers.BooleanField(source="is_current")
    uitgebrachtDatum = serializers.DateField(source="released_on", allow_null=True)
    inGebruikDatum = serializers.DateField(source="in_use_on", allow_null=True)
    eindeOndersteuningDatum = serializers.DateField(
        source="end_of_support_on", allow_null=True
    )
    specificatie = serializers.URLField(source="specification_url", allow_blank=True)
    bron = serializers.CharField(source="source", allow_blank=True)

    class Meta:
        model = StandardVersion
        fields = [
            "id",
            "standaard",
            "nummer",
            "levensfase",
            "isHuidig",
            "uitgebrachtDatum",
            "inGebruikDatum",
            "eindeOndersteuningDatum",
            "specificatie",
            "bron",
        ]


class BindingnessChangeSerializer(serializers.ModelSerializer[BindingnessChange]):
    """A change of bindingness: three dates that are not the same."""

    niveau = BindingnessField(source="level")
    gezag = serializers.CharField(source="authority")
    gezagToelichting = serializers.CharField(source="authority_note", allow_blank=True)
    besluitDoor = serializers.CharField(source="decided_by", allow_blank=True)
    adviesDatum = serializers.DateField(source="advised_on", allow_null=True)
    besluitDatum = serializers.DateField(source="decided_on", allow_null=True)
    geldtVanafDatum = serializers.DateField(source="in_force_on", allow_null=True)
    bron = serializers.CharField(source="source")
    teBevestigen = serializers.CharField(source="to_confirm", allow_blank=True)

    class Meta:
        model = BindingnessChange
        fields = [
            "niveau",
            "gezag",
            "gezagToelichting",
            "besluitDoor",
            "adviesDatum",
            "besluitDatum",
            "geldtVanafDatum",
            "bron",
            "teBevestigen",
        ]


class StandardSerializer(serializers.ModelSerializer[Standard]):
    """A standard as lists show it."""

    code = serializers.SlugField(source="slug")
    naam = serializers.CharField(source="name")
    afkorting = serializers.CharField(source="abbreviation", allow_blank=True)
    omschrijving = serializers.CharField(source="summary")
    domein = serializers.CharField(source="domain")
    soort = serializers.CharField(source="kind")
    beheerder = serializers.CharField(source="steward", allow_blank=True)
    levensfase = serializers.CharField(source="lifecycle")
    huidigeVersie = serializers.CharField(
        source="current_version_number", allow_blank=True
    )
    verbindendheid = BindingnessField(source="bindingness")
    gezag = serializers.CharField(source="binding_authority", allow_blank=True)
    kring = serializers.CharField(source="ring", help_text="Wie de namen ziet.")
    bron = serializers.CharField(source="source", allow_blank=True)
    teBevestigen = serializers.CharField(source="to_confirm", allow_blank=True)
    gewijzigdOp = serializers.DateTimeField(source="changed_at")

    class Meta:
        model = Standard
        fields = [
            "code",
            "naam",
            "afkorting",
            "omschrijving",
            "domein",
            "soort",
            "beheerder",
            "levensfase",
            "huidigeVersie",
            "verbindendheid",
            "gezag",
            "kring",
            "bron",
            "teBevestigen",
            "gewijzigdOp",
        ]


class StandardDetailSerializer(StandardSerializer):
    """A standard with its versions and how it became binding."""

    versies = VersionSerializer(source="published_versions", many=True)
    verbindendheidHistorie = BindingnessChangeSerializer(
        source="bindingness_changes", many=True
    )

    class Meta(StandardSerializer.Meta):
        fields = [*StandardSerializer.Meta.fields, "versies", "verbindendheidHistorie"]


class InitiativeSerializer(serializers.ModelSerializer[Initiative]):
    """An initiative: what municipalities make together."""

    code = serializers.SlugField(source="slug")
    naam = serializers.CharField(source="name")
    omschrijving = serializers.CharField(source="summary")
    domein = serializers.CharField(source="domain")
    fase = serializers.CharField(source="phase")
    trekker = serializers.CharField(
        source="lead.code",
        default=None,
        allow_null=True,
        help_text="Code van de gemeente.",
    )
    levert = serializers.SerializerMethodField(help_text="Codes van standaarden.")
    bron = serializers.CharField(source="source", allow_blank=True)
    teBevestigen = serializers.CharField(source="to_confirm", allow_blank=True)
    fictief = serializers.BooleanField(source="is_fictitious")

    class Meta:
        model = Initiative
        fields = [
            "code",
            "naam",
            "omschrijving",
            "domein",
            "fase",
            "trekker",
            "levert",
            "bron",
            "teBevestigen",
            "fictief",
        ]

    def get_levert(self, initiative: Initiative) -> list[str]:
        return [standard.slug for standard in initiative.published_products]


class NeedSerializer(serializers.ModelSerializer[Need]):
    """A need, and how many municipalities share it."""

    code = serializers.SlugField(source="slug")
    titel = serializers.CharField(source="title")
    omschrijving = serializers.CharField(source="description")
    domein = serializers.CharField(source="domain")
    stand = serializers.CharField(source="state")
    aantalSteun = serializers.IntegerField(source="support_count")
    beantwoordDoor = serializers.CharField(
        source="answered_by.slug", default=None, allow_null=True
    )
    bron = serializers.CharField(source="source", allow_blank=True)
    fictief = serializers.BooleanField(source="is_fictitious")
    aangemaaktOp = serializers.DateTimeField(source="created_at")

    class Meta:
        model = Need
        fields = [
            "code",
            "titel",
            "omschrijving",
            "domein",
            "stand",
            "aantalSteun",
            "beantwoordDoor",
            "bron",
            "fictief",
            "aangemaaktOp",
        ]
