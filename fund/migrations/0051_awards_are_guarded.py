"""PostgreSQL keeps what an award rests on: a request, advice, and a competent decision."""

from django.db import migrations

RULES = """
-- Every refusal about awards carries the name of its rule, for who translates it.
CREATE FUNCTION award_refuse_if(is_broken boolean, rule text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken IS NOT FALSE THEN
        RAISE EXCEPTION 'award refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION fund_day_of(moment timestamptz) RETURNS date LANGUAGE sql STABLE
    RETURN (moment AT TIME ZONE 'Europe/Amsterdam')::date;

CREATE FUNCTION fund_works_for(person bigint, organisation bigint, on_day date)
    RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (
        SELECT FROM accounts_roleassignment r
        WHERE r.user_id = person AND r.organisation_id = organisation
            AND r.starts_on <= on_day AND (r.ends_on IS NULL OR r.ends_on > on_day));

-- ISO 13616: the rest after division by 97 is one.
CREATE FUNCTION fund_iban_is_valid(iban text) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' AND (
        SELECT string_agg(CASE WHEN sign ~ '[A-Z]' THEN (ascii(sign) - 55)::text
            ELSE sign END, '' ORDER BY place)::numeric % 97 = 1
        FROM regexp_split_to_table(substr(iban, 5) || substr(iban, 1, 4), '')
            WITH ORDINALITY AS signs (sign, place));

CREATE FUNCTION fund_held(account_kind text, of_request bigint, of_award bigint)
    RETURNS bigint LANGUAGE sql STABLE RETURN (
        SELECT coalesce(sum(balance_cents), 0)::bigint FROM fund_account
        WHERE kind = account_kind AND (request_id = of_request OR award_id = of_award));
"""
NO_RULES = """
DROP FUNCTION fund_held(text, bigint, bigint);
DROP FUNCTION fund_iban_is_valid(text);
DROP FUNCTION fund_works_for(bigint, bigint, date);
DROP FUNCTION fund_day_of(timestamptz);
DROP FUNCTION award_refuse_if(boolean, text);
"""

REQUESTS = """
CREATE FUNCTION guard_fund_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked governance_dossier;
BEGIN
    PERFORM award_refuse_if(TG_OP = 'DELETE', 'request_stays');
    IF TG_OP = 'UPDATE' THEN
        PERFORM award_refuse_if(to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state',
            'request_stays');
        PERFORM award_refuse_if(NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
            ('ontvangen', 'gereserveerd'), ('ontvangen', 'afgewezen'),
            ('ontvangen', 'ingetrokken'), ('gereserveerd', 'toegekend'),
            ('gereserveerd', 'afgewezen'), ('gereserveerd', 'ingetrokken')),
            'request_edge_exists');
        PERFORM award_refuse_if(NEW.state = 'toegekend' AND NOT EXISTS (
            SELECT FROM fund_award WHERE request_id = NEW.id AND state <> 'voorbereid'),
            'request_edge_exists');
    END IF;
    IF NEW.state = 'gereserveerd' THEN
        SELECT * INTO asked FROM governance_dossier WHERE id = NEW.dossier_id FOR SHARE;
        PERFORM award_refuse_if(asked.kind <> 'fondsaanvraag' OR asked.number = ''
            OR asked.asked_cents IS DISTINCT FROM NEW.asked_cents
            OR asked.proposer_id <> NEW.requester_id
            OR coalesce(asked.initiative_id, NEW.initiative_id) <> NEW.initiative_id,
            'request_of_its_dossier');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_allocationrequest_guard
    BEFORE INSERT OR UPDATE OR DELETE ON fund_allocationrequest
    FOR EACH ROW EXECUTE FUNCTION guard_fund_request();

CREATE FUNCTION check_fund_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE request fund_allocationrequest;
BEGIN
    SELECT * INTO request FROM fund_allocationrequest WHERE id = NEW.id;
    PERFORM award_refuse_if(fund_held('gereserveerd', request.id, NULL) <>
        CASE request.state WHEN 'gereserveerd' THEN request.asked_cents ELSE 0 END,
        'request_reserve_fits');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_allocationrequest_booked
    AFTER INSERT OR UPDATE ON fund_allocationrequest DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_request();
"""
NO_REQUESTS = """
DROP TRIGGER fund_allocationrequest_booked ON fund_allocationrequest;
DROP TRIGGER fund_allocationrequest_guard ON fund_allocationrequest;
DROP FUNCTION check_fund_request();
DROP FUNCTION guard_fund_request();
"""

