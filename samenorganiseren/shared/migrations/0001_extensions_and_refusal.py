"""Extensions, Dutch search without accents, and the function that refuses a change."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CITextExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        CITextExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(
            """
            CREATE TEXT SEARCH CONFIGURATION nederlands (COPY = dutch);
            ALTER TEXT SEARCH CONFIGURATION nederlands
                ALTER MAPPING FOR hword, hword_part, word WITH unaccent, dutch_stem;
            CREATE FUNCTION plain(text) RETURNS text
                LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
                RETURN lower(public.unaccent('public.unaccent'::regdictionary, $1));
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
                    USING ERRCODE = 'restrict_violation';
            END $$;
            """,
            """
            DROP FUNCTION refuse_change();
            DROP FUNCTION plain(text);
            DROP TEXT SEARCH CONFIGURATION nederlands;
            """,
        ),
    ]
