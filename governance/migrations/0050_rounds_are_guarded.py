"""PostgreSQL itself opens, counts and closes a round, and never reopens one."""

from django.db import migrations

RULES = """
-- The same edges as governance.rules.rounds; a test compares them.
CREATE FUNCTION round_edge_exists(before text, after text) RETURNS boolean
    LANGUAGE sql IMMUTABLE RETURN (before, after) IN (
        ('gepland', 'open'), ('open', 'gesloten'), ('gesloten', 'geconcludeerd'),
        ('gepland', 'geannuleerd'), ('open', 'geannuleerd'));

-- Every refusal about rounds carries the name of its rule, for who translates it.
CREATE FUNCTION round_refuse_if(is_broken boolean, rule text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'round refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

-- An older picture of the data would count what was there before, or judge by it.
CREATE FUNCTION round_sees_now() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM round_refuse_if(
        current_setting('transaction_isolation') <> 'read committed', 'round_sees_now');
END $$;
"""

TALLY = """
-- What a round comes to: the last position of every seat that has a voice, was not
-- recused and whose position did not lapse. `without` counts as if this seat were
-- recused too.
CREATE FUNCTION governance_round_tally(
    counted_round bigint, closing timestamptz DEFAULT clock_timestamp(),
    without bigint DEFAULT NULL
) RETURNS jsonb LANGUAGE sql AS $$
WITH asked AS (
    SELECT r.mode, i.meeting_id, b.quorum_percent, b.majority
    FROM governance_round r
    JOIN governance_bodyrule b ON b.id = r.rule_id
    LEFT JOIN governance_agendaitem i ON i.id = r.item_id
    WHERE r.id = counted_round
), seats AS (
    SELECT id, person_id, membership_id,
        is_recused OR id IS NOT DISTINCT FROM without AS is_out
    FROM governance_roundseat WHERE round_id = counted_round AND is_entitled
), spoken AS (
    SELECT DISTINCT ON (p.seat_id) p.id, p.choice
    FROM governance_position p JOIN seats s ON s.id = p.seat_id AND NOT s.is_out
    ORDER BY p.seat_id, p.number DESC
), counted AS (
    SELECT choice FROM spoken WHERE NOT EXISTS (
        SELECT FROM governance_positionvoid v WHERE v.position_id = spoken.id)
), present AS (
    SELECT count(*) AS number FROM seats, asked WHERE NOT is_out AND EXISTS (
        SELECT FROM governance_attendance a
        WHERE a.meeting_id = asked.meeting_id
            AND a.arrived_at <= closing AND (a.left_at IS NULL OR a.left_at > closing)
            AND (a.person_id = seats.person_id OR a.person_id IN (
                SELECT substitute_id FROM governance_substitution u
                WHERE u.meeting_id = asked.meeting_id
                    AND u.membership_id = seats.membership_id)))
), sums AS (
    SELECT count(*) FILTER (WHERE choice = 'voor') AS voor,
        count(*) FILTER (WHERE choice = 'voor-mits') AS mits,
        count(*) FILTER (WHERE choice = 'tegen') AS tegen,
        count(*) FILTER (WHERE choice = 'onthouding') AS onthouding,
        count(*) FILTER (WHERE choice = 'geen-standpunt') AS geen,
        count(*) AS took_part
    FROM counted
), able AS (
    SELECT count(*) AS entitled, count(*) FILTER (WHERE is_out) AS recused,
        count(*) FILTER (WHERE NOT is_out) AS number
    FROM seats
), quorum AS (
    SELECT ceil(asked.quorum_percent * able.number / 100.0)::int AS needed,
        able.number > 0 AND ceil(asked.quorum_percent * able.number / 100.0) <=
            CASE asked.mode WHEN 'schriftelijk' THEN sums.took_part
                ELSE present.number END AS is_there
    FROM asked, able, sums, present
)
SELECT jsonb_build_object(
    'standpunten', jsonb_build_object('voor', voor, 'voor-mits', mits,
        'tegen', tegen, 'onthouding', onthouding, 'geen-standpunt', geen),
    'stemgerechtigd', able.entitled,
    'belang', able.recused,
    'deelgenomen', took_part,
    'aanwezig', CASE asked.mode WHEN 'schriftelijk' THEN NULL
        ELSE present.number END,
    'nodig', quorum.needed,
    'quorum', quorum.is_there,
    'uitslag', CASE
        WHEN NOT quorum.is_there THEN 'geen-quorum'
        WHEN voor + mits > 0 AND CASE asked.majority
            WHEN 'gewone-meerderheid' THEN voor + mits > tegen
            WHEN 'twee-derde' THEN 3 * (voor + mits) >= 2 * (voor + mits + tegen)
            ELSE tegen = 0 END
        THEN CASE WHEN mits > 0 THEN 'positief-onder-voorwaarden'
            ELSE 'positief' END
        WHEN tegen > voor + mits AND (asked.majority <> 'eenstemmig' OR voor + mits = 0)
        THEN 'negatief'
        ELSE 'verdeeld' END)
FROM asked, able, sums, present, quorum
$$;
"""

