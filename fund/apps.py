from django.apps import AppConfig


class FundConfig(AppConfig):
    """The Fonds GGU."""

    name = "fund"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Fonds GGU"
