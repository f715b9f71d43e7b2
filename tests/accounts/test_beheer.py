"""The pages of Beheer, and the verbs behind them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.domain import organisations, retention, texts, upkeep
from accounts.enums import OrganisationKind, Role
from accounts.models import (
    HelpText,
    Invitation,
    MailText,
    Organisation,
    RoleAssignment,
    UpkeepTask,
    User,
)
from accounts.queries.texts import mail_text
from journal.domain.entries import record
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from samenorganiseren.shared.mail_texts import named
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    OrganisationFactory,
    UserFactory,
    person_with,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def administrator():
    return person_with(Role.FUNCTIONAL_ADMINISTRATOR)


@pytest.fixture
def beheer(client, administrator):
    """A browser in which the administrator is signed in."""
    client.force_login(administrator)
    return client


def test_a_municipality_is_not_made_by_hand(administrator):
    with pytest.raises(organisations.ComesFromRegister):
        organisations.create(
            kind=OrganisationKind.MUNICIPALITY,
            name="Nergens",
            by=administrator,
            now=NOW,
        )

    assert Organisation.objects.filter(name="Nergens").count() == 0


def test_a_name_that_is_taken_is_refused_and_kept_in_the_form(beheer):
    OrganisationFactory(name="Bureau Twee", slug="bureau-twee")

    answer = beheer.post(
        reverse("staff_new_organisation"),
        {"kind": "leverancier", "name": "Bureau Twee"},
    )

    form = answer.context["form"]
    assert form.errors == {"name": ["Er is al een organisatie die Bureau Twee heet."]}
    assert form["name"].value() == "Bureau Twee"
    assert Organisation.objects.filter(slug="bureau-twee").count() == 1


def test_a_mail_text_with_an_unknown_place_is_refused(beheer):
    answer = beheer.post(
        reverse("staff_mail_text", args=["uitnodiging"]),
        {"subject": "Kom erbij", "body": "Beste {wachtwoord}"},
    )

    assert answer.context["form"].errors["body"] == [
        "De tekst noemt {wachtwoord}, maar dat kan hier niet worden ingevuld."
    ]
    assert list(MailText.objects.all()) == []


def test_a_changed_mail_text_is_sent_and_can_be_put_back(administrator):
    kind = named("uitnodiging")
    texts.change_mail(
        kind=kind, subject="Kom", body="{adres}", by=administrator, now=NOW
    )
    changed = mail_text(kind)
    texts.restore_mail(kind=kind, by=administrator, now=NOW)

    assert changed == ("Kom", "{adres}")
    assert mail_text(kind) == (kind.subject, kind.body)


def test_help_is_shown_without_what_could_do_harm(beheer):
    beheer.post(
        reverse("staff_help_text", args=["mijn-account"]),
        {
            "title": "Let op",
            "body": "**Vet** <script>alert(1)</script> [x](javascript:alert(1))",
        },
    )

    page = beheer.get(reverse("account")).content.decode()
    assert HelpText.objects.get().title == "Let op"
    assert "<strong>Vet</strong>" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_the_calendar_starts_with_what_every_year_asks():
    assert UpkeepTask.objects.count() == 6
    assert all(one.due_on >= timezone.localdate() for one in UpkeepTask.objects.all())


def test_a_finished_task_comes_back_next_year(administrator):
    task = upkeep.plan(
        title="Controle",
        explanation="",
        due_on=datetime.date(2028, 2, 29),
        repeats_yearly=True,
        by=administrator,
        now=NOW,
    )

    following = upkeep.finish(task=task, by=administrator, now=NOW)

    task.refresh_from_db()
    assert (task.done_at, task.done_by_label) == (NOW, administrator.name)
    assert (following.title, following.due_on) == (
        "Controle",
        datetime.date(2029, 2, 28),
    )


def test_a_task_is_finished_once(beheer, administrator):
    task = UpkeepTask.objects.first()
    address = reverse("staff_finish", args=[task.pk])

    beheer.post(address)
    beheer.post(address)

    assert UpkeepTask.objects.filter(title=task.title).count() == 2


@pytest.mark.parametrize("verb", ["help", "mail", "plan", "organisation"])
def test_texts_calendar_and_organisations_are_for_administrators(verb):
    manager = person_with(Role.PEOPLE_MANAGER)
    verbs = {
        "help": lambda: texts.change_help(
            key="x", title="t", body="b", by=manager, now=NOW
        ),
        "mail": lambda: texts.restore_mail(
            kind=named("uitnodiging"), by=manager, now=NOW
        ),
        "plan": lambda: upkeep.plan(
            title="t",
            explanation="",
            due_on=timezone.localdate(),
            repeats_yearly=False,
            by=manager,
            now=NOW,
        ),
        "organisation": lambda: organisations.create(
            kind=OrganisationKind.SUPPLIER, name="n", by=manager, now=NOW
        ),
    }

    with pytest.raises(NotAllowed):
        verbs[verb]()

    assert list(Entry.objects.all()) == []


def entry(by, organisation=None, action="accounts.renamed", at=NOW):
    return record(action, subject=by, by=by, at=at, organisation=organisation)


def test_an_administrator_reads_all_and_a_manager_that_of_its_organisation(
    beheer, client
):
    own, other = MunicipalOrganisationFactory(), MunicipalOrganisationFactory()
    manager = person_with(Role.PEOPLE_MANAGER, own)
    seen, hidden = entry(manager, own), entry(UserFactory(), other)

    whole = [one.pk for one in beheer.get(reverse("staff_journal")).context["entries"]]
    client.force_login(manager)
    part = [one.pk for one in client.get(reverse("staff_journal")).context["entries"]]
    forged = client.get(reverse("staff_journal"), {"organisatie": other.slug})

    assert whole == [hidden.pk, seen.pk]
    assert part == [seen.pk]
    assert list(forged.context["entries"]) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"handeling": "accounts.disabled"}, 1),
        ({"persoon": "jansen"}, 1),
        ({"vanaf": "2026-02-01", "tot_en_met": "2026-02-28"}, 1),
        ({"handeling": "accounts.bestaat_niet"}, 0),
        ({"vanaf": "2026-03-01", "tot_en_met": "2026-02-01"}, 0),
        ({}, 3),
    ],
)
def test_the_journal_is_filtered_by_person_action_and_period(beheer, asked, found):
    winter = datetime.datetime(2026, 2, 28, 22, 59, tzinfo=datetime.UTC)
    entry(UserFactory(name="Jo Jansen"))
    entry(UserFactory(), action="accounts.disabled")
    entry(UserFactory(), at=winter)

    answer = beheer.get(reverse("staff_journal"), asked)

    assert len(answer.context["entries"]) == found


LISTS = {
    "staff_people": 6,
    "staff_roles": 5,
    "staff_organisations": 5,
    "staff_journal": 8,
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_the_same_queries_with_one_and_three_rows(
    beheer, name, rows, django_assert_num_queries
):
    for _ in range(rows):
        entry(person_with(Role.APPROVER))

    with django_assert_num_queries(LISTS[name]):
        beheer.get(reverse(name))


@pytest.mark.parametrize("page", ["0", "1000000000", "-1", "x"])
def test_a_page_that_does_not_exist_gives_the_nearest(beheer, page):
    assert beheer.get(reverse("staff_people"), {"pagina": page}).status_code == 200


def test_the_night_removes_what_was_kept_long_enough():
    day = datetime.timedelta(days=1)
    manager = person_with(Role.PEOPLE_MANAGER)
    organisation = manager.get_current_roles()[0].organisation
    for number, age in enumerate((10, 60)):
        Invitation.objects.create(
            email=f"{number}@gemeente.example",
            name="N",
            role=Role.APPROVER,
            organisation=organisation,
            key_hash=str(number),
            created_at=NOW - age * day,
            expires_at=NOW - (age - 14) * day,
        )
    recent = UserFactory(is_active=False, disabled_at=NOW - 300 * day)
    old = person_with(Role.APPROVER, is_active=False, disabled_at=NOW - 400 * day)

    told = retention.keep_terms(now=NOW)

    old.refresh_from_db()
    recent.refresh_from_db()
    assert (
        told
        == "1 uitnodigingen, 0 sessies en 0 sleutels opgeruimd, 1 personen verwijderd."
    )
    assert [one.email for one in Invitation.objects.all()] == ["0@gemeente.example"]
    assert (old.name, old.email, old.anonymised_at) == (
        "Verwijderde persoon",
        f"verwijderd-{old.pk}@portaal.invalid",
        NOW,
    )
    assert recent.anonymised_at is None
    assert RoleAssignment.objects.filter(user=old).count() == 1
    assert User.objects.get(pk=old.pk).has_usable_password() is False
