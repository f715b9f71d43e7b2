"""PostgreSQL itself keeps the steps of a meeting, its agenda, attendance and minutes."""

from django.db import migrations

MEETINGS = """
-- The same edges as governance.rules.meetings; a test compares them.
CREATE FUNCTION meeting_edge_exists(before text, after text) RETURNS boolean
    LANGUAGE sql IMMUTABLE RETURN (before, after) IN (
        ('concept', 'opgeroepen'), ('concept', 'afgelast'),
        ('opgeroepen', 'bezig'), ('opgeroepen', 'afgelast'),
        ('bezig', 'gesloten'), ('gesloten', 'verslag-vastgesteld')
    );

CREATE FUNCTION refuse_meeting_if(is_broken boolean, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'meeting refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION guard_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM refuse_meeting_if(
            NEW.state <> 'concept' OR NEW.convened_at IS NOT NULL
                OR NEW.current_item_id IS NOT NULL,
            'meeting_begins_as_draft');
        RETURN NEW;
    END IF;
    PERFORM refuse_meeting_if(
        NEW.state <> OLD.state AND NOT meeting_edge_exists(OLD.state, NEW.state),
        'meeting_takes_an_edge');
    PERFORM refuse_meeting_if(
        (NEW.body_id, NEW.uid) IS DISTINCT FROM (OLD.body_id, OLD.uid)
            OR OLD.convened_at IS NOT NULL
                AND NEW.convened_at IS DISTINCT FROM OLD.convened_at,
        'meeting_keeps_body_and_uid');
    PERFORM refuse_meeting_if(
        OLD.state IN ('gesloten', 'verslag-vastgesteld', 'afgelast')
            AND (NEW.title, NEW.starts_at, NEW.ends_at, NEW.place, NEW.online_url,
                NEW.opened_at, NEW.closed_at, NEW.cancelled_reason, NEW.sequence)
            IS DISTINCT FROM (OLD.title, OLD.starts_at, OLD.ends_at, OLD.place,
                OLD.online_url, OLD.opened_at, OLD.closed_at, OLD.cancelled_reason,
                OLD.sequence),
        'meeting_over_stays_as_it_was');
    -- Who has it in a calendar must be told of a change by a higher number.
    PERFORM refuse_meeting_if(
        NEW.sequence < OLD.sequence OR OLD.convened_at IS NOT NULL
            AND NEW.sequence = OLD.sequence
            AND ((NEW.title, NEW.starts_at, NEW.ends_at, NEW.place)
                IS DISTINCT FROM (OLD.title, OLD.starts_at, OLD.ends_at, OLD.place)
                OR NEW.state = 'afgelast' AND OLD.state <> 'afgelast'),
        'meeting_change_raises_sequence');
    PERFORM refuse_meeting_if(
        NEW.current_item_id IS NOT NULL AND (NEW.state <> 'bezig' OR NOT EXISTS (
            SELECT FROM governance_agendaitem i WHERE i.id = NEW.current_item_id
                AND i.meeting_id = NEW.id AND i.pulled_at IS NULL)),
        'meeting_current_item_is_its_own');
    PERFORM refuse_meeting_if(
        NEW.state = 'verslag-vastgesteld' AND NOT EXISTS (
            SELECT FROM governance_minutes m
            WHERE m.meeting_id = NEW.id AND m.is_established),
        'meeting_minuted_has_minutes');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_meeting_guard BEFORE INSERT OR UPDATE ON governance_meeting
    FOR EACH ROW EXECUTE FUNCTION guard_meeting();

CREATE FUNCTION keep_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_meeting_if(OLD.convened_at IS NOT NULL, 'meeting_convened_stays');
    RETURN OLD;
END $$;
CREATE TRIGGER governance_meeting_stays BEFORE DELETE ON governance_meeting
    FOR EACH ROW EXECUTE FUNCTION keep_meeting();

-- Where the meeting stands, and it stays there until this transaction ends.
CREATE FUNCTION state_of_meeting(number bigint) RETURNS text
    LANGUAGE sql VOLATILE AS $$
    SELECT state FROM governance_meeting WHERE id = number FOR SHARE
$$;
"""

