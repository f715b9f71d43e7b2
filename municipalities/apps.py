from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """The register of municipalities through time."""

    name = "municipalities"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "gemeenten"
