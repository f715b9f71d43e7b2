from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """The register of municipalities through time."""

    name = "municipalities"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "gemeenten"

    def ready(self) -> None:
        from .subjects import register_subjects

        register_subjects()
