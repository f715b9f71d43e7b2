from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """From proposal to decision."""

    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "advies en besluit"
