"""What no constraint can say about a statement, PostgreSQL still refuses."""

from django.db import migrations

CHECK = """
CREATE FUNCTION check_statements() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM municipalities_municipality
        WHERE id IN (SELECT municipality_id FROM added) ORDER BY id FOR NO KEY UPDATE;
    PERFORM FROM catalogue_standard
        WHERE id IN (SELECT standard_id FROM added) ORDER BY id FOR NO KEY UPDATE;

    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN catalogue_adoption a ON a.id = s.adoption_id
        WHERE (a.municipality_id, a.standard_id) <> (s.municipality_id, s.standard_id)
            OR a.version_id IS DISTINCT FROM s.version_id
    ), 'statement_fits_its_adoption');
    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN catalogue_standardversion v ON v.id = s.version_id
        WHERE v.standard_id <> s.standard_id
    ), 'statement_version_of_its_standard');
    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN catalogue_adoptionstatement p ON p.id = s.previous_id
        WHERE p.adoption_id <> s.adoption_id
    ), 'statement_follows_the_same_adoption');
    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN municipalities_municipality m
            ON m.id = s.municipality_id
        WHERE s.effective_on < m.valid_from OR s.effective_on >= m.valid_to
    ), 'statement_within_the_life_of_the_municipality');
    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN catalogue_standard t ON t.id = s.standard_id
        WHERE t.bindingness = 3 AND s.state = 'legt-uit'
            AND (t.binding_since IS NULL OR s.lapses_on > t.binding_since)
    ), 'statement_no_explaining_where_mandatory');
    PERFORM refuse_if(EXISTS (
        SELECT FROM added s JOIN catalogue_standard t ON t.id = s.standard_id
        WHERE t.bindingness = 3 AND s.state = 'in-invoering' AND s.target_on IS NULL
            AND (t.binding_since IS NULL OR s.effective_on >= t.binding_since)
    ), 'statement_mandatory_has_target');
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_if(is_broken boolean, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'statement refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE TRIGGER statement_1_checked AFTER INSERT ON catalogue_adoptionstatement
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION check_statements();

CREATE FUNCTION check_adoption() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM refuse_if(EXISTS (
        SELECT FROM catalogue_standardversion v
        WHERE v.id = NEW.version_id AND v.standard_id <> NEW.standard_id
    ), 'adoption_version_of_its_standard');
    PERFORM refuse_if(EXISTS (
        SELECT FROM catalogue_adoptionstatement s
        WHERE s.id = NEW.current_id AND s.adoption_id <> NEW.id
    ), 'adoption_current_is_its_own');
    PERFORM refuse_if(TG_OP = 'UPDATE'
        AND (NEW.municipality_id, NEW.standard_id, NEW.version_id)
            IS DISTINCT FROM (OLD.municipality_id, OLD.standard_id, OLD.version_id),
        'adoption_stays_what_it_is_about');
    RETURN NEW;
END $$;
CREATE TRIGGER adoption_checked BEFORE INSERT OR UPDATE ON catalogue_adoption
    FOR EACH ROW EXECUTE FUNCTION check_adoption();
"""

UNDO = """
DROP TRIGGER adoption_checked ON catalogue_adoption;
DROP TRIGGER statement_1_checked ON catalogue_adoptionstatement;
DROP FUNCTION check_adoption, check_statements, refuse_if;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0041_adoption_is_counted")]
    operations = [migrations.RunSQL(CHECK, UNDO)]
