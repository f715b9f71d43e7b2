"""What was said, submitted, decided or published stays as it is."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only

TABLES = [
    "bodyrule",
    "seatlimit",
    "dossierversion",
    "paper",
    "intakecheck",
    "dossierevent",
    "chainhead",
    "consultationresponse",
    "disposition",
    "writteninput",
    "minutes",
    "position",
    "positionvoid",
    "minoritysignature",
    "impact",
    "resolution",
    "backinganswer",
]


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial")]
    operations = [append_only(f"governance_{table}") for table in TABLES]
