from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Standards, initiatives, needs and who applies them."""

    name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "catalogus"
