from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and sign-in."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "mensen en organisaties"
