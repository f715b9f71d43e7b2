"""PostgreSQL itself keeps how a standard becomes binding.

Plain SQL, so that no switch of a library turns it off. Governance replaces
`bindingness_resolution_is_published` when resolutions exist in the portal; until
then no decision of the portal can bind anybody.
"""

from django.db import migrations

GUARDS = """
CREATE FUNCTION bindingness_resolution_is_published(resolution text) RETURNS boolean
    LANGUAGE sql STABLE RETURN false;

-- The first day on which the VNG's board decides in this portal. The same day is
-- catalogue.enums.DECISIONS_IN_PORTAL_FROM.
CREATE FUNCTION bindingness_decided_in_portal_from() RETURNS date
    LANGUAGE sql IMMUTABLE RETURN date '2026-11-01';

-- How binding the authority made it until now: the change that took force last.
CREATE FUNCTION bindingness_level_of(the_standard bigint, the_authority text)
    RETURNS integer LANGUAGE sql STABLE RETURN coalesce((
        SELECT level FROM catalogue_bindingnesschange
        WHERE standard_id = the_standard AND authority = the_authority
        ORDER BY coalesce(in_force_on, decided_on) DESC NULLS LAST, id DESC LIMIT 1
    ), 0);

CREATE FUNCTION guard_bindingness_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.origin = 'besluit' THEN
        IF NOT bindingness_resolution_is_published(NEW.resolution_key) THEN
            RAISE EXCEPTION 'bindingness: no published resolution %', NEW.resolution_key
                USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.authority = 'vng' AND NEW.level
            > bindingness_level_of(NEW.standard_id, NEW.authority) + 1 THEN
            RAISE EXCEPTION 'bindingness: level % skips a step', NEW.level
                USING ERRCODE = 'restrict_violation';
        END IF;
    ELSIF NEW.authority = 'vng' AND NEW.level >= 2
        AND coalesce(NEW.decided_on, NEW.in_force_on)
            >= bindingness_decided_in_portal_from() THEN
        RAISE EXCEPTION 'bindingness: this decision is taken in the portal'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_bindingnesschange_guard
    BEFORE INSERT ON catalogue_bindingnesschange
    FOR EACH ROW EXECUTE FUNCTION guard_bindingness_change();

CREATE FUNCTION guard_bindingness_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    recorded catalogue_bindingnesschange;
BEGIN
    SELECT * INTO recorded FROM catalogue_bindingnesschange WHERE id = NEW.change_id;
    IF recorded.recorded_by_key = 'accounts.user:' || NEW.confirmed_by_id THEN
        RAISE EXCEPTION 'bindingness: confirmed by the one who recorded it'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF recorded.origin <> 'vastgelegd' THEN
        RAISE EXCEPTION 'bindingness: a decision needs no confirmation'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_bindingnessconfirmation_guard
    BEFORE INSERT ON catalogue_bindingnessconfirmation
    FOR EACH ROW EXECUTE FUNCTION guard_bindingness_confirmation();
"""

# The standard carries how binding it is on a day: the heaviest of its authorities'
# last changes in force. A change that takes force later waits for its day.
KEPT = """
CREATE FUNCTION keep_bindingness(the_standard bigint, the_day date) RETURNS void
    LANGUAGE sql BEGIN ATOMIC
    UPDATE catalogue_standard SET
        bindingness = coalesce(heaviest.level, 0),
        binding_authority = coalesce(heaviest.authority, ''),
        binding_since = heaviest.in_force_on
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (
        SELECT * FROM (
            SELECT DISTINCT ON (authority) authority, level, in_force_on
            FROM catalogue_bindingnesschange
            WHERE standard_id = the_standard
                AND (coalesce(in_force_on, decided_on) <= the_day
                    OR coalesce(in_force_on, decided_on) IS NULL)
            ORDER BY authority, coalesce(in_force_on, decided_on) DESC NULLS LAST, id DESC
        ) AS last_of_each WHERE level > 0
        ORDER BY level DESC, authority = 'vng' DESC, authority LIMIT 1
    ) AS heaviest ON true
    WHERE catalogue_standard.id = the_standard
        AND (bindingness, binding_authority, binding_since) IS DISTINCT FROM
            (coalesce(heaviest.level, 0), coalesce(heaviest.authority, ''),
             heaviest.in_force_on);
END;

CREATE FUNCTION keep_bindingness_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_bindingness(NEW.standard_id,
        (now() AT TIME ZONE 'Europe/Amsterdam')::date);
    RETURN NULL;
END $$;
CREATE TRIGGER catalogue_bindingnesschange_kept
    AFTER INSERT ON catalogue_bindingnesschange
    FOR EACH ROW EXECUTE FUNCTION keep_bindingness_of_changed();
"""

BACK = """
DROP TRIGGER catalogue_bindingnesschange_kept ON catalogue_bindingnesschange;
DROP FUNCTION keep_bindingness_of_changed();
DROP FUNCTION keep_bindingness(bigint, date);
DROP TRIGGER catalogue_bindingnessconfirmation_guard
    ON catalogue_bindingnessconfirmation;
DROP FUNCTION guard_bindingness_confirmation();
DROP TRIGGER catalogue_bindingnesschange_guard ON catalogue_bindingnesschange;
DROP FUNCTION guard_bindingness_change();
DROP FUNCTION bindingness_level_of(bigint, text);
DROP FUNCTION bindingness_decided_in_portal_from();
DROP FUNCTION bindingness_resolution_is_published(text);
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_statements_are_append_only")]
    operations = [migrations.RunSQL(GUARDS + KEPT, BACK)]