AGENDA = """
CREATE FUNCTION guard_agenda_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stands text := state_of_meeting(
        CASE WHEN TG_OP = 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END);
BEGIN
    PERFORM refuse_meeting_if(
        stands IN ('gesloten', 'verslag-vastgesteld', 'afgelast'),
        'agenda_of_a_meeting_that_is_over_stays');
    IF TG_OP = 'DELETE' THEN
        PERFORM refuse_meeting_if(stands <> 'concept', 'agenda_item_is_pulled_not_deleted');
        RETURN OLD;
    END IF;
    PERFORM refuse_meeting_if(
        NEW.version_id IS NOT NULL AND NEW.dossier_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM governance_dossierversion v
            WHERE v.id = NEW.version_id AND v.dossier_id = NEW.dossier_id),
        'agenda_version_of_its_dossier');
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse_meeting_if(
            NEW.meeting_id <> OLD.meeting_id
                OR OLD.dossier_id IS NOT NULL
                    AND NEW.dossier_id IS DISTINCT FROM OLD.dossier_id,
            'agenda_item_keeps_its_place');
        PERFORM refuse_meeting_if(
            OLD.pulled_at IS NOT NULL AND (NEW.pulled_at, NEW.pulled_reason)
                IS DISTINCT FROM (OLD.pulled_at, OLD.pulled_reason),
            'agenda_pulled_stays_pulled');
        PERFORM refuse_meeting_if(
            NEW.pulled_at IS NOT NULL AND OLD.pulled_at IS NULL AND EXISTS (
                SELECT FROM governance_meeting m WHERE m.current_item_id = NEW.id),
            'agenda_current_item_is_not_pulled');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_agendaitem_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_agendaitem
    FOR EACH ROW EXECUTE FUNCTION guard_agenda_item();

CREATE FUNCTION guard_agenda_guest() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    item bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.item_id ELSE NEW.item_id END;
BEGIN
    PERFORM refuse_meeting_if(
        state_of_meeting((SELECT meeting_id FROM governance_agendaitem WHERE id = item))
            IN ('gesloten', 'verslag-vastgesteld', 'afgelast'),
        'guest_of_a_meeting_that_is_over_stays');
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_agendaguest_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_agendaguest
    FOR EACH ROW EXECUTE FUNCTION guard_agenda_guest();

CREATE FUNCTION guard_substitution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meeting bigint := CASE WHEN TG_OP = 'DELETE'
        THEN OLD.meeting_id ELSE NEW.meeting_id END;
BEGIN
    PERFORM refuse_meeting_if(
        state_of_meeting(meeting) IN ('gesloten', 'verslag-vastgesteld', 'afgelast'),
        'substitute_of_a_meeting_that_is_over_stays');
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_meeting_if(NOT EXISTS (
        SELECT FROM governance_membership p JOIN governance_seat s ON s.id = p.seat_id
            JOIN governance_meeting m ON m.body_id = s.body_id
        WHERE p.id = NEW.membership_id AND m.id = NEW.meeting_id
    ), 'substitute_for_a_member_of_its_body');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_substitution_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_substitution
    FOR EACH ROW EXECUTE FUNCTION guard_substitution();
"""

ROOM = """
-- Who was there is written while the meeting goes on, and mended until its minutes.
CREATE FUNCTION guard_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meeting bigint := CASE WHEN TG_OP = 'DELETE'
        THEN OLD.meeting_id ELSE NEW.meeting_id END;
BEGIN
    PERFORM refuse_meeting_if(
        state_of_meeting(meeting) NOT IN ('bezig', 'gesloten'),
        'attendance_while_held_or_mended');
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    PERFORM refuse_meeting_if(
        TG_OP = 'UPDATE' AND (NEW.meeting_id, NEW.person_id)
            IS DISTINCT FROM (OLD.meeting_id, OLD.person_id),
        'attendance_keeps_its_person');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_attendance_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_attendance
    FOR EACH ROW EXECUTE FUNCTION guard_attendance();

-- Versions one after the other; the chair establishes the last draft word for word,
-- is no author of it, and nothing follows.
CREATE FUNCTION guard_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stands text := state_of_meeting(NEW.meeting_id);
    last governance_minutes;
BEGIN
    SELECT * INTO last FROM governance_minutes
        WHERE meeting_id = NEW.meeting_id ORDER BY number DESC LIMIT 1;
    PERFORM refuse_meeting_if(
        stands NOT IN ('bezig', 'gesloten') OR last.is_established,
        'minutes_established_are_the_last');
    PERFORM refuse_meeting_if(
        NEW.number <> coalesce(last.number, 0) + 1, 'minutes_one_after_the_other');
    IF NEW.is_established THEN
        PERFORM refuse_meeting_if(
            stands <> 'gesloten' OR last.id IS NULL
                OR (NEW.sha256, NEW.text, NEW.by_item)
                IS DISTINCT FROM (last.sha256, last.text, last.by_item),
            'minutes_establish_the_last_draft');
        PERFORM refuse_meeting_if(EXISTS (
            SELECT FROM governance_minutes m WHERE m.meeting_id = NEW.meeting_id
                AND m.written_by_key = NEW.written_by_key
        ), 'minutes_established_by_another');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_minutes_guard BEFORE INSERT ON governance_minutes
    FOR EACH ROW EXECUTE FUNCTION guard_minutes();
"""

BACK = """
DROP TRIGGER governance_minutes_guard ON governance_minutes;
DROP FUNCTION guard_minutes();
DROP TRIGGER governance_attendance_guard ON governance_attendance;
DROP FUNCTION guard_attendance();
DROP TRIGGER governance_substitution_guard ON governance_substitution;
DROP FUNCTION guard_substitution();
DROP TRIGGER governance_agendaguest_guard ON governance_agendaguest;
DROP FUNCTION guard_agenda_guest();
DROP TRIGGER governance_agendaitem_guard ON governance_agendaitem;
DROP FUNCTION guard_agenda_item();
DROP FUNCTION state_of_meeting(bigint);
DROP TRIGGER governance_meeting_stays ON governance_meeting;
DROP FUNCTION keep_meeting();
DROP TRIGGER governance_meeting_guard ON governance_meeting;
DROP FUNCTION guard_meeting();
DROP FUNCTION refuse_meeting_if(boolean, text);
DROP FUNCTION meeting_edge_exists(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0040_meetings_know_when")]
    operations = [migrations.RunSQL(MEETINGS + AGENDA + ROOM, BACK)]
