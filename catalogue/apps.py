from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Standards, initiatives, needs and who applies them."""

    name = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "catalogus"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import personal_data, staff_menu

        from . import (
            action_words,
            tasks,
        )  # declares handlers, long work and periodic work
        from .queries.adoption_subjects import register_subjects
        from .queries.personal_data import own_data
        from .staff import PARTS
        from .views.adoption.panels import register_panels

        assert tasks
        actions.declare(action_words.WORDS)
        register_subjects()
        register_panels()
        staff_menu.register(*PARTS)
        personal_data.register("Catalogus", own_data)
