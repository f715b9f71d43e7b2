"""PostgreSQL keeps what the search looks through, whoever writes a thing."""

from django.db import migrations

PLAIN = """
-- Small letters and digits, one space between words: "StUF-BG" is "stuf bg".
CREATE FUNCTION squashed(text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN btrim(regexp_replace(public.plain($1), '[^a-z0-9]+', ' ', 'g'));

CREATE FUNCTION search_vector_of(title text, summary text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN setweight(to_tsvector('public.nederlands', title), 'A')
        || setweight(to_tsvector('public.nederlands', summary), 'B')
        || setweight(to_tsvector('public.nederlands', body), 'C');

-- The rows of one kind for these things: gone where the thing is gone.
CREATE TYPE search_row AS (object_id bigint, title text, abbreviation text,
    url text, summary text, body text, other_names text);
CREATE FUNCTION keep_search(the_kind text, ids bigint[], found search_row[])
    RETURNS void LANGUAGE sql BEGIN ATOMIC
    DELETE FROM catalogue_searchdocument
        WHERE kind = the_kind AND object_id = ANY(ids)
        AND object_id NOT IN (SELECT object_id FROM unnest(found));
    INSERT INTO catalogue_searchdocument (kind, object_id, title, abbreviation,
        plain_title, plain_abbreviation, url, body, words, vector)
    SELECT the_kind, object_id, left(title, 200), abbreviation,
        left(squashed(title), 200), left(squashed(abbreviation), 30), url, summary,
        squashed(concat_ws(' ', title, abbreviation, other_names,
            replace(squashed(title), ' ', ''), summary, body)),
        search_vector_of(concat_ws(' ', title, abbreviation, other_names), summary, body)
    FROM unnest(found)
    ON CONFLICT (kind, object_id) DO UPDATE SET title = excluded.title,
        abbreviation = excluded.abbreviation, plain_title = excluded.plain_title,
        plain_abbreviation = excluded.plain_abbreviation, url = excluded.url,
        body = excluded.body, words = excluded.words, vector = excluded.vector;
END;
"""

# What of each table can be found, and which columns matter.
SOURCES = {
    "standaard": (
        "catalogue_standard",
        "slug, name, abbreviation, summary, description, domain, kind, steward,"
        " for_whom, scope_of_application, published_at",
        """
        SELECT t.id, t.name, t.abbreviation, '/standaarden/' || t.slug || '/', t.summary,
            concat_ws(' ', replace(t.kind, '-', ' '), replace(t.domain, '-', ' '),
                t.steward, t.for_whom, t.scope_of_application, t.description), t.slug
        FROM catalogue_standard t WHERE t.published_at IS NOT NULL
        """,
    ),
    "initiatief": (
        "catalogue_initiative",
        "slug, name, abbreviation, summary, description, domain, steward, goal,"
        " published_at",
        """
        SELECT t.id, t.name, t.abbreviation, '/initiatieven/' || t.slug || '/', t.summary,
            concat_ws(' ', 'initiatief', replace(t.domain, '-', ' '), t.steward, t.goal,
                t.description), ''
        FROM catalogue_initiative t WHERE t.published_at IS NOT NULL
        """,
    ),
    "behoefte": (
        "catalogue_need",
        "slug, title, description, domain, state",
        """
        SELECT t.id, t.title, '', '/behoeften/' || t.slug || '/', t.description,
            concat_ws(' ', 'behoefte', replace(t.domain, '-', ' ')), ''
        FROM catalogue_need t WHERE t.state <> 'ingetrokken'
        """,
    ),
    "gemeente": (
        "municipalities_municipality",
        "slug, name, cbs_name, province_id, valid_to",
        """
        SELECT t.id, t.name, '', '/gemeenten/' || t.slug || '/',
            CASE WHEN t.valid_to IS NULL THEN 'Gemeente in ' ELSE 'Voormalige gemeente in '
                END || p.name,
            '', concat_ws(' ', t.cbs_name, (
                SELECT string_agg(a.name, ' ' ORDER BY a.id)
                FROM municipalities_alias a WHERE a.municipality_id = t.id))
        FROM municipalities_municipality t
            JOIN municipalities_province p ON p.id = t.province_id WHERE true
        """,
    ),
}

