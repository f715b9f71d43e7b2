from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and sign-in."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "mensen en organisaties"

    def ready(self) -> None:
        from accounts import checks, mail_texts, reader, subjects, tasks
        from accounts.queries.account import own_data, own_entries
        from samenorganiseren.shared import context, personal_data

        subjects.register_all()
        context.register(reader.who_reads)
        personal_data.register("Account", own_data)
        personal_data.register("Logboek", own_entries)
        # Imported so that they declare their checks, mails and work.
        assert checks and mail_texts and tasks
