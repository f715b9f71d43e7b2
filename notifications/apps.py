from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The inbox and the mails."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "berichten"
