from django.apps import AppConfig


class JournalConfig(AppConfig):
    """What happened, and who must hear of it."""

    name = "journal"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "logboek en verzendlijst"

    def ready(self) -> None:
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import personal_data

        from . import action_words, tasks
        from .queries import own_work

        actions.declare(action_words.WORDS)
        personal_data.register("Lang werk", own_work)

        # Declares handlers and periodic work.
        self.parts = (tasks,)
