"""The pages of a round: a phone in a meeting, and the secretary's desk."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.drafts import save_draft
from governance.domain.rounds.said import Said
from governance.enums import RoundState
from governance.models import ConflictDeclaration, Position, PositionDraft
from tests.factories.governance import dossier_at

from .conflicts import accepted, declared
from .scene import AGAINST, FOR, IF, Scene, counted, drafts_of, new_key

pytestmark = pytest.mark.django_db
LARGEST_PAGE = 100_000


def signed_in(client, person):
    client.force_login(person)
    return client


def sent(round, **changes):
    return {
        "standpunt": "voor",
        "reden": "",
        "voorwaarden": "",
        "key": new_key(),
        "seen": 0,
    } | changes


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    return answer.status_code, answer.content.decode()


@pytest.fixture
def scene():
    return Scene(members=3)


@pytest.fixture
def phone(client, scene):
    return signed_in(client, scene.members[0])


def test_one_post_gives_a_receipt_with_number_and_time(phone, scene):
    round = scene.open()

    answer = phone.post(round.get_absolute_url(), sent(round), follow=True)

    position = Position.objects.get()
    told = answer.content.decode()
    assert answer.redirect_chain == [(round.get_absolute_url(), 302)]
    assert f"Uw standpunt is ontvangen: Voor, nummer {position.receipt}" in told
    assert len(answer.content) < LARGEST_PAGE


def test_a_double_tap_gives_the_same_receipt(phone, scene):
    round = scene.open()
    form = sent(round)

    for _ in range(2):
        phone.post(round.get_absolute_url(), form)

    assert Position.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"standpunt": ""}, "Kies uw standpunt."),
        ({"standpunt": "tegen"}, "Bij “Tegen” hoort een reden."),
        (
            {"standpunt": "voor-mits", "reden": "Bijna."},
            "Bij “Voor, mits” horen uw voorwaarden.",
        ),
        ({"reden": "a" * 200_000}, "Deze tekst is te lang: 200000 tekens."),
        ({"standpunt": "misschien"}, "Deze keuze bestaat niet."),
        ({"belang": "on"}, "Zeg bij de reden welk belang u hebt."),
    ],
)
def test_what_is_missing_is_said_and_the_text_stays(phone, scene, changes, told):
    round = scene.open()

    answer = phone.post(round.get_absolute_url(), sent(round, **changes))

    shown = answer.content.decode()
    assert (answer.status_code, Position.objects.count()) == (422, 0)
    assert told in shown
    assert changes.get("reden", "") in shown
    assert "<title>Fout: " in shown


@pytest.mark.parametrize("of", ["another member", "another round"])
def test_a_forged_seat_is_not_there(phone, scene, of):
    round = scene.open()
    forged = scene.seat(round, 1)
    if of == "another round":
        scene.dossier = dossier_at("taskforce")
        forged = scene.seat(scene.open(), 0)

    answer = phone.post(round.get_absolute_url(), sent(round, zetel=forged.pk))

    assert (answer.status_code, Position.objects.count()) == (404, 0)


def test_the_second_device_chooses_between_two_texts(phone, scene):
    round = scene.open()
    scene.take(round, said=IF)

    answer = phone.post(
        round.get_absolute_url(), sent(round, standpunt="tegen", reden="Te duur.")
    )

    shown = answer.content.decode()
    assert (answer.status_code, Position.objects.count()) == (409, 1)
    assert "Er komt een plan." in shown
    assert "Te duur." in shown
    again = sent(round, standpunt="tegen", reden="Te duur.", seen=1)
    phone.post(round.get_absolute_url(), again)
    assert Position.objects.get(number=2).choice == "tegen"


def test_a_round_that_closed_meanwhile_gives_the_text_back(phone, scene):
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)

    answer = phone.post(
        round.get_absolute_url(),
        sent(round, standpunt="tegen", reden="Te duur."),
        follow=True,
    )

    shown = answer.content.decode()
    assert "De ronde is gesloten op" in shown
    assert "Niet meegeteld" in shown
    assert "Te duur." in shown
    assert Position.objects.count() == 0


def test_a_draft_waits_and_says_that_it_was_not_sent(phone, scene):
    round = scene.open()

    form = sent(round, standpunt="tegen", reden="Half af", doe="concept")
    answer = phone.post(round.get_absolute_url(), form, follow=True)

    shown = answer.content.decode()
    assert (Position.objects.count(), drafts_of(round)) == (
        0,
        [(scene.members[0].pk, "tegen", "")],
    )
    assert "nog niet verzonden" in shown
    assert "Half af" in shown


def test_the_form_says_who_will_read_it(phone, scene):
    round = scene.open()

    status, shown = page(phone, "round", round.pk)

    assert status == 200
    assert "Wie leest dit?" in shown
    assert (
        "Openbaar worden: het advies, de uitslag en het minderheidsstandpunt, zonder namen."
        in shown
    )


def test_an_interest_is_declared_with_the_same_form(phone, scene):
    round = scene.open()
    form = sent(round, standpunt="", reden="Ik zit bij de leverancier.", belang="on")

    phone.post(round.get_absolute_url(), form)

    conflict = ConflictDeclaration.objects.get()
    assert (conflict.person, conflict.ground) == (
        scene.members[0],
        "Ik zit bij de leverancier.",
    )
    assert Position.objects.count() == 0


def test_who_must_leave_reads_nothing(client):
    scene = Scene(members=3, recusal="verlaat-de-zaal")
    round = scene.open()
    accepted(scene, scene.members[0])

    status, shown = page(signed_in(client, scene.members[0]), "round", round.pk)

    assert status == 403
    assert "U krijgt de stukken niet" in shown


def test_the_count_is_hidden_until_ones_own_position(phone, scene):
    round = scene.open()
    scene.take(round, 1, AGAINST)
    caption = "Wat de leden vinden"

    _, before = page(phone, "round_standing", round.pk)
    scene.take(round, 0)
    _, after = page(phone, "round_standing", round.pk)

    assert (caption in before, caption in after) == (False, True)
    assert "zodra u zelf een standpunt hebt ingenomen" in before


def test_no_page_of_a_round_refreshes_by_itself_and_the_count_offers_it(phone, scene):
    round = scene.open()

    _, form = page(phone, "round", round.pk)
    _, count = page(phone, "round_standing", round.pk)

    refresh = 'http-equiv="refresh"'
    assert (refresh in form, refresh in count) == (False, False)
    assert "Ververs de stand" in count


def test_my_positions_are_sorted_by_what_i_have_to_do(phone, scene):
    waiting = scene.open()
    scene.dossier = dossier_at("taskforce")
    taken = scene.open()
    scene.take(taken)
    scene.dossier = dossier_at("taskforce")
    past = scene.open()
    close_round(round=past, by=scene.secretary, now=scene.now)

    _, shown = page(phone, "my_positions")

    places = [
        shown.index(text)
        for text in (
            "Uw standpunt wordt gevraagd",
            waiting.dossier.title,
            "Ingenomen, nog te wijzigen",
            taken.dossier.title,
            "Voorbij",
            past.dossier.title,
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("rounds", [1, 3])
def test_my_positions_take_the_same_number_of_queries(
    phone, scene, rounds, django_assert_num_queries
):
    for _ in range(rounds):
        scene.dossier = dossier_at("taskforce")
        scene.take(scene.open())

    with django_assert_num_queries(6):
        phone.get(reverse("my_positions"))


@pytest.mark.parametrize("members", [1, 3])
def test_the_secretarys_page_takes_the_same_number_of_queries(
    client, members, django_assert_num_queries
):
    scene = Scene(members=members)
    round = scene.open()
    for number in range(members):
        scene.take(round, number)
    signed_in(client, scene.secretary)

    with django_assert_num_queries(10):
        client.get(reverse("round_keeping", args=[round.pk]))


def test_the_secretary_plans_opens_enters_and_closes(client, scene):
    signed_in(client, scene.secretary)
    client.post(
        reverse("plan_round", args=[scene.dossier.pk, scene.body.slug]),
        {"vraag": "Adviseert u dit?", "wijze": "schriftelijk"},
    )
    round = scene.dossier.rounds.get()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    opening = {"dag": tomorrow.isoformat(), "tijd": "17:00", "belangen": "on"}
    client.post(reverse("round_open", args=[round.pk]), opening)
    seat = scene.seat(round)
    entered = sent(round, bron="schriftelijke-inbreng")
    client.post(reverse("round_enter_for", args=[round.pk, seat.pk]), entered)
    scene.take(round, 1, AGAINST)

    _, preview = page(client, "round_close", round.pk)
    client.post(reverse("round_close", args=[round.pk]))

    round.refresh_from_db()
    assert "Zo zou de telling nu zijn" in preview
    assert scene.members[2].name in preview
    assert (round.state, round.tally["standpunten"]) == (
        RoundState.CLOSED,
        counted(voor=1, tegen=1),
    )


def test_a_moment_that_lies_behind_does_not_open_a_round(client, scene):
    round = scene.plan()
    signed_in(client, scene.secretary)

    answer = client.post(
        reverse("round_open", args=[round.pk]),
        {"dag": "2020-01-01", "tijd": "17:00", "belangen": "on"},
    )

    round.refresh_from_db()
    assert (answer.status_code, round.state) == (422, RoundState.PLANNED)
    assert "Kies een sluiting die nog moet komen." in answer.content.decode()


def test_others_judge_an_interest_and_see_the_recount(client, scene):
    round = scene.open()
    scene.take(round)
    conflict = declared(scene, scene.members[0])
    signed_in(client, scene.secretary)

    address = reverse("conflict", args=[conflict.pk])
    answer = client.post(
        address, {"oordeel": "ja", "motivering": "Dat is een belang."}, follow=True
    )

    shown = answer.content.decode()
    assert "Voor: 1 voor, 0 voor mits, 0 tegen" in shown
    assert "Daarna: 0 voor, 0 voor mits, 0 tegen" in shown


def test_a_minority_writes_and_another_signs(client, scene):
    round = scene.open()
    for number, said in enumerate([FOR, AGAINST, AGAINST]):
        scene.take(round, number, said)
    close_round(round=round, by=scene.secretary, now=scene.now)
    address = reverse("minority", args=[round.pk])

    signed_in(client, scene.members[1])
    client.post(address, {"tekst": "Het is te duur.", "openbaar": "on"})
    view = round.minority_views.get()
    signed_in(client, scene.members[2])
    client.post(address, {"ondertekenen": view.pk})

    assert [one.in_public for one in view.signatures.order_by("pk")] == [True, False]


def test_a_draft_of_another_is_never_shown(phone, scene):
    round = scene.open()
    save_draft(
        seat=scene.seat(round, 1),
        said=Said("tegen", "Mijn geheime twijfel"),
        by=scene.members[1],
        now=scene.now,
    )

    _, shown = page(phone, "round", round.pk)

    assert "Mijn geheime twijfel" not in shown
    assert PositionDraft.objects.count() == 1


def test_the_secretary_sees_what_was_said_meanwhile_and_sends_again(client, scene):
    round = scene.open()
    scene.take(round, said=IF)
    signed_in(client, scene.secretary)
    address = reverse("round_enter_for", args=[round.pk, scene.seat(round).pk])

    first = client.post(address, sent(round, bron="secretaris"))
    told = first.content.decode()
    assert (first.status_code, Position.objects.count()) == (422, 1)
    assert "Er is intussen al een ander standpunt vastgelegd" in told

    client.post(address, sent(round, bron="secretaris", seen=1))
    assert Position.objects.get(number=2).entered_by == scene.secretary
