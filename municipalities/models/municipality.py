from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from samenorganiseren.shared.names import sort_key

from .chains import reached
from .region import Province, Region
from .search import closeness, matching


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def on(self, day: date) -> MunicipalityQuerySet:
        """Those that existed on this day; an unknown start counts as always."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_to=None) | Q(valid_to__gt=day),
        )

    def former(self, day: date) -> MunicipalityQuerySet:
        """Those that no longer existed on this day."""
        return self.filter(valid_to__lte=day)

    def successors_of(self, municipality: Municipality) -> MunicipalityQuerySet:
        """All into which it went over, however many steps later."""
        return self.filter(
            pk__in=reached(municipality, "predecessor_id", "successor_id")
        )

    def predecessors_of(self, municipality: Municipality) -> MunicipalityQuerySet:
        """All that went over into it, however many steps earlier."""
        return self.filter(
            pk__in=reached(municipality, "successor_id", "predecessor_id")
        )

    def neighbours_of(self, municipality: Municipality) -> MunicipalityQuerySet:
        """Those that share a border with it, or lie across the water from it."""
        return self.filter(
            Q(neighbours_up__second=municipality)
            | Q(neighbours_down__first=municipality)
        ).distinct()

    def matching(self, words: str) -> MunicipalityQuerySet:
        """Those that these words mean; a misspelt name counts only where nothing fits."""
        return matching(self, words)

    def best_match_first(self, words: str) -> MunicipalityQuerySet:
        return self.order_by(*closeness(words), "sort_key", "code")

    def with_latest_population(self, day: date) -> MunicipalityQuerySet:
        """Adds `inhabitants` and `population_year`: the last figure known for this day."""
        latest = Population.objects.filter(
            municipality=OuterRef("pk"), year__lte=day.year
        ).order_by("-year")
        return self.annotate(
            inhabitants=Subquery(latest.values("inhabitants")[:1]),
            population_year=Subquery(latest.values("year")[:1]),
        )

    def called(self, name: str) -> MunicipalityQuerySet:
        """Whose name, other name or code this is, whatever its capitals."""
        typed, key = name.strip(), sort_key(name)
        return self.filter(
            Q(sort_key=key) | Q(aliases__name__iexact=typed) | Q(code__iexact=typed)
        ).distinct()

    def by_name(self) -> MunicipalityQuerySet:
        return self.order_by("sort_key", "code")


class Municipality(models.Model):
    """A municipality with its own CBS code, from its first day to its last.

    `valid_to` is the first day on which it no longer exists. `valid_from` is
    empty where the CBS only has a placeholder (1970 and the like).
    """

    code = models.CharField(max_length=12, unique=True)
    tooi_uri = models.URLField(unique=True)
    name = models.CharField(max_length=80)
    cbs_name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    sort_key = models.CharField(max_length=80, db_index=True)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="municipalities"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    land_area_km2 = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    total_area_km2 = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    # CBS classes: size 1 (under 5.000) to 8 (250.000 and more), urbanity 1 (very) to 5.
    size_class = models.PositiveSmallIntegerField(null=True)
    size_class_label = models.CharField(max_length=60, blank=True)
    urbanity = models.PositiveSmallIntegerField(null=True)
    urbanity_label = models.CharField(max_length=60, blank=True)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    regions = models.ManyToManyField(Region, related_name="municipalities")

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}[0-9A-Z]{4,10}$"),
                name="municipality_code_form",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_to=None)
                | Q(valid_to__gt=F("valid_from")),
                name="municipality_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])

    def successors(self) -> MunicipalityQuerySet:
        return Municipality.objects.successors_of(self)

    def predecessors(self) -> MunicipalityQuerySet:
        return Municipality.objects.predecessors_of(self)

    def neighbours(self) -> MunicipalityQuerySet:
        return Municipality.objects.neighbours_of(self)

    def exists_on(self, day: date) -> bool:
        """Whether it existed on this day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day < self.valid_to)

    @property
    def subject_key(self) -> str:
        return f"municipalities.municipality:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.name


class Alias(models.Model):
    """Another name people search for: Den Haag, Den Bosch, Friesland."""

    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="aliases", null=True, blank=True
    )
    province = models.ForeignKey(
        Province, models.CASCADE, related_name="aliases", null=True, blank=True
    )
    name = models.CharField(max_length=80)

    class Meta:
        verbose_name = "andere naam"
        constraints = [
            models.UniqueConstraint(
                fields=["name", "municipality", "province"],
                name="alias_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(municipality=None) ^ Q(province=None),
                name="alias_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PopulationQuerySet(models.QuerySet["Population"]):
    def on(self, day: date) -> PopulationQuerySet:
        """The figures that hold for this day: those of 1 January of its year."""
        return self.filter(year=day.year)


class Population(models.Model):
    """Inhabitants of one municipality on 1 January of a year, with the source."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="populations"
    )
    year = models.PositiveSmallIntegerField()
    inhabitants = models.PositiveIntegerField()
    is_final = models.BooleanField()
    source = models.CharField(max_length=100)

    objects = PopulationQuerySet.as_manager()

    class Meta:
        verbose_name = "inwonertal"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"], name="population_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(inhabitants__gt=0), name="population_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inhabitants} ({self.year})"


class HexCell(models.Model):
    """The place of a municipality in the honeycomb: every municipality equally large.

    Odd rows are shifted half a cell to the right; row 0 is in the south.
    """

    municipality = models.OneToOneField(
        Municipality, models.CASCADE, related_name="hex_cell"
    )
    column = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "plek op de kaart"
        constraints = [
            models.UniqueConstraint(fields=["column", "row"], name="hex_cell_once")
        ]

    def __str__(self) -> str:
        return f"{self.column}, {self.row}"
