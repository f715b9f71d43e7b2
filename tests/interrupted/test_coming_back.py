"""What was typed when the session had ended is there after signing in again."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from tests.accounts.people import code_now, sign_in, someone, with_password
from tests.factories.accounts import SecondFactorFactory, person_with
from tests.factories.catalogue import StandardFactory

from .people import (
    NAME,
    TYPED,
    at,
    end_session,
    forget_address,
    interrupted,
    is_back,
    open_then_end,
    shown,
    told,
)

pytestmark = pytest.mark.django_db


def test_the_sentence_says_that_it_is_kept_and_nothing_is_recorded(client):
    person, answer = interrupted(client)

    assert answer["Location"] == "/inloggen/?next=/account/naam/"
    assert told(answer) == [
        "U was niet meer ingelogd. Er is nog niets vastgelegd. Log opnieuw in: wat u "
        "typte, hebben wij bewaard en staat daarna weer ingevuld."
    ]
    person.refresh_from_db()
    assert person.name != TYPED


def test_after_signing_in_the_form_is_filled_in(client):
    person, _ = interrupted(client)

    back = sign_in(client, person, next=NAME)
    html = shown(client, back["Location"])

    assert is_back(html)
    assert f'value="{TYPED}"' in html
    person.refresh_from_db()
    assert person.name != TYPED


def test_it_outlives_a_second_step(client):
    person = someone()
    SecondFactorFactory(user=person)
    interrupted(client, person)

    assert sign_in(client, person, next=NAME)["Location"].startswith(
        reverse("mfa_authenticate")
    )
    client.post(reverse("mfa_authenticate"), {"code": code_now(), "next": NAME})

    assert f'value="{TYPED}"' in shown(client)


def test_it_stays_until_it_is_sent(client):
    person, _ = interrupted(client)
    sign_in(client, person)

    seen = [is_back(shown(client)), is_back(shown(client))]
    client.post(NAME, {"name": TYPED}, headers=at(NAME))

    assert (seen, is_back(shown(client))) == ([True, True], False)
    person.refresh_from_db()
    assert person.name == TYPED


def test_a_refused_sending_keeps_it(client):
    person, _ = interrupted(client)
    sign_in(client, person)

    refused = client.post(NAME, {"name": ""}, headers=at(NAME))

    assert "Fout:" in refused.content.decode()
    assert f'value="{TYPED}"' in shown(client)


def test_begin_again_forgets_it(client):
    person, _ = interrupted(client)
    sign_in(client, person)
    assert forget_address() in shown(client)

    answer = client.post(forget_address())

    assert answer["Location"] == NAME
    assert not is_back(shown(client))


def test_two_steps_with_dates_choices_and_long_text(client):
    standard = StandardFactory()
    manager = with_password(person_with(Role.INFORMATION_MANAGER))
    address = reverse("statement_details", args=[standard.slug])
    page = f"{address}?stand=deels"
    open_then_end(client, page, manager)
    text = 'Regel 1 </textarea><script>x</script>\n\n"Regel 3" & \u00e9\u00e9n'
    sent = {
        "csrfmiddlewaretoken": "van-toen",
        "reach": text,
        "effective_on_dag": "31",
        "effective_on_maand": "2",
        "effective_on_jaar": "2026",
        "key": "0" * 32,
        "seen": "van-toen",
    }

    client.post(page, sent, headers=at(page))
    sign_in(client, manager)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    answer = client.get(page)

    html = answer.content.decode()
    assert is_back(html)
    assert "<script>x" not in html
    assert (
        "Regel 1 &lt;/textarea&gt;&lt;script&gt;x&lt;/script&gt;\n\n"
        "&quot;Regel 3&quot; &amp; één" in html
    )
    # What the form was based on comes back too, so that nobody overwrites a newer one.
    assert html.count('value="van-toen"') == 1
    assert f'value="{"0" * 32}"' in html
    assert answer["Cache-Control"] == "private, no-store"


def test_a_button_alone_asks_to_press_it_again(client):
    open_then_end(client, reverse("inbox"))

    answer = client.post(
        reverse("read_all_notices"),
        {"csrfmiddlewaretoken": "x"},
        headers=at(reverse("inbox")),
    )

    assert told(answer) == [
        "U was niet meer ingelogd. Er is nog niets vastgelegd. Log opnieuw in en druk "
        "daarna nog een keer op de knop."
    ]
    assert list(client.session.keys()) == []


def test_more_than_a_form_holds_is_not_kept_and_the_sentence_says_so(client):
    _, answer = interrupted(client, more="x" * 100_001)

    assert told(answer) == [
        "U was niet meer ingelogd. Er is nog niets vastgelegd. Log opnieuw in en "
        "controleer daarna wat u typte: wij konden het niet voor u bewaren."
    ]
    assert list(client.session.keys()) == []


def test_two_forms_wait_side_by_side(client):
    person, _ = interrupted(client)
    other = reverse("new_token")
    client.post(other, {"name": "Koppeling"}, headers=at(other))
    sign_in(client, person)

    assert f'value="{TYPED}"' in shown(client)


def test_an_ended_session_twice_keeps_the_latest_words(client):
    person, _ = interrupted(client)
    client.post(NAME, {"name": "Later getypt"}, headers=at(NAME))
    sign_in(client, person)

    html = shown(client)

    assert 'value="Later getypt"' in html
    assert html.count("Dit typte u") == 1
    end_session(client)
