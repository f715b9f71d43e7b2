from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    """The register of municipalities through time."""

    name = "municipalities"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "gemeenten"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions

        from . import action_words
        from .subjects import register_subjects

        register_subjects()
        actions.declare(action_words.WORDS)