COMPETENT = """
CREATE FUNCTION require_fund_advice(made fund_award) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    given governance_advice;
    given_by text;
BEGIN
    SELECT * INTO given FROM governance_advice WHERE id = made.advice_id FOR SHARE;
    SELECT kind INTO given_by FROM governance_body WHERE id = given.body_id;
    PERFORM award_refuse_if(given_by <> 'college'
        OR given.state NOT IN ('vastgesteld', 'gepubliceerd'), 'award_advice_stands');
    IF made.request_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM award_refuse_if(given.dossier_id IS DISTINCT FROM (
        SELECT dossier_id FROM fund_allocationrequest WHERE id = made.request_id),
        'award_advice_on_its_dossier');
    PERFORM award_refuse_if(EXISTS (
        SELECT FROM governance_position p
        JOIN fund_allocationrequest r ON r.id = made.request_id
        WHERE p.round_id = given.round_id
            AND p.choice NOT IN ('onthouding', 'geen-standpunt')
            AND p.number = (SELECT max(q.number) FROM governance_position q
                WHERE q.seat_id = p.seat_id)
            AND NOT EXISTS (
                SELECT FROM governance_positionvoid v WHERE v.position_id = p.id)
            AND fund_works_for((SELECT s.person_id FROM governance_roundseat s
                WHERE s.id = p.seat_id), r.requester_id, fund_day_of(p.recorded_at))),
        'award_advised_by_others');
END $$;

CREATE FUNCTION require_fund_decision(made fund_award) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    taken fund_funddecision;
    line fund_budgetline;
    how text;
    on_day date := fund_day_of(made.approved_at);
BEGIN
    SELECT * INTO taken FROM fund_funddecision WHERE id = made.decision_id FOR SHARE;
    SELECT * INTO line FROM fund_budgetline WHERE id = made.budget_line_id;
    SELECT kind INTO how FROM fund_programme WHERE id = line.programme_id;
    PERFORM award_refuse_if(taken.confirmed_at IS NULL OR 'alv' <> (
        SELECT kind FROM governance_body WHERE id = taken.body_id),
        'award_decision_of_members');
    IF made.request_id IS NULL THEN
        PERFORM award_refuse_if(how <> 'structureel' OR taken.kind <> 'jaarplan'
            OR taken.year_id <> line.year_id
            OR taken.advice_id IS DISTINCT FROM made.advice_id,
            'award_structural_by_jaarplan');
        RETURN;
    END IF;
    PERFORM award_refuse_if(how = 'structureel' OR taken.kind <> 'mandaat'
        OR taken.programme_id <> line.programme_id OR on_day < taken.decided_on
        OR on_day > coalesce(taken.valid_to, on_day), 'award_under_mandate');
    PERFORM award_refuse_if(
        made.amount_cents > coalesce(taken.limit_cents, made.amount_cents),
        'award_within_limit');
END $$;

CREATE FUNCTION require_fund_resolution(made fund_award) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE request fund_allocationrequest;
BEGIN
    SELECT * INTO request FROM fund_allocationrequest WHERE id = made.request_id
        FOR UPDATE;
    PERFORM award_refuse_if(request.state <> 'gereserveerd'
        OR request.budget_line_id <> made.budget_line_id
        OR request.initiative_id <> made.initiative_id, 'award_of_its_request');
    PERFORM award_refuse_if(made.amount_cents > request.asked_cents,
        'award_within_request');
    PERFORM award_refuse_if(NOT EXISTS (
        SELECT FROM governance_resolution r
        JOIN governance_decision d ON d.id = r.decision_id
        WHERE r.id = made.resolution_id AND r.kind <> 'intrekking'
            AND d.dossier_id = request.dossier_id
            AND d.outcome IN ('vaststellen', 'vaststellen-met-wijziging')
            AND NOT EXISTS (
                SELECT FROM governance_resolution l WHERE l.rectifies_id = r.id)),
        'award_resolution_positive');
END $$;

CREATE FUNCTION require_fund_outsiders(made fund_award) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE on_day date := fund_day_of(made.approved_at);
BEGIN
    PERFORM award_refuse_if(EXISTS (
        SELECT FROM accounts_organisation o
        CROSS JOIN (VALUES (made.prepared_by_id), (made.approved_by_id)) AS who (person)
        WHERE (o.id = (SELECT requester_id FROM fund_allocationrequest
                WHERE id = made.request_id)
            OR o.municipality_id = made.recipient_municipality_id)
            AND fund_works_for(who.person, o.id, on_day)), 'award_by_outsiders');
    PERFORM award_refuse_if(EXISTS (
        SELECT FROM governance_advice a
        WHERE a.id = made.advice_id
            AND (a.author_ids && ARRAY[made.prepared_by_id, made.approved_by_id]::bigint[]
            OR a.established_by_id IN (made.prepared_by_id, made.approved_by_id)
            OR EXISTS (SELECT FROM governance_roundseat s
                JOIN governance_position p ON p.seat_id = s.id
                WHERE s.round_id = a.round_id
                AND s.person_id IN (made.prepared_by_id, made.approved_by_id)))),
        'award_not_by_advisers');
END $$;
"""
NO_COMPETENT = """
DROP FUNCTION require_fund_outsiders(fund_award);
DROP FUNCTION require_fund_resolution(fund_award);
DROP FUNCTION require_fund_decision(fund_award);
DROP FUNCTION require_fund_advice(fund_award);
"""