KEEP = """
CREATE FUNCTION keep_search_{kind}(ids bigint[]) RETURNS void
    LANGUAGE sql BEGIN ATOMIC
    SELECT keep_search('{kind}', ids, ARRAY(
        SELECT ROW(found.*)::search_row FROM ({rows} AND t.id = ANY(ids)) AS found));
END;
CREATE FUNCTION keep_search_{kind}_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_search_{kind}(ARRAY(SELECT id FROM added));
    RETURN NULL;
END $$;
CREATE FUNCTION keep_search_{kind}_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_search_{kind}(ARRAY[OLD.id]);
    RETURN NULL;
END $$;
CREATE TRIGGER {table}_found_added AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_search_{kind}_added();
CREATE TRIGGER {table}_found_changed AFTER UPDATE OF {columns} ON {table}
    FOR EACH ROW EXECUTE FUNCTION keep_search_{kind}_changed();
CREATE TRIGGER {table}_found_removed AFTER DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION keep_search_{kind}_changed();
SELECT keep_search_{kind}(ARRAY(SELECT id FROM {table}));
"""

UNKEEP = """
DROP TRIGGER {table}_found_removed ON {table};
DROP TRIGGER {table}_found_changed ON {table};
DROP TRIGGER {table}_found_added ON {table};
DROP FUNCTION keep_search_{kind}_changed();
DROP FUNCTION keep_search_{kind}_added();
DROP FUNCTION keep_search_{kind}(bigint[]);
"""

# Another name of a municipality makes the municipality's row anew.
ALIASES = """
CREATE FUNCTION keep_search_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_search_gemeente(array_remove(
        ARRAY[NEW.municipality_id, OLD.municipality_id], NULL));
    RETURN NULL;
END $$;
CREATE TRIGGER municipalities_alias_found
    AFTER INSERT OR UPDATE OR DELETE ON municipalities_alias
    FOR EACH ROW EXECUTE FUNCTION keep_search_alias();
"""

# Words are counted once per statement, in alphabetical order so that two writers
# never wait for each other in a circle.
WORDS = """
CREATE FUNCTION count_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        INSERT INTO catalogue_searchword AS known (word, documents)
        SELECT word, count(*) FROM added, LATERAL (
            SELECT DISTINCT regexp_split_to_table(words, ' ') AS word) AS split
        WHERE length(word) >= 3 GROUP BY word ORDER BY word
        ON CONFLICT (word) DO UPDATE SET documents = known.documents + excluded.documents;
    END IF;
    IF TG_OP IN ('DELETE', 'UPDATE') THEN
        INSERT INTO catalogue_searchword AS known (word, documents)
        SELECT word, -count(*) FROM removed, LATERAL (
            SELECT DISTINCT regexp_split_to_table(words, ' ') AS word) AS split
        WHERE length(word) >= 3 GROUP BY word ORDER BY word
        ON CONFLICT (word) DO UPDATE SET documents = known.documents + excluded.documents;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalogue_searchdocument_words_added
    AFTER INSERT ON catalogue_searchdocument REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
CREATE TRIGGER catalogue_searchdocument_words_changed
    AFTER UPDATE ON catalogue_searchdocument
    REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
CREATE TRIGGER catalogue_searchdocument_words_removed
    AFTER DELETE ON catalogue_searchdocument REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_search_words();
"""

UNWORDS = """
DROP TRIGGER catalogue_searchdocument_words_removed ON catalogue_searchdocument;
DROP TRIGGER catalogue_searchdocument_words_changed ON catalogue_searchdocument;
DROP TRIGGER catalogue_searchdocument_words_added ON catalogue_searchdocument;
DROP FUNCTION count_search_words();
DROP TRIGGER municipalities_alias_found ON municipalities_alias;
DROP FUNCTION keep_search_alias();
"""

UNPLAIN = """
DROP FUNCTION keep_search(text, bigint[], search_row[]);
DROP TYPE search_row;
DROP FUNCTION search_vector_of(text, text, text);
DROP FUNCTION squashed(text);
"""


def kept(kind: str) -> migrations.RunSQL:
    table, columns, rows = SOURCES[kind]
    names = {"kind": kind, "table": table, "columns": columns, "rows": rows}
    return migrations.RunSQL(KEEP.format(**names), UNKEEP.format(**names))


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0020_search_has_words_and_freshness"),
        ("municipalities", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(PLAIN, UNPLAIN),
        *[kept(kind) for kind in SOURCES],
        migrations.RunSQL(ALIASES + WORDS, UNWORDS),
    ]
