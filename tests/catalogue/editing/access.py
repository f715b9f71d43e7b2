"""Who may enter the addresses where the catalogue is written."""

from accounts.enums import Role
from catalogue.domain.drafts import start_draft
from catalogue.enums import Authority, Bindingness, ChangeOrigin, DraftKind
from catalogue.models import BindingnessChange, ProductSupport, Synonym
from journal.models import Job
from tests.access_world import NO_ROLE, NOW, of_each_actor
from tests.factories.accounts import AT
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    ProductFactory,
    StandardFactory,
    StandardVersionFactory,
)

NOBODY = frozenset()
EDITOR = frozenset({Role.CATALOGUE_EDITOR.value})
SPEAKS = frozenset({Role.INFORMATION_MANAGER.value, Role.APPROVER.value})
SUPPLIERS = frozenset({Role.SUPPLIER.value})
SIGNED_IN = frozenset({NO_ROLE, *Role.values})


def standard(world, actor):
    return [StandardFactory().slug]


def hidden_standard(world, actor):
    return [StandardFactory(published_at=None).slug]


def version(world, actor):
    made = StandardVersionFactory()
    return [made.standard.slug, made.pk]


def initiative(world, actor):
    return [InitiativeFactory().slug]


def hidden_initiative(world, actor):
    return [InitiativeFactory(published_at=None).slug]


def own_initiative(world, actor):
    return [InitiativeFactory(lead=world.municipal.municipality).slug]


def own_need(world, actor):
    return [NeedFactory(municipality=world.municipal.municipality).slug]


def change(world, actor):
    made = BindingnessChange.objects.create(
        standard=StandardFactory(),
        authority=Authority.VNG,
        level=Bindingness.RECOMMENDED,
        source="besluitenlijst",
        origin=ChangeOrigin.RECORDED,
        recorded_by_key="accounts.user:0",
        recorded_by_label="Iemand anders",
        recorded_at=AT,
    )
    return [made.pk]


def draft(world, actor):
    made = start_draft(
        kind=DraftKind.STANDARD,
        fields={},
        title="Nieuw",
        by=world.people[Role.CATALOGUE_EDITOR],
        now=NOW,
    )
    return [made.pk]


def draft_of_standard(world, actor):
    """A draft that begins with what is published, so that it is whole."""
    made = start_draft(
        kind=DraftKind.STANDARD,
        subject=StandardFactory(),
        fields={},
        title="Nieuw",
        by=world.people[Role.CATALOGUE_EDITOR],
        now=NOW,
    )
    return [made.pk]


@of_each_actor
def dry_run(world, actor):
    made = Job.objects.create(
        handler="catalogue.check_import",
        title="Proef",
        requested_by_key=world.of(actor).actor_key,
        requested_by_label="Proef",
        created_at=NOW,
    )
    return [made.pk]


def synonym(world, actor):
    return [Synonym.objects.create(term="proefwoord", meaning="voorbeeld").pk]


def own_product(world, actor):
    return [ProductFactory(supplier=world.supplier).slug]


def own_support(world, actor):
    made = ProductSupport.objects.create(
        product=ProductFactory(supplier=world.supplier),
        version=StandardVersionFactory(),
        since_on=AT.date(),
        claimed_at=AT,
    )
    return [made.pk]


def _staff(row):
    """For editors alone."""
    read, write = (EDITOR, NOBODY), (EDITOR, EDITOR)
    press = (NOBODY, EDITOR)
    return {
        "catalogue_staff": row(*read),
        "catalogue_staff_initiatives": row(*read),
        "catalogue_drafts": row(*read),
        "catalogue_unconfirmed": row(*read),
        "catalogue_new_standard": row(*press),
        "catalogue_new_initiative": row(*press),
        "catalogue_staff_standard": row(*read, standard),
        "catalogue_change_standard": row(*press, standard),
        "catalogue_new_version": row(*press, standard),
        "catalogue_change_version": row(*press, version),
        "catalogue_make_current": row(*press, version),
        "catalogue_unpublish_standard": row(*write, standard),
        "catalogue_republish_standard": row(*press, hidden_standard),
        "catalogue_record_bindingness": row(*write, standard),
        "catalogue_confirm_bindingness": row(*write, change),
        "catalogue_staff_initiative": row(*read, initiative),
        "catalogue_change_initiative": row(*press, initiative),
        "catalogue_unpublish_initiative": row(*write, initiative),
        "catalogue_republish_initiative": row(*press, hidden_initiative),
        "catalogue_draft": row(*write, draft),
        "catalogue_draft_preview": row(*read, draft),
        "catalogue_draft_publish": row(*write, draft),
        "catalogue_draft_follow": row(*press, draft_of_standard),
        "catalogue_draft_discard": row(*write, draft),
        "catalogue_import": row(*write),
        "catalogue_latest_dry_run": row(*read),
        "catalogue_dry_run": row(*write, dry_run),
        "catalogue_synonyms": row(*write),
        "catalogue_remove_synonym": row(*press, synonym),
    }


def _needs_and_suppliers(row):
    return {
        "initiative_phase": row(EDITOR | SPEAKS, EDITOR | SPEAKS, own_initiative),
        "new_need": row(SPEAKS, SPEAKS),
        # The form names the municipality; who speaks for none reads so on the page.
        "support_need": row(NOBODY, SIGNED_IN, own_need),
        "withdraw_support": row(NOBODY, SIGNED_IN, own_need),
        "answer_need": row(EDITOR, EDITOR, own_need),
        "withdraw_need": row(EDITOR | SPEAKS, EDITOR | SPEAKS, own_need),
        "supplier_products": row(SUPPLIERS),
        "supplier_add_product": row(SUPPLIERS, SUPPLIERS),
        "supplier_claim_support": row(SUPPLIERS, SUPPLIERS, own_product),
        "supplier_end_support": row(SUPPLIERS, SUPPLIERS, own_support),
    }


def rows(row):
    """The rows of the table, made with its own class."""
    return _staff(row) | _needs_and_suppliers(row)
