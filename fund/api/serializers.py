"""The fund as JSON: Dutch names outside, English within; money in whole cents."""

from __future__ import annotations

from rest_framework import serializers

from ..models import Award, Contribution, FiscalYear


class FunnelSerializer(serializers.Serializer):
    """Where the money of a ceiling stands."""

    begrotingCenten = serializers.IntegerField(source="ceiling")
    beschikbaarCenten = serializers.IntegerField(source="available")
    gereserveerdCenten = serializers.IntegerField(source="reserved")
    toegekendCenten = serializers.IntegerField(source="committed")
    betaaldCenten = serializers.IntegerField(source="paid")
    verantwoordCenten = serializers.IntegerField(source="justified")


class ProgrammeTotalsSerializer(serializers.Serializer):
    """One budget line."""

    programma = serializers.CharField(source="line.programme.slug")
    naam = serializers.CharField(source="line.programme.name")
    soort = serializers.CharField(source="line.programme.kind")
    stand = FunnelSerializer(source="funnel")


class IncomeSerializer(serializers.Serializer):
    """What came in."""

    gevraagdCenten = serializers.IntegerField(
        source="asked", help_text="Aan gemeenten, zonder btw, min creditnota’s."
    )
    gevraagdMetBtwCenten = serializers.IntegerField(source="asked_with_vat")
    ontvangenCenten = serializers.IntegerField(
        source="received", help_text="Van gemeenten, met btw."
    )
    openCenten = serializers.IntegerField(source="open")
    overigCenten = serializers.IntegerField(source="other")


class YearSerializer(serializers.ModelSerializer[FiscalYear]):
    """A year of the fund: only whether it is open."""

    jaar = serializers.IntegerField(source="year")
    stand = serializers.CharField(source="state")
    geslotenOp = serializers.DateTimeField(source="closed_at", allow_null=True)
    fictief = serializers.BooleanField(source="is_fictitious")

    class Meta:
        model = FiscalYear
        fields = ["jaar", "stand", "geslotenOp", "fictief"]


class YearDetailSerializer(YearSerializer):
    """A year with its totals, of all that is booked now."""

    begroting = FunnelSerializer(source="funnel")
    inkomsten = IncomeSerializer(source="income")
    programmas = ProgrammeTotalsSerializer(source="lines", many=True)
    peildatum = serializers.DateField(source="as_of")

    class Meta(YearSerializer.Meta):
        fields = [
            *YearSerializer.Meta.fields,
            "begroting",
            "inkomsten",
            "programmas",
            "peildatum",
        ]


class ShareSerializer(serializers.Serializer):
    """The part of an award that it states for a standard, and how that is applied."""

    standaard = serializers.CharField(source="use.standard.slug")
    deelCenten = serializers.IntegerField(source="stated")
    betaaldCenten = serializers.IntegerField(source="paid")
    keerToegepast = serializers.IntegerField(
        source="use.times.number",
        allow_null=True,
        help_text="Afgerond waar de namen niet openbaar zijn; leeg waar het te klein is.",
    )
    keerToegepastTekst = serializers.CharField(source="use.times.words")
    gemeenten = serializers.IntegerField(
        source="use.counts.municipalities", help_text="Alle gemeenten van die dag."
    )
    perToepassingCenten = serializers.IntegerField(
        source="cost.cents",
        allow_null=True,
        help_text="Vanaf 10 gemeenten en één jaar gebruik.",
    )


class AwardSerializer(serializers.ModelSerializer[Award]):
    """An award that was approved, and what was paid on it until now."""

    nummer = serializers.CharField(source="number")
    titel = serializers.CharField(source="title")
    jaar = serializers.IntegerField(source="budget_line.year_id")
    programma = serializers.CharField(source="budget_line.programme.slug")
    soort = serializers.CharField(source="budget_line.programme.kind")
    initiatief = serializers.CharField(
        source="initiative.slug", default=None, allow_null=True
    )
    ontvanger = serializers.CharField(source="recipient_name")
    stand = serializers.CharField(source="state")
    toegekendOp = serializers.DateTimeField(source="approved_at")
    bedragCenten = serializers.IntegerField(source="amount_cents")
    betaaldCenten = serializers.IntegerField(source="spent.paid")
    terugbetaaldCenten = serializers.IntegerField(source="spent.refunded")
    verantwoordCenten = serializers.IntegerField(source="spent.justified")
    fictief = serializers.BooleanField(source="is_fictitious")

    class Meta:
        model = Award
        fields = [
            "nummer",
            "titel",
            "jaar",
            "programma",
            "soort",
            "initiatief",
            "ontvanger",
            "stand",
            "toegekendOp",
            "bedragCenten",
            "betaaldCenten",
            "terugbetaaldCenten",
            "verantwoordCenten",
            "fictief",
        ]


class AwardDetailSerializer(AwardSerializer):
    """An award followed to its standards."""

    standaarden = ShareSerializer(source="shares_followed", many=True)
    nietToeTeRekenenCenten = serializers.IntegerField(source="rest")

    class Meta(AwardSerializer.Meta):
        fields = [*AwardSerializer.Meta.fields, "standaarden", "nietToeTeRekenenCenten"]


class ContributionSerializer(serializers.ModelSerializer[Contribution]):
    """What one municipality was asked for one programme."""

    jaar = serializers.IntegerField(source="run.year_id")
    soort = serializers.CharField(source="run.kind")
    gemeente = serializers.CharField(
        source="municipality.code", help_text="Code van het CBS."
    )
    programma = serializers.CharField(source="rate.programme.slug")
    inwoners = serializers.IntegerField(source="inhabitants")
    inwonersVan = serializers.CharField(
        source="basis.code",
        help_text="Na een herindeling tellen de inwoners van een voorganger.",
    )
    vanafDatum = serializers.DateField(source="from_on")
    totDatum = serializers.DateField(
        source="to_on", help_text="De eerste dag die niet meer telt."
    )
    bedragCenten = serializers.IntegerField(
        source="amount_cents", help_text="Zonder btw. Een correctie kan negatief zijn."
    )

    class Meta:
        model = Contribution
        fields = [
            "jaar",
            "soort",
            "gemeente",
            "programma",
            "inwoners",
            "inwonersVan",
            "vanafDatum",
            "totDatum",
            "bedragCenten",
        ]
