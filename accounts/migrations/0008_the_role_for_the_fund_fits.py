"""The administrator of the fund belongs to VNG; PostgreSQL refuses the rest."""

from django.db import migrations

FITS = """
CREATE OR REPLACE FUNCTION role_fits(role text, kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (role, kind) IN (
        ('informatiemanager', 'gemeente'),
        ('accordeur', 'gemeente'),
        ('organisatiebeheerder', 'gemeente'),
        ('organisatiebeheerder', 'samenwerkingsverband'),
        ('organisatiebeheerder', 'leverancier'),
        ('coordinator', 'samenwerkingsverband'),
        ('leverancier', 'leverancier'),
        ('catalogusredacteur', 'vng'),
        ('functioneel-beheerder', 'vng'),
        {fund}
        ('lid-van-orgaan', 'orgaan'),
        ('secretaris-van-orgaan', 'orgaan'),
        ('assistent-van-lid', 'orgaan')
    );
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_fund_has_administrators")]
    operations = [
        migrations.RunSQL(
            FITS.replace("{fund}", "('fondsbeheerder', 'vng'),"),
            FITS.replace("{fund}", ""),
        )
    ]
