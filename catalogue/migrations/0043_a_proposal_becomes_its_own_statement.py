"""What a proposal was accepted as, is a statement about what was proposed."""

from django.db import migrations

CHECK = """
CREATE FUNCTION check_proposal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM refuse_if(EXISTS (
        SELECT FROM catalogue_adoptionstatement s, catalogue_standardversion v
        WHERE s.id = NEW.accepted_as_id AND v.id = NEW.version_id
            AND (s.municipality_id, s.standard_id)
                IS DISTINCT FROM (NEW.municipality_id, v.standard_id)
    ), 'proposal_accepted_as_its_own');
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_checked BEFORE INSERT OR UPDATE ON catalogue_statementproposal
    FOR EACH ROW EXECUTE FUNCTION check_proposal();
"""

UNDO = """
DROP TRIGGER proposal_checked ON catalogue_statementproposal;
DROP FUNCTION check_proposal;
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0042_statements_keep_the_rules")]
    operations = [migrations.RunSQL(CHECK, UNDO)]
