"""Members, secretaries and assistants have a role at the organisation of their body."""

from django.db import migrations

KNOWN = """
        ('informatiemanager', 'gemeente'),
        ('accordeur', 'gemeente'),
        ('organisatiebeheerder', 'gemeente'),
        ('organisatiebeheerder', 'samenwerkingsverband'),
        ('organisatiebeheerder', 'leverancier'),
        ('coordinator', 'samenwerkingsverband'),
        ('leverancier', 'leverancier'),
        ('catalogusredacteur', 'vng'),
        ('functioneel-beheerder', 'vng')"""
ADDED = """,
        ('lid-van-orgaan', 'orgaan'),
        ('secretaris-van-orgaan', 'orgaan'),
        ('assistent-van-lid', 'orgaan')"""


def fits(pairs: str) -> str:
    return f"""
    CREATE OR REPLACE FUNCTION role_fits(role text, kind text) RETURNS boolean
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN (role, kind) IN ({pairs}
        );
    """


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_what_returns_every_year")]
    operations = [migrations.RunSQL(fits(KNOWN + ADDED), fits(KNOWN))]
