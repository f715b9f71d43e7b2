"""PostgreSQL keeps the periods, the totals and the number of times applied.

Every statement first locks its municipalities and then its standards, each in
order of number, so that two transactions never wait for each other in a circle.
"""

from django.db import migrations

from samenorganiseren.shared.sql import append_only

WORDS = """
CREATE FUNCTION dutch_today() RETURNS date LANGUAGE sql STABLE
    RETURN (now() AT TIME ZONE 'Europe/Amsterdam')::date;

CREATE FUNCTION adoption_rank(state text) RETURNS int LANGUAGE sql IMMUTABLE
    RETURN array_position(ARRAY['in-gebruik', 'deels', 'in-invoering', 'gepland',
        'orienterend', 'legt-uit', 'niet-van-toepassing', 'uitgefaseerd'], state);

CREATE TYPE adoption_pair AS (municipality_id bigint, standard_id bigint);
CREATE TYPE adoption_span AS (
    municipality_id bigint, standard_id bigint, state text, days daterange
);
"""

SPANS = """
CREATE FUNCTION adoption_spans_of(pairs adoption_pair[]) RETURNS SETOF adoption_span
LANGUAGE sql STABLE AS $$
WITH said AS (  -- of two statements for one day the latest recorded counts
    SELECT DISTINCT ON (s.municipality_id, s.standard_id, s.version_id, s.effective_on)
        s.municipality_id, s.standard_id, s.version_id, s.effective_on,
        s.state, s.lapses_on
    FROM unnest(pairs) p
    JOIN catalogue_adoptionstatement s USING (municipality_id, standard_id)
    ORDER BY s.municipality_id, s.standard_id, s.version_id, s.effective_on,
        s.recorded_at DESC, s.id DESC
), lasting AS (  -- until the next one, its lapse, or the municipality's last day
    SELECT said.municipality_id, standard_id, state,
        GREATEST(effective_on, m.valid_from) AS starts,
        COALESCE(LEAST(
            LEAD(effective_on) OVER (
                PARTITION BY said.municipality_id, standard_id, version_id
                ORDER BY effective_on
            ), lapses_on, m.valid_to
        ), 'infinity') AS ends
    FROM said JOIN municipalities_municipality m ON m.id = said.municipality_id
), by_pair AS (  -- one row each, so that a bulk costs as much a pair as one
    SELECT municipality_id, standard_id, array_agg(state) AS states,
        array_agg(starts) AS starts, array_agg(ends) AS ends
    FROM lasting WHERE starts < ends GROUP BY municipality_id, standard_id
)
SELECT municipality_id, standard_id, run.state, run.days
FROM by_pair CROSS JOIN LATERAL (
    WITH spans AS (
        SELECT * FROM unnest(states, starts, ends) span (state, first, until)
    ), slices AS (
        SELECT day, LEAD(day) OVER (ORDER BY day) AS until
        FROM (SELECT first AS day FROM spans UNION SELECT until FROM spans) days
    ), furthest AS (  -- over all versions
        SELECT day, slices.until, (
            SELECT state FROM spans
            WHERE first <= slices.day AND spans.until > slices.day
            ORDER BY adoption_rank(state) LIMIT 1
        ) AS state FROM slices WHERE slices.until IS NOT NULL
    ), turns AS (
        SELECT *, (LAG(state) OVER (ORDER BY day) IS DISTINCT FROM state)::int AS is_new
        FROM furthest
    ), runs AS (
        SELECT *, SUM(is_new) OVER (ORDER BY day) AS number FROM turns
    )
    SELECT state, daterange(MIN(day), NULLIF(MAX(until), 'infinity')) AS days
    FROM runs WHERE state IS NOT NULL GROUP BY state, number
) run
$$;
"""

PERIODS = """
CREATE FUNCTION keep_adoption_periods(pairs adoption_pair[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    wanted adoption_span[];
    present adoption_span[];
BEGIN
    SELECT array_agg(span) INTO wanted FROM adoption_spans_of(pairs) span;
    SELECT array_agg(ROW(municipality_id, standard_id, state, days)::adoption_span)
        INTO present
        FROM unnest(pairs) JOIN catalogue_adoptionperiod
            USING (municipality_id, standard_id);
    DELETE FROM catalogue_adoptionperiod period USING (
            SELECT * FROM unnest(present) EXCEPT SELECT * FROM unnest(wanted)
        ) gone
        WHERE period.municipality_id = gone.municipality_id
            AND period.standard_id = gone.standard_id AND period.days = gone.days;
    INSERT INTO catalogue_adoptionperiod (municipality_id, standard_id, state, days)
        SELECT * FROM unnest(wanted) EXCEPT SELECT * FROM unnest(present);
END $$;
REVOKE EXECUTE ON FUNCTION keep_adoption_periods FROM PUBLIC;

CREATE FUNCTION count_statements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE pairs adoption_pair[];
BEGIN
    SELECT array_agg(DISTINCT ROW(municipality_id, standard_id)::adoption_pair)
        INTO pairs FROM added;
    IF pairs IS NOT NULL THEN
        PERFORM keep_adoption_periods(pairs);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER statement_2_counted AFTER INSERT ON catalogue_adoptionstatement
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_statements();

CREATE FUNCTION count_changed_municipalities() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE pairs adoption_pair[];
BEGIN
    SELECT array_agg(DISTINCT ROW(s.municipality_id, s.standard_id)::adoption_pair)
        INTO pairs
        FROM was JOIN became ON became.id = was.id
        JOIN catalogue_adoptionstatement s ON s.municipality_id = was.id
        WHERE was.valid_from IS DISTINCT FROM became.valid_from
            OR was.valid_to IS DISTINCT FROM became.valid_to;
    IF pairs IS NOT NULL THEN
        PERFORM keep_adoption_periods(pairs);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER municipality_life_counted AFTER UPDATE ON municipalities_municipality
    REFERENCING OLD TABLE AS was NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_municipalities();
"""

