from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Reads across all apps: home, Mijn gemeente, what is new."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "overzichten"

    def ready(self) -> None:
        from samenorganiseren.shared import calendar_parts

        from .agenda import obligation_days

        calendar_parts.register(obligation_days)
