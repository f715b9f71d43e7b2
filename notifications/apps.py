from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The inbox and the mails."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "berichten"

    def ready(self) -> None:
        from samenorganiseren.shared import context

        from . import mail_texts, tasks, unread

        # Declare mails and handlers.
        self.parts = (mail_texts, tasks)
        context.register(unread.unread_part)
