from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and sign-in."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "mensen en organisaties"

    def ready(self) -> None:
        from accounts import (
            action_words,
            checks,
            help_places,
            mail_texts,
            reader,
            staff_parts,
            subjects,
            tasks,
        )
        from accounts.queries.account import own_data, own_entries
        from samenorganiseren.shared import action_words as actions
        from samenorganiseren.shared import context, personal_data, staff_menu
        from samenorganiseren.shared import help_places as places

        subjects.register_all()
        actions.declare(action_words.WORDS)
        places.declare(*help_places.PLACES)
        staff_menu.register(*staff_parts.PARTS)
        context.register(reader.who_reads)
        personal_data.register("Account", own_data)
        personal_data.register("Logboek", own_entries)
        # Imported so that they declare their checks, mails and work.
        assert all((checks, mail_texts, tasks))
