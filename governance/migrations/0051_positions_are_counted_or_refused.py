"""A position is counted, or PostgreSQL refuses it; a seat stays as it was frozen."""

from django.db import migrations

POSITIONS = """
CREATE FUNCTION guard_position() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked governance_round;
    frozen governance_roundseat;
    last governance_position;
BEGIN
    PERFORM round_sees_now();
    -- Who closes holds this row FOR UPDATE: it waits for us, or we wait and see.
    SELECT * INTO asked FROM governance_round WHERE id = NEW.round_id FOR SHARE;
    PERFORM round_refuse_if(asked.state IS DISTINCT FROM 'open', 'position_round_is_open');
    -- What began before the deadline counts, unless it dawdles.
    PERFORM round_refuse_if(asked.closes_at <= now()
        OR asked.closes_at + interval '30 seconds' <= clock_timestamp(),
        'position_before_deadline');
    SELECT * INTO frozen FROM governance_roundseat WHERE id = NEW.seat_id;
    PERFORM round_refuse_if(
        frozen.round_id IS DISTINCT FROM NEW.round_id, 'position_seat_of_round');
    PERFORM round_refuse_if(NOT frozen.is_entitled, 'position_seat_is_entitled');
    PERFORM round_refuse_if(frozen.is_recused, 'position_seat_not_recused');
    PERFORM round_refuse_if(
        (NEW.entry = 'zelf') <> (NEW.entered_by_id = frozen.person_id),
        'position_by_its_seat');
    SELECT * INTO last FROM governance_position WHERE seat_id = NEW.seat_id
        ORDER BY number DESC LIMIT 1;
    PERFORM round_refuse_if(NEW.number <> coalesce(last.number, 0) + 1
        OR NEW.previous_id IS DISTINCT FROM last.id, 'position_follows_the_last');
    NEW.received_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER governance_position_guard BEFORE INSERT ON governance_position
    FOR EACH ROW EXECUTE FUNCTION guard_position();
"""

SEATS = """
CREATE FUNCTION require_seat_fits(made governance_roundseat) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_round r
        JOIN governance_membership m ON m.id = made.membership_id
        JOIN governance_seat s ON s.id = m.seat_id
        WHERE r.id = made.round_id AND s.id = made.seat_id AND s.body_id = r.body_id
            AND (s.has_voice OR NOT made.is_entitled)), 'round_seat_fits');
END $$;

-- Nobody is kept from a position unless others found an interest.
CREATE FUNCTION require_seat_recused_rightly(made governance_roundseat) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM round_refuse_if(made.is_recused AND NOT EXISTS (
        SELECT FROM governance_conflictdeclaration c
        JOIN governance_round r ON r.id = made.round_id
        WHERE c.dossier_id = r.dossier_id AND c.body_id = r.body_id
            AND c.person_id = made.person_id AND c.state = 'erkend'),
        'round_seat_recused_by_decision');
    PERFORM round_refuse_if(made.is_recused AND EXISTS (
        SELECT FROM governance_position p WHERE p.seat_id = made.id
            AND NOT EXISTS (SELECT FROM governance_position n WHERE n.previous_id = p.id)
            AND NOT EXISTS (
                SELECT FROM governance_positionvoid v WHERE v.position_id = p.id)),
        'round_seat_recused_voids');
END $$;

CREATE FUNCTION guard_round_seat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen governance_round;
BEGIN
    PERFORM round_sees_now();
    SELECT * INTO frozen FROM governance_round
        WHERE id = coalesce(NEW.round_id, OLD.round_id) FOR UPDATE;
    IF TG_OP = 'DELETE' THEN
        PERFORM round_refuse_if(frozen.state <> 'gepland', 'round_seat_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM round_refuse_if(frozen.state <> 'gepland', 'round_seat_frozen');
        PERFORM require_seat_fits(NEW);
        PERFORM require_seat_recused_rightly(NEW);
        RETURN NEW;
    END IF;
    PERFORM round_refuse_if(
        (NEW.id, NEW.round_id, NEW.seat_id, NEW.membership_id, NEW.category,
         NEW.seat_label, NEW.on_behalf_of_label, NEW.is_entitled) IS DISTINCT FROM
        (OLD.id, OLD.round_id, OLD.seat_id, OLD.membership_id, OLD.category,
         OLD.seat_label, OLD.on_behalf_of_label, OLD.is_entitled)
        OR OLD.is_recused AND (NEW.is_recused, NEW.recused_ground) IS DISTINCT FROM
            (true, OLD.recused_ground), 'round_seat_frozen');
    IF NEW.is_recused AND NOT OLD.is_recused THEN
        PERFORM require_seat_recused_rightly(NEW);
    END IF;
    IF (NEW.person_id, NEW.person_label, NEW.succeeded_from_label) IS DISTINCT FROM
        (OLD.person_id, OLD.person_label, OLD.succeeded_from_label) THEN
        PERFORM round_refuse_if(frozen.state <> 'open' OR OLD.is_recused
            OR OLD.succeeded_from_label <> ''
            OR NEW.succeeded_from_label <> OLD.person_label
            OR NEW.person_id = OLD.person_id, 'round_seat_succeeds_once');
        PERFORM round_refuse_if(NEW.is_entitled
            AND NOT (SELECT two_voices FROM governance_bodyrule WHERE id = frozen.rule_id)
            AND EXISTS (SELECT FROM governance_roundseat s WHERE s.round_id = NEW.round_id
                AND s.id <> NEW.id AND s.is_entitled AND s.person_id = NEW.person_id),
            'round_seat_one_voice');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_roundseat_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_roundseat
    FOR EACH ROW EXECUTE FUNCTION guard_round_seat();
"""

BACK = """
DROP TRIGGER governance_roundseat_guard ON governance_roundseat;
DROP FUNCTION guard_round_seat();
DROP FUNCTION require_seat_recused_rightly(governance_roundseat);
DROP FUNCTION require_seat_fits(governance_roundseat);
DROP TRIGGER governance_position_guard ON governance_position;
DROP FUNCTION guard_position();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0050_rounds_are_guarded")]
    operations = [migrations.RunSQL(POSITIONS + SEATS, BACK)]
