"""Interests are decided once, by others; a late one is recounted by PostgreSQL; a
minority's text stays as it was written."""

from django.db import migrations

CONFLICTS = """
CREATE FUNCTION guard_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM round_refuse_if(true, 'conflict_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM round_refuse_if(NEW.state <> 'gemeld', 'conflict_begins_declared');
        RETURN NEW;
    END IF;
    PERFORM round_refuse_if(OLD.state <> 'gemeld' OR
        (NEW.id, NEW.dossier_id, NEW.body_id, NEW.person_id, NEW.ground,
         NEW.declared_by_id, NEW.declared_at) IS DISTINCT FROM
        (OLD.id, OLD.dossier_id, OLD.body_id, OLD.person_id, OLD.ground,
         OLD.declared_by_id, OLD.declared_at), 'conflict_decided_once');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_conflictdeclaration_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_conflictdeclaration
    FOR EACH ROW EXECUTE FUNCTION guard_conflict();
"""

VOIDS = """
CREATE FUNCTION guard_position_void() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said governance_position;
    counted governance_round;
BEGIN
    PERFORM round_sees_now();
    SELECT * INTO said FROM governance_position WHERE id = NEW.position_id;
    SELECT * INTO counted FROM governance_round WHERE id = said.round_id FOR UPDATE;
    PERFORM round_refuse_if(EXISTS (
        SELECT FROM governance_position WHERE previous_id = said.id), 'void_of_the_last');
    PERFORM round_refuse_if(counted.state = 'geannuleerd', 'void_of_a_count');
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_conflictdeclaration c
        JOIN governance_roundseat s ON s.id = said.seat_id
        WHERE c.id = NEW.conflict_id AND c.state = 'erkend'
            AND c.person_id = s.person_id
            AND (c.dossier_id, c.body_id) = (counted.dossier_id, counted.body_id)),
        'void_by_decision');
    NEW.tally_before := governance_round_tally(
        counted.id, coalesce(counted.closed_at, clock_timestamp()));
    NEW.tally_after := governance_round_tally(
        counted.id, coalesce(counted.closed_at, clock_timestamp()), said.seat_id);
    RETURN NEW;
END $$;
CREATE TRIGGER governance_positionvoid_guard BEFORE INSERT ON governance_positionvoid
    FOR EACH ROW EXECUTE FUNCTION guard_position_void();

CREATE FUNCTION recuse_voided_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE governance_roundseat s SET is_recused = true, recused_ground = c.ground
        FROM governance_position p, governance_conflictdeclaration c
        WHERE p.id = NEW.position_id AND c.id = NEW.conflict_id AND s.id = p.seat_id;
    RETURN NULL;
END $$;
CREATE TRIGGER governance_positionvoid_recuses AFTER INSERT ON governance_positionvoid
    FOR EACH ROW EXECUTE FUNCTION recuse_voided_seat();
"""

MINORITIES = """
CREATE FUNCTION guard_minority_view() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed governance_round;
    hours int;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM round_refuse_if(true, 'minority_view_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM round_refuse_if(
            (NEW.id, NEW.round_id, NEW.text, NEW.author_id, NEW.written_at)
            IS DISTINCT FROM
            (OLD.id, OLD.round_id, OLD.text, OLD.author_id, OLD.written_at)
            OR OLD.withdrawn_at IS NOT NULL, 'minority_view_stays');
        RETURN NEW;
    END IF;
    SELECT * INTO closed FROM governance_round WHERE id = NEW.round_id FOR SHARE;
    SELECT minority_hours INTO hours FROM governance_bodyrule WHERE id = closed.rule_id;
    PERFORM round_refuse_if(closed.state <> 'gesloten'
        OR NEW.written_at < closed.closed_at
        OR NEW.written_at >= closed.closed_at + make_interval(hours => hours),
        'minority_view_in_its_window');
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_roundseat s WHERE s.id = NEW.author_id
            AND s.round_id = NEW.round_id AND s.is_entitled AND NOT s.is_recused),
        'minority_view_by_a_voice');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_minorityview_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_minorityview
    FOR EACH ROW EXECUTE FUNCTION guard_minority_view();

CREATE FUNCTION guard_minority_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM governance_minorityview WHERE id = NEW.view_id FOR SHARE;
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_minorityview v
        JOIN governance_round r ON r.id = v.round_id AND r.state = 'gesloten'
        JOIN governance_bodyrule b ON b.id = r.rule_id
        WHERE v.id = NEW.view_id AND v.withdrawn_at IS NULL
            AND NEW.signed_at < r.closed_at + make_interval(hours => b.minority_hours)),
        'signature_in_its_window');
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_roundseat s
        JOIN governance_minorityview v ON v.round_id = s.round_id
        WHERE s.id = NEW.seat_id AND v.id = NEW.view_id
            AND s.is_entitled AND NOT s.is_recused), 'signature_by_a_voice');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_minoritysignature_guard
    BEFORE INSERT ON governance_minoritysignature
    FOR EACH ROW EXECUTE FUNCTION guard_minority_signature();
"""

BACK = """
DROP TRIGGER governance_minoritysignature_guard ON governance_minoritysignature;
DROP FUNCTION guard_minority_signature();
DROP TRIGGER governance_minorityview_guard ON governance_minorityview;
DROP FUNCTION guard_minority_view();
DROP TRIGGER governance_positionvoid_recuses ON governance_positionvoid;
DROP FUNCTION recuse_voided_seat();
DROP TRIGGER governance_positionvoid_guard ON governance_positionvoid;
DROP FUNCTION guard_position_void();
DROP TRIGGER governance_conflictdeclaration_guard ON governance_conflictdeclaration;
DROP FUNCTION guard_conflict();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0051_positions_are_counted_or_refused")]
    operations = [migrations.RunSQL(CONFLICTS + VOIDS + MINORITIES, BACK)]
