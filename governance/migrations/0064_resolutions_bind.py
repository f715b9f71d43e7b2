"""From now on a published resolution, and nothing else, binds in the name of the VNG.

The catalogue left a place for this: `bindingness_resolution_is_published` said no
until there were resolutions.
"""

from django.db import migrations

PUBLISHED = """
CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(resolution text)
    RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (
        SELECT FROM governance_resolution
        WHERE 'governance.resolution:' || id = resolution
            AND published_at <= clock_timestamp() + interval '1 minute');
"""

FITS = """
-- What a resolution says about a standard: a decision its level, a withdrawal none.
CREATE FUNCTION bindingness_fits_resolution(change catalogue_bindingnesschange)
    RETURNS boolean LANGUAGE sql STABLE RETURN change.authority = 'vng' AND EXISTS (
        SELECT FROM governance_resolution r
        JOIN governance_decision d ON d.id = r.decision_id
        JOIN governance_dossier p ON p.id = d.dossier_id
        WHERE 'governance.resolution:' || r.id = change.resolution_key
            AND r.kind <> 'rectificatie'
            AND d.outcome IN ('vaststellen', 'vaststellen-met-wijziging', 'intrekken')
            AND (p.standard_id, d.level, d.decided_on)
                = (change.standard_id, change.level, change.decided_on)
            AND coalesce(r.in_force_on, d.decided_on) = change.in_force_on);

CREATE FUNCTION guard_bindingness_by_resolution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first_here date;
BEGIN
    -- Who decides about a standard and who records about it wait for each other.
    PERFORM FROM catalogue_standard WHERE id = NEW.standard_id FOR UPDATE;
    IF NEW.origin = 'besluit' THEN
        -- That there is no such resolution at all is refused by name next to this.
        PERFORM decision_refuse_if(
            bindingness_resolution_is_published(NEW.resolution_key)
            AND EXISTS (SELECT FROM governance_resolution
                WHERE 'governance.resolution:' || id = NEW.resolution_key)
            AND NOT bindingness_fits_resolution(NEW), 'bindingness_fits_its_resolution');
        PERFORM decision_refuse_if(EXISTS (SELECT FROM catalogue_bindingnesschange c
            WHERE c.resolution_key = NEW.resolution_key
                AND c.standard_id = NEW.standard_id AND c.level = NEW.level
                AND EXISTS (SELECT FROM governance_resolution
                    WHERE 'governance.resolution:' || id = NEW.resolution_key)),
            'bindingness_once_per_resolution');
        RETURN NEW;
    END IF;
    IF NEW.authority <> 'vng' THEN
        RETURN NEW;
    END IF;
    -- What the portal decided is not undone by recording something beside it.
    SELECT min(in_force_on) INTO first_here FROM catalogue_bindingnesschange
        WHERE standard_id = NEW.standard_id AND authority = 'vng' AND origin = 'besluit';
    PERFORM decision_refuse_if(
        coalesce(coalesce(NEW.in_force_on, NEW.decided_on) >= first_here, false)
        OR coalesce(coalesce(NEW.decided_on, NEW.in_force_on)
            >= bindingness_decided_in_portal_from(), false)
            AND bindingness_level_of(NEW.standard_id, 'vng') >= 2,
        'bindingness_decided_in_the_portal');
    RETURN NEW;
END $$;
CREATE TRIGGER catalogue_bindingnesschange_resolution
    BEFORE INSERT ON catalogue_bindingnesschange
    FOR EACH ROW EXECUTE FUNCTION guard_bindingness_by_resolution();
"""

BACK = """
DROP TRIGGER catalogue_bindingnesschange_resolution ON catalogue_bindingnesschange;
DROP FUNCTION guard_bindingness_by_resolution();
DROP FUNCTION bindingness_fits_resolution(catalogue_bindingnesschange);
CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(resolution text)
    RETURNS boolean LANGUAGE sql STABLE RETURN false;
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0063_resolutions_are_guarded")]
    operations = [migrations.RunSQL(PUBLISHED + FITS, BACK)]
