from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Standards, initiatives, needs and who applies them."""

    name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "catalogus"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import (
            deadlines,
            event_kinds,
            freshness,
            personal_data,
            staff_menu,
        )

        # Importing the tasks declares handlers, long work and periodic work.
        from . import action_words, tasks
        from .domain.news import KIND_WORDS
        from .queries.adoption_subjects import register_subjects
        from .queries.deadlines import SOURCES
        from .queries.freshness import catalogue_version
        from .queries.personal_data import own_data
        from .queries.subjects import register_catalogue_subjects
        from .staff import PARTS
        from .views.adoption.panels import register_panels
        from .views.kept_questions import register_searches

        assert tasks
        actions.declare(action_words.WORDS)
        register_subjects()
        register_catalogue_subjects()
        register_panels()
        register_searches()
        deadlines.register(*SOURCES)
        event_kinds.register(KIND_WORDS)
        staff_menu.register(*PARTS)
        personal_data.register("Catalogus", own_data)
        freshness.register(catalogue_version)