GUARD = """
CREATE FUNCTION require_round_fits(asked governance_round) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM round_refuse_if(
        NOT EXISTS (SELECT FROM governance_bodyrule
            WHERE id = asked.rule_id AND body_id = asked.body_id)
        OR NOT EXISTS (SELECT FROM governance_dossierversion
            WHERE id = asked.version_id AND dossier_id = asked.dossier_id)
        OR asked.item_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM governance_agendaitem i
            JOIN governance_meeting m ON m.id = i.meeting_id
            WHERE i.id = asked.item_id AND i.dossier_id = asked.dossier_id
                AND m.body_id = asked.body_id)
        OR asked.previous_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM governance_round r WHERE r.id = asked.previous_id
                AND (r.body_id, r.dossier_id) = (asked.body_id, asked.dossier_id)
                AND r.state NOT IN ('gepland', 'open')),
        'round_fits_together');
END $$;

CREATE FUNCTION require_round_opens(opened governance_round) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM round_refuse_if(opened.closes_at <= now(), 'round_deadline_ahead');
    PERFORM round_refuse_if(
        opened.mode <> 'schriftelijk' AND opened.item_id IS NULL, 'round_has_place');
    PERFORM round_refuse_if(NOT EXISTS (
        SELECT FROM governance_roundseat
        WHERE round_id = opened.id AND is_entitled AND NOT is_recused),
        'round_has_seats');
    PERFORM round_refuse_if(
        NOT (SELECT two_voices FROM governance_bodyrule WHERE id = opened.rule_id)
        AND EXISTS (SELECT FROM governance_roundseat
            WHERE round_id = opened.id AND is_entitled
            GROUP BY person_id HAVING count(*) > 1),
        'round_one_voice');
END $$;

CREATE FUNCTION guard_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM round_refuse_if(true, 'round_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM round_refuse_if(NEW.state <> 'gepland' OR NEW.opened_at IS NOT NULL
            OR NEW.tally IS NOT NULL OR NEW.has_quorum IS NOT NULL,
            'round_begins_planned');
        PERFORM require_round_fits(NEW);
        RETURN NEW;
    END IF;
    PERFORM round_refuse_if(NEW.state <> OLD.state
        AND NOT round_edge_exists(OLD.state, NEW.state), 'round_edge_exists');
    IF OLD.state = 'gepland' THEN
        PERFORM require_round_fits(NEW);
    ELSE
        PERFORM round_refuse_if(
            (NEW.body_id, NEW.dossier_id, NEW.version_id, NEW.rule_id, NEW.item_id,
             NEW.previous_id, NEW.question, NEW.mode, NEW.opened_at,
             NEW.planned_by_label, NEW.planned_at)
            IS DISTINCT FROM
            (OLD.body_id, OLD.dossier_id, OLD.version_id, OLD.rule_id, OLD.item_id,
             OLD.previous_id, OLD.question, OLD.mode, OLD.opened_at,
             OLD.planned_by_label, OLD.planned_at), 'round_question_stays');
    END IF;
    IF OLD.state IN ('gesloten', 'geconcludeerd', 'geannuleerd') THEN
        PERFORM round_refuse_if(
            (NEW.closes_at, NEW.closed_at, NEW.tally, NEW.has_quorum,
             NEW.cancelled_reason) IS DISTINCT FROM
            (OLD.closes_at, OLD.closed_at, OLD.tally, OLD.has_quorum,
             OLD.cancelled_reason), 'round_outcome_stays');
        IF NEW.state <> OLD.state THEN
            PERFORM round_refuse_if(
                NOT (governance_round_tally(NEW.id, NEW.closed_at) ->> 'quorum')::boolean,
                'round_quorum_to_conclude');
        END IF;
        RETURN NEW;
    END IF;
    -- Whose deadline has passed is closed: moving it would open the door again.
    PERFORM round_refuse_if(OLD.state = 'open'
        AND NEW.closes_at IS DISTINCT FROM OLD.closes_at
        AND (OLD.closes_at <= now() OR NEW.closes_at <= now()), 'round_deadline_ahead');
    IF NEW.state = 'open' AND OLD.state = 'gepland' THEN
        PERFORM require_round_opens(NEW);
    END IF;
    IF NEW.state = 'gesloten' THEN
        PERFORM round_sees_now();
        -- Not before the last position, and not in the future.
        NEW.closed_at := least(clock_timestamp(), greatest(NEW.closed_at,
            (SELECT max(recorded_at) FROM governance_position WHERE round_id = NEW.id)));
        NEW.tally := governance_round_tally(NEW.id, NEW.closed_at);
        NEW.has_quorum := (NEW.tally ->> 'quorum')::boolean;
    ELSE
        PERFORM round_refuse_if(NEW.tally IS NOT NULL OR NEW.has_quorum IS NOT NULL,
            'round_counted_at_its_close');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_round_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_round
    FOR EACH ROW EXECUTE FUNCTION guard_round();
"""

BACK = """
DROP TRIGGER governance_round_guard ON governance_round;
DROP FUNCTION guard_round();
DROP FUNCTION require_round_opens(governance_round);
DROP FUNCTION require_round_fits(governance_round);
DROP FUNCTION governance_round_tally(bigint, timestamptz, bigint);
DROP FUNCTION round_sees_now();
DROP FUNCTION round_refuse_if(boolean, text);
DROP FUNCTION round_edge_exists(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0041_meetings_are_guarded")]
    operations = [
        # The trigger writes the tally itself; there is no round without one to refuse.
        migrations.RemoveConstraint("round", "round_closed_has_tally"),
        migrations.RunSQL(RULES + TALLY + GUARD, BACK),
    ]
