"""A row for each table that PostgreSQL takes, not stored yet; what it needs is."""

import datetime
import itertools

from django.db import connection

from accounts import models as accounts
from catalogue import models as catalogue
from journal import models as journal
from municipalities import models as municipalities
from notifications.models import (
    Deadline,
    Follow,
    Gathered,
    News,
    NewsSubject,
    Notice,
    SavedSearch,
    Told,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
)
from tests.factories import accounts as people
from tests.factories import catalogue as things
from tests.factories import municipalities as register
from tests.factories.adoption import new_statement, state_that

from .fund import FUND
from .governance import GOVERNANCE
from .reporting import REPORTING

AT = people.AT
LATER = AT + datetime.timedelta(days=1)
DAY = datetime.date(2025, 1, 1)
NEXT_DAY = datetime.date(2025, 1, 2)
numbers = itertools.count(1)


def succession():
    return {
        "predecessor": register.MunicipalityFactory(valid_to=DAY),
        "successor": register.MunicipalityFactory(),
        "on": DAY,
        "kind": "whole",
        "is_main_successor": True,
    }


def text():
    return {
        "key": f"sleutel-{next(numbers)}",
        "body": "Tekst.",
        "updated_at": AT,
        "updated_by_label": "Persoon",
    }


def change():
    return {
        "standard": things.StandardFactory(),
        "authority": "vng",
        "level": 1,
        "source": "vng.nl",
        "origin": "vastgelegd",
        "recorded_by_key": "accounts.user:0",
        "recorded_by_label": "Persoon",
        "recorded_at": AT,
    }


def statement():
    row = new_statement(
        municipality=register.MunicipalityFactory(), standard=things.StandardFactory()
    )
    names = (f.name for f in catalogue.AdoptionStatement._meta.local_concrete_fields)
    return {name: getattr(row, name) for name in names if name != "id"}


def stored_change():
    return catalogue.BindingnessChange.objects.create(**change())


def stored_statement():
    return state_that(
        municipality=register.MunicipalityFactory(), standard=things.StandardFactory()
    )


def news():
    return {
        "deduplication_key": f"nieuws-{next(numbers)}",
        "judged_by_key": "catalogue.standard:1",
        "title": "Nieuws",
        "url": "/standaarden/",
        "happened_at": AT,
    }


def webhook():
    return {
        "owner": people.UserFactory(),
        "name": "Systeem",
        "url": f"https://voorbeeld.example/{next(numbers)}",
        "sealed_secret": "verzegeld",
        "created_at": AT,
    }


def delivery():
    return {
        "webhook": Webhook.objects.create(**webhook()),
        "news": News.objects.create(**news()),
        "created_at": AT,
    }


