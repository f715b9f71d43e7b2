from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Reads across all apps: home, Mijn gemeente, what is new, and reports."""

    name = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "overzichten"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import calendar_parts, staff_menu

        from . import action_words, staff_parts, subjects, tasks
        from .agenda import obligation_days

        assert tasks
        actions.declare(action_words.WORDS)
        subjects.register_all()
        staff_menu.register(*staff_parts.PARTS)
        calendar_parts.register(obligation_days)
