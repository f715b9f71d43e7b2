"""A role exists only for some kinds of organisation; PostgreSQL refuses the rest."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION role_fits(role text, kind text) RETURNS boolean
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
        ('functioneel-beheerder', 'vng')
    );

CREATE FUNCTION refuse_role_that_does_not_fit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found text;
BEGIN
    SELECT kind INTO found FROM public.accounts_organisation WHERE id = NEW.organisation_id;
    IF found IS NOT NULL AND NOT public.role_fits(NEW.role, found) THEN
        RAISE EXCEPTION 'role % does not exist for an organisation of kind %', NEW.role, found
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER accounts_roleassignment_role_fits
    BEFORE INSERT OR UPDATE ON accounts_roleassignment
    FOR EACH ROW EXECUTE FUNCTION refuse_role_that_does_not_fit();
CREATE TRIGGER accounts_invitation_role_fits
    BEFORE INSERT OR UPDATE ON accounts_invitation
    FOR EACH ROW EXECUTE FUNCTION refuse_role_that_does_not_fit();

CREATE FUNCTION refuse_other_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an organisation keeps its kind'
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER accounts_organisation_keeps_kind
    BEFORE UPDATE ON accounts_organisation
    FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind)
    EXECUTE FUNCTION refuse_other_kind();
"""

BACKWARD = """
DROP TRIGGER accounts_organisation_keeps_kind ON accounts_organisation;
DROP FUNCTION refuse_other_kind();
DROP TRIGGER accounts_invitation_role_fits ON accounts_invitation;
DROP TRIGGER accounts_roleassignment_role_fits ON accounts_roleassignment;
DROP FUNCTION refuse_role_that_does_not_fit();
DROP FUNCTION role_fits(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people_come_and_go")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
