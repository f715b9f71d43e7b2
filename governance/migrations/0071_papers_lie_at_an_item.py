"""PostgreSQL itself keeps papers away from an item that is off or over."""

from django.db import migrations

GUARD = """
CREATE FUNCTION guard_paper_at_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    item governance_agendaitem;
BEGIN
    SELECT * INTO item FROM governance_agendaitem
        WHERE id = split_part(NEW.subject_key, ':', 2)::bigint;
    PERFORM refuse_meeting_if(
        item.id IS NULL OR item.pulled_at IS NOT NULL
            OR state_of_meeting(item.meeting_id)
                IN ('gesloten', 'verslag-vastgesteld', 'afgelast'),
        'paper_at_an_item_that_stands');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_paper_at_item BEFORE INSERT ON governance_paper
    FOR EACH ROW WHEN (NEW.subject_key LIKE 'governance.agenda_item:%')
    EXECUTE FUNCTION guard_paper_at_item();
"""
BACK = """
DROP TRIGGER governance_paper_at_item ON governance_paper;
DROP FUNCTION guard_paper_at_item();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0070_meetings_make_pages_fresh")]
    operations = [migrations.RunSQL(GUARD, BACK)]
