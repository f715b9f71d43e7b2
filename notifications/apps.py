from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The inbox and the mails."""

    name = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "berichten"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import (
            calendar_parts,
            context,
            personal_data,
            staff_menu,
        )

        from . import action_words, mail_texts, staff, tasks, unread
        from .agenda import deadline_days
        from .queries import own_follows, own_notices, own_searches
        from .subjects import register_subjects

        # Declare mails and handlers.
        self.parts = (mail_texts, tasks)
        calendar_parts.register(deadline_days)
        context.register(unread.unread_part)
        staff_menu.register(*staff.PARTS)
        personal_data.register("Berichten", own_notices)
        personal_data.register("Wat u volgt", own_follows)
        personal_data.register("Bewaarde zoekopdrachten", own_searches)
        register_subjects()
        actions.declare(action_words.WORDS)
