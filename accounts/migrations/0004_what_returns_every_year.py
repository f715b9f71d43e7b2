"""The calendar of upkeep begins with what every year asks of a portal like this."""

import datetime

from django.db import migrations

TASKS = [
    (
        (1, 15),
        "Herindelingen verwerken",
        "Laad het register met de gemeenten die op 1 januari zijn samengegaan of veranderd, en "
        "controleer het aantal gemeenten op de pagina Gemeenten.",
    ),
    (
        (4, 15),
        "Nieuwe inwonertallen laden",
        "Het CBS stelt de inwonertallen van 1 januari vast. Laad ze met het register en controleer "
        "het landelijke totaal.",
    ),
    (
        (9, 1),
        "Tarieven voor het volgende jaar invoeren",
        "De ledenvergadering stelt het tarief per inwoner vast. Voer het in met besluit en datum.",
    ),
    (
        (10, 1),
        "Feestdagen van het volgende jaar controleren",
        "Termijnen houden rekening met feestdagen. Kijk of die van het volgende jaar kloppen.",
    ),
    (
        (11, 1),
        "Regels voor het volgende jaar nalopen",
        "Kijk of termijnen, drempels en redenen van uitleg nog kloppen met de besluiten van dit jaar.",
    ),
    (
        (2, 1),
        "Accounts en rollen nalopen",
        "Vraag elke organisatie of haar mensen en rollen nog kloppen. Beëindig wat niet meer klopt.",
    ),
]


def plan(apps, schema_editor):
    task = apps.get_model("accounts", "UpkeepTask")
    today = datetime.date.today()
    for (month, day), title, explanation in TASKS:
        due = datetime.date(today.year, month, day)
        if due < today:
            due = due.replace(year=today.year + 1)
        task.objects.create(title=title, explanation=explanation, due_on=due)


def clear(apps, schema_editor):
    titles = [title for _, title, _ in TASKS]
    apps.get_model("accounts", "UpkeepTask").objects.filter(
        title__in=titles, done_at=None
    ).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_a_role_fits_its_organisation")]
    operations = [migrations.RunPython(plan, clear)]
