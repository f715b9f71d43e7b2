from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """From proposal to decision: Taskforce, College van Dienstverleningszaken, board."""

    name = "governance"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "advies en besluit"

    def ready(self) -> None:
        from accounts.domain import demo_people
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import deadlines, event_kinds, staff_menu

        from . import action_words, panels, staff_parts, subjects, tasks
        from .domain.demo.cast import SIGN_INS
        from .domain.dossiers.news import KIND_WORDS
        from .queries.deadlines import SOURCES

        assert tasks
        actions.declare(action_words.WORDS)
        subjects.register_all()
        panels.register_all()
        staff_menu.register(*staff_parts.PARTS)
        demo_people.register(*SIGN_INS)
        deadlines.register(*SOURCES)
        event_kinds.register(KIND_WORDS)