TOTALS = """
CREATE FUNCTION times_applied_on(standard bigint, on_day date) RETURNS int
LANGUAGE sql STABLE AS $$
    SELECT COALESCE(SUM(delta), 0)::int FROM catalogue_adoptiontotal
    WHERE standard_id = standard AND state IN ('in-gebruik', 'deels') AND day <= on_day
$$;

CREATE FUNCTION times_published(standard bigint) RETURNS int
LANGUAGE sql STABLE AS $$
    WITH latest AS (
        SELECT DISTINCT ON (state) kind, count FROM catalogue_publishedcount
        WHERE standard_id = standard AND state IN ('in-gebruik', 'deels')
            AND month <= dutch_today()
        ORDER BY state, month DESC
    ) SELECT COALESCE(CASE WHEN SUM(count) > 0 THEN SUM(count)
        ELSE COUNT(*) FILTER (WHERE kind = 'minder-dan-5') END, 0)::int FROM latest
$$;

CREATE FUNCTION keep_adoption_totals() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE sign int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    PERFORM FROM catalogue_standard
        WHERE id IN (SELECT standard_id FROM changed) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO catalogue_adoptiontotal AS total (standard_id, state, day, delta)
        SELECT standard_id, state, day, SUM(step) FROM (
            SELECT standard_id, state, lower(days) AS day, sign AS step FROM changed
            UNION ALL
            SELECT standard_id, state, upper(days), -sign FROM changed
            WHERE NOT upper_inf(days)
        ) steps
        GROUP BY standard_id, state, day HAVING SUM(step) <> 0
        ORDER BY standard_id, state, day
        ON CONFLICT (standard_id, state, day)
            DO UPDATE SET delta = total.delta + EXCLUDED.delta;
    UPDATE catalogue_standard standard
        SET times_applied = times_applied_on(standard.id, dutch_today())
        WHERE id IN (SELECT standard_id FROM changed)
        AND times_applied <> times_applied_on(standard.id, dutch_today());
    RETURN NULL;
END $$;
CREATE TRIGGER period_added AFTER INSERT ON catalogue_adoptionperiod
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_adoption_totals();
CREATE TRIGGER period_removed AFTER DELETE ON catalogue_adoptionperiod
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_adoption_totals();

CREATE FUNCTION refresh_times_applied() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE refreshed int;
BEGIN
    PERFORM FROM catalogue_standard ORDER BY id FOR NO KEY UPDATE;
    UPDATE catalogue_standard standard SET
        times_applied = times_applied_on(standard.id, dutch_today()),
        times_shown = times_published(standard.id)
        WHERE times_applied <> times_applied_on(standard.id, dutch_today())
        OR ring <> 'openbaar' AND times_shown <> times_published(standard.id);
    GET DIAGNOSTICS refreshed = ROW_COUNT;
    RETURN refreshed;
END $$;
"""

# Not SECURITY DEFINER: it must know who asks. Only the owner's functions above
# write the counters; an ordinary save leaves them as they are.
COUNTERS = """
CREATE FUNCTION keep_standard_counters() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE by_owner boolean := current_user = (
    SELECT tableowner FROM pg_catalog.pg_tables
    WHERE schemaname = TG_TABLE_SCHEMA AND tablename = TG_TABLE_NAME);
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT by_owner THEN
            NEW.times_applied := 0;
            NEW.times_shown := 0;
        END IF;
        RETURN NEW;
    END IF;
    IF NOT by_owner THEN
        NEW.times_applied := OLD.times_applied;
        NEW.times_shown := OLD.times_shown;
    END IF;
    IF NEW.ring = 'openbaar' THEN
        NEW.times_shown := NEW.times_applied;
    ELSIF NEW.ring <> OLD.ring THEN
        NEW.times_shown := times_published(NEW.id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER standard_counters_kept BEFORE INSERT OR UPDATE ON catalogue_standard
    FOR EACH ROW EXECUTE FUNCTION keep_standard_counters();
"""

UNDO = """
DROP TRIGGER standard_counters_kept ON catalogue_standard;
DROP TRIGGER period_removed ON catalogue_adoptionperiod;
DROP TRIGGER period_added ON catalogue_adoptionperiod;
DROP TRIGGER municipality_life_counted ON municipalities_municipality;
DROP TRIGGER statement_2_counted ON catalogue_adoptionstatement;
DROP FUNCTION keep_standard_counters, refresh_times_applied, keep_adoption_totals,
    times_published, times_applied_on, count_changed_municipalities,
    count_statements, keep_adoption_periods, adoption_spans_of;
DROP TYPE adoption_span, adoption_pair;
DROP FUNCTION adoption_rank, dutch_today;
"""


# Public pages also show what PostgreSQL makes of the statements.
SHOWN = ["catalogue_adoptionperiod", "catalogue_publishedcount"]


def noted(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_fresh AFTER INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION note_freshness();
        """,
        f"DROP TRIGGER {table}_fresh ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0040_published_counts")]
    operations = [
        append_only("catalogue_publishedcount"),
        migrations.RunSQL(WORDS + SPANS + PERIODS + TOTALS + COUNTERS, UNDO),
        *[noted(table) for table in SHOWN],
    ]