# What each table asks for, where no factory knows it.
ASKED = {
    accounts.ApiToken: lambda: {
        "user": people.UserFactory(),
        "organisation": people.OrganisationFactory(),
        "name": "Koppeling",
        "scopes": [],
        "key_hash": f"{next(numbers):064}",
        "hint": "abc",
        "created_at": AT,
        "expires_at": LATER,
    },
    accounts.HelpText: lambda: {"title": "Hulp", **text()},
    accounts.MailText: lambda: {"subject": "Post", **text()},
    accounts.UpkeepTask: lambda: {"title": "Inwonertallen", "due_on": DAY},
    accounts.Invitation: lambda: {
        "email": f"gast{next(numbers)}@voorbeeld.example",
        "name": "Gast",
        "role": "accordeur",
        "organisation": people.MunicipalOrganisationFactory(),
        "key_hash": f"{next(numbers):064}",
        "created_at": AT,
        "expires_at": LATER,
    },
    catalogue.Adoption: lambda: {
        "municipality": register.MunicipalityFactory(),
        "standard": things.StandardFactory(),
    },
    catalogue.AdoptionStatement: statement,
    catalogue.StatementConfirmation: lambda: {
        "statement": stored_statement(),
        "confirmed_by_label": "Persoon",
        "confirmed_at": AT,
    },
    catalogue.StatementProposal: lambda: {
        "municipality": register.MunicipalityFactory(),
        "version": things.StandardVersionFactory(),
        "product": things.ProductFactory(),
        "in_use_on": DAY,
        "proposed_by": people.UserFactory(),
        "proposed_at": AT,
    },
    catalogue.BindingnessChange: change,
    catalogue.BindingnessConfirmation: lambda: {
        "change": stored_change(),
        "confirmed_by": people.UserFactory(),
        "confirmed_at": AT,
    },
    catalogue.Draft: lambda: {
        "kind": "standaard",
        "title": "Concept",
        "fields": {},
        "editor": people.UserFactory(),
        "created_at": AT,
        "changed_at": AT,
    },
    catalogue.NeedSupport: lambda: {
        "need": things.NeedFactory(),
        "municipality": register.MunicipalityFactory(),
        "supported_by_label": "Persoon",
        "supported_at": AT,
    },
    catalogue.ProductSupport: lambda: {
        "product": things.ProductFactory(),
        "version": things.StandardVersionFactory(),
        "since_on": DAY,
        "claimed_by_label": "Leverancier",
        "claimed_at": AT,
    },
    catalogue.PublishedCount: lambda: {
        "standard": things.StandardFactory(),
        "state": "in-gebruik",
        "month": DAY,
        "kind": "ongeveer",
        "count": 5,
    },
    catalogue.SearchDocument: lambda: {
        "kind": "standaard",
        "object_id": 1_000_000 + next(numbers),
        "title": "Alfa",
        "url": "/",
        "words": "alfa",
        "vector": "'alfa':1",
    },
    catalogue.StandardOwner: lambda: {
        "standard": things.StandardFactory(),
        "municipality": register.MunicipalityFactory(),
    },
    catalogue.InitiativeParticipant: lambda: {
        "initiative": things.InitiativeFactory(),
        "municipality": register.MunicipalityFactory(),
    },
    catalogue.InitiativeProduct: lambda: {
        "initiative": things.InitiativeFactory(),
        "standard": things.StandardFactory(),
    },
    catalogue.StandardLink: lambda: {
        "standard": things.StandardFactory(),
        "kind": "test",
        "label": "Test",
        "url": f"https://voorbeeld.example/{next(numbers)}",
    },
    catalogue.StandardRelation: lambda: {
        "standard": things.StandardFactory(),
        "kind": "vervangt",
        "other": things.StandardFactory(),
    },
    catalogue.Synonym: lambda: {"term": f"woord {next(numbers)}", "meaning": "alfa"},
    journal.Job: lambda: {
        "handler": "test.work",
        "title": "Werk",
        "requested_by_key": "accounts.user:0",
        "requested_by_label": "Persoon",
        "created_at": AT,
    },
    journal.JobRun: lambda: {"name": f"test.run-{next(numbers)}"},
    journal.Entry: lambda: {
        "at": AT,
        "action": "test.made",
        "subject_key": "test.thing:1",
        "subject_label": "Een ding",
        "actor_key": "machine",
        "actor_label": "Het portaal",
        "door": "portaal",
    },
    journal.Message: lambda: {
        "handler": "test.say",
        "deduplication_key": f"sleutel-{next(numbers)}",
        "created_at": AT,
        "due_at": AT,
    },
    municipalities.Alias: lambda: {
        "municipality": register.MunicipalityFactory(),
        "name": "Den Haag",
    },
    municipalities.HexCell: lambda: {
        "municipality": register.MunicipalityFactory(),
        "column": next(numbers),
        "row": 0,
    },
    municipalities.Neighbour: lambda: {
        "first": register.MunicipalityFactory(),
        "second": register.MunicipalityFactory(),
    },
    municipalities.Population: lambda: {
        "municipality": register.MunicipalityFactory(),
        "year": 2025,
        "inhabitants": 1,
        "is_final": True,
        "source": "CBS",
    },
    municipalities.Region: lambda: {
        "kind": "corop",
        "code": f"CR{next(numbers)}",
        "name": "Noord",
        "slug": f"noord-{next(numbers)}",
    },
    municipalities.Province: lambda: {
        "code": f"PV{next(numbers)}",
        "name": "Provincie",
        "slug": f"provincie-{next(numbers)}",
    },
    municipalities.Succession: succession,
    Notice: lambda: {
        "recipient": people.UserFactory(),
        "deduplication_key": f"sleutel-{next(numbers)}",
        "kind": "test",
        "title": "Bericht",
        "reason": "U volgt dit.",
        "created_at": AT,
    },
    Follow: lambda: {
        "user": people.UserFactory(),
        "subject_key": f"catalogue.standard:{next(numbers)}",
        "since": AT,
    },
    News: news,
    NewsSubject: lambda: {
        "news": News.objects.create(**news()),
        "subject_key": "catalogue.standard:1",
    },
    SavedSearch: lambda: {
        "user": people.UserFactory(),
        "word": "standaarden",
        "query": f"zoek={next(numbers)}",
        "name": "Zaken",
        "created_at": AT,
        "asked_at": AT,
    },
    Deadline: lambda: {
        "kind": "toets",
        "cause": str(next(numbers)),
        "audience": 1,
        "subject_key": "catalogue.standard:1",
        "title": "Iets",
        "because": "Daarom.",
        "step": "Doe het.",
        "url": "/standaarden/",
        "due_on": DAY,
        "changed_at": AT,
    },
    Webhook: webhook,
    WebhookDelivery: delivery,
    WebhookAttempt: lambda: {
        "delivery": WebhookDelivery.objects.create(**delivery()),
        "number": 1,
        "at": AT,
        "milliseconds": 12,
    },
    Gathered: lambda: {"source_key": f"journal:{next(numbers)}", "at": AT},
    Told: lambda: {
        "user": people.UserFactory(),
        "news": News.objects.create(**news()),
        "at": AT,
    },
}
MADE = {
    accounts.Organisation: people.OrganisationFactory.build,
    accounts.User: people.UserFactory.build,
    accounts.RoleAssignment: lambda: people.RoleAssignmentFactory.build(
        user=people.UserFactory(), organisation=people.MunicipalOrganisationFactory()
    ),
    catalogue.Initiative: things.InitiativeFactory.build,
    catalogue.Need: lambda: things.NeedFactory.build(
        municipality=register.MunicipalityFactory()
    ),
    catalogue.Product: lambda: things.ProductFactory.build(
        supplier=people.SupplierFactory()
    ),
    catalogue.Standard: things.StandardFactory.build,
    catalogue.StandardVersion: lambda: things.StandardVersionFactory.build(
        standard=things.StandardFactory()
    ),
    municipalities.Municipality: lambda: register.MunicipalityFactory.build(
        province=register.ProvinceFactory()
    ),
    municipalities.Partnership: register.PartnershipFactory.build,
    municipalities.PartnershipMember: lambda: register.PartnershipMemberFactory.build(
        partnership=register.PartnershipFactory(),
        municipality=register.MunicipalityFactory(),
    ),
}

ASKED |= GOVERNANCE.together("ASKED")
ASKED |= FUND.together("ASKED")
ASKED |= REPORTING.together("ASKED")
MADE |= GOVERNANCE.together("MADE")
MADE |= FUND.together("MADE")
MADE |= REPORTING.together("MADE")


def new(model, **changes):
    """A row of this table that is not stored yet, with these changes."""
    row = MADE[model]() if model in MADE else model(**ASKED[model]())
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def insert(row):
    """Store it by plain SQL, past everything that the model does."""
    fields = [f for f in row._meta.local_concrete_fields if not f.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = [f.get_db_prep_save(f.pre_save(row, True), connection) for f in fields]
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {row._meta.db_table} ({columns}) VALUES ({places})", values
        )
