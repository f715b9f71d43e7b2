from django.apps import AppConfig


class FundConfig(AppConfig):
    """The Fonds GGU."""

    name = "fund"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Fonds GGU"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import deadlines, staff_menu

        from . import action_words, panels, staff_parts, subjects, tasks
        from .queries.deadlines import SOURCES

        assert tasks
        deadlines.register(*SOURCES)
        actions.declare(action_words.WORDS)
        subjects.register_all()
        panels.register_all()
        staff_menu.register(*staff_parts.PARTS)