AWARDS = """
CREATE FUNCTION require_fund_approval(made fund_award, before fund_award) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    in_year text := extract(year FROM fund_day_of(made.approved_at))::text;
    last int;
    terms text[] := ARRAY['state', 'number', 'approved_by_id', 'approved_by_label',
        'approved_at'];
BEGIN
    PERFORM award_refuse_if(made.state <> 'toegekend'
        OR to_jsonb(made) - terms <> to_jsonb(before) - terms,
        'award_approved_as_prepared');
    PERFORM award_refuse_if(NOT fund_iban_is_valid(made.recipient_iban)
        OR btrim(made.recipient_name) = '', 'award_recipient_is_real');
    PERFORM require_fund_advice(made);
    PERFORM require_fund_decision(made);
    IF made.request_id IS NOT NULL THEN
        PERFORM require_fund_resolution(made);
    END IF;
    PERFORM require_fund_outsiders(made);
    SELECT coalesce(max(split_part(number, '-', 3)::int), 0) INTO last
        FROM fund_award WHERE number LIKE 'T-' || in_year || '-%';
    PERFORM award_refuse_if(made.number <> format('T-%s-%s', in_year,
        lpad((last + 1)::text, greatest(3, length((last + 1)::text)), '0')),
        'award_numbers_have_no_gaps');
END $$;

CREATE FUNCTION guard_fund_award() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM award_refuse_if(OLD.state <> 'voorbereid', 'award_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM award_refuse_if(NEW.state <> 'voorbereid', 'award_begins_prepared');
        RETURN NEW;
    END IF;
    IF OLD.state = 'voorbereid' THEN
        IF NEW.state <> 'voorbereid' THEN
            PERFORM require_fund_approval(NEW, OLD);
        END IF;
        RETURN NEW;
    END IF;
    PERFORM award_refuse_if(to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state'
        OR (OLD.state, NEW.state) NOT IN (('toegekend', 'toegekend'),
            ('toegekend', 'vrijgevallen'), ('toegekend', 'afgerekend')), 'award_stays');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_award_guard BEFORE INSERT OR UPDATE OR DELETE ON fund_award
    FOR EACH ROW EXECUTE FUNCTION guard_fund_award();

-- What was awarded was taken from its line: the floor of that line kept it.
CREATE FUNCTION check_fund_award() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE made fund_award;
BEGIN
    SELECT * INTO made FROM fund_award WHERE id = NEW.id;
    PERFORM award_refuse_if(made.state <> 'voorbereid' AND made.amount_cents
        IS DISTINCT FROM (
            SELECT -sum(l.amount_cents) FROM fund_line l
            JOIN fund_entry e ON e.id = l.entry_id
            JOIN fund_account a ON a.id = l.account_id
            WHERE e.key = 'award:' || made.number AND a.kind = 'toegekend'
                AND a.award_id = made.id AND a.budget_line_id = made.budget_line_id),
        'award_is_booked');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_award_booked AFTER INSERT OR UPDATE ON fund_award
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_award();
"""
NO_AWARDS = """
DROP TRIGGER fund_award_booked ON fund_award;
DROP TRIGGER fund_award_guard ON fund_award;
DROP FUNCTION check_fund_award();
DROP FUNCTION guard_fund_award();
DROP FUNCTION require_fund_approval(fund_award, fund_award);
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0050_awards_are_numbered_when_approved")]
    operations = [
        migrations.RunSQL(RULES, NO_RULES),
        migrations.RunSQL(REQUESTS, NO_REQUESTS),
        migrations.RunSQL(COMPETENT, NO_COMPETENT),
        migrations.RunSQL(AWARDS, NO_AWARDS),
    ]
