from django.apps import AppConfig


class SharedConfig(AppConfig):
    """The little that every room of the house needs. Imports no app."""

    name = "samenorganiseren.shared"
    label = "shared"
    verbose_name = "gedeeld"
