from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, organisations, roles and sign-in."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "mensen en organisaties"

    def ready(self) -> None:
        from accounts import checks, mail_texts, reader, subjects, tasks
        from samenorganiseren.shared import context
        from samenorganiseren.shared.mail_texts import register

        register(*mail_texts.KINDS)
        subjects.register_all()
        context.register(reader.who_reads)
        self.parts = (checks, tasks)
