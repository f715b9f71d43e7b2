from django.apps import AppConfig


class JournalConfig(AppConfig):
    """What happened, and who must hear of it."""

    name = "journal"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "logboek en verzendlijst"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions

        from . import action_words, tasks

        actions.declare(action_words.WORDS)

        # Declares handlers and periodic work.
        self.parts = (tasks,)
