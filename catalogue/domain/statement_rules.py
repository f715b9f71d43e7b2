"""What a statement must keep to. Each refusal names the part it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError

from municipalities.models import Municipality
from samenorganiseren.shared.forms.typed import without_control_characters
from samenorganiseren.shared.wording import dutch_date

from ..enums import AdoptionState, Bindingness
from ..models import AdoptionStatement, Standard
from ..rules.explaining import latest_lapse
from ..rules.years import years_after
from .said import Said, StatementRefused

MOST_YEARS_AHEAD = 10
ONLY_FOR: dict[str, frozenset[str]] = {
    "reach": frozenset({AdoptionState.PARTLY_IN_USE}),
    "target_on": frozenset({AdoptionState.PLANNED, AdoptionState.IMPLEMENTING}),
    "reason": frozenset({AdoptionState.EXPLAINED}),
    "explanation": frozenset({AdoptionState.EXPLAINED, AdoptionState.NOT_APPLICABLE}),
    "alternative": frozenset({AdoptionState.EXPLAINED}),
    "deciding_body": frozenset({AdoptionState.EXPLAINED}),
    "decision_reference": frozenset({AdoptionState.EXPLAINED}),
    "lapses_on": frozenset({AdoptionState.EXPLAINED}),
}
ASKED_WITH: dict[str, dict[str, str]] = {
    AdoptionState.PARTLY_IN_USE: {"reach": "Vul in voor welk deel van de gemeente."},
    AdoptionState.NOT_APPLICABLE: {
        "explanation": "Vul in waarom de standaard niet over uw gemeente gaat."
    },
    AdoptionState.EXPLAINED: {
        "reason": "Kies een reden.",
        "explanation": "Leg in een paar zinnen uit waarom.",
        "alternative": "Vul in wat u in plaats daarvan gebruikt.",
        "deciding_body": "Kies wie dit besloot.",
        "lapses_on": "Vul in tot wanneer de uitleg geldt.",
    },
}
LONGEST: dict[str, int] = {
    field.name: field.max_length
    for field in AdoptionStatement._meta.fields
    if field.max_length is not None
}
NOT_WHERE_MANDATORY = frozenset(
    {AdoptionState.EXPLAINED, AdoptionState.PLANNED, AdoptionState.EXPLORING}
)


def require_sayable(
    said: Said, standard: Standard, municipalities: Iterable[Municipality], today: date
) -> None:
    """Raise StatementRefused at the first rule that does not hold."""
    _known_state(said)
    _about_this_standard(said, standard)
    _parts_that_belong(said)
    _days(said, today)
    for municipality in municipalities:
        _within_life(said, municipality)
    _mandatory(said, standard)
    _texts(said)


def _known_state(said: Said) -> None:
    if said.state not in AdoptionState.values:
        raise StatementRefused("state", "Kies hoe uw gemeente ervoor staat.")


def _about_this_standard(said: Said, standard: Standard) -> None:
    if standard.published_at is None:
        raise StatementRefused("version", "Deze standaard is nog niet gepubliceerd.")
    version = said.version
    if version is not None and version.standard_id != standard.pk:
        raise StatementRefused(
            "version", f"Deze versie hoort niet bij {standard}. Kies een versie ervan."
        )
    if version is not None and version.published_at is None:
        raise StatementRefused("version", "Deze versie is nog niet gepubliceerd.")


def _parts_that_belong(said: Said) -> None:
    word = AdoptionState(said.state).label
    for part, states in ONLY_FOR.items():
        if getattr(said, part) and said.state not in states:
            raise StatementRefused(part, f"Dit hoort niet bij “{word}”. Laat het leeg.")
    for part, sentence in ASKED_WITH.get(said.state, {}).items():
        value = getattr(said, part)
        if not (value.strip() if isinstance(value, str) else value):
            raise StatementRefused(part, sentence)


def _days(said: Said, today: date) -> None:
    last = years_after(today, 1)
    if said.effective_on > last:
        raise StatementRefused(
            "effective_on", f"Kies een dag tot en met {dutch_date(last)}."
        )
    if said.target_on and said.target_on <= said.effective_on:
        raise StatementRefused("target_on", "Kies een dag na de begindatum.")
    if said.target_on and said.target_on > years_after(today, MOST_YEARS_AHEAD):
        raise StatementRefused("target_on", "Kies een dag binnen tien jaar.")
    if said.lapses_on:
        _lapse(said, said.lapses_on, today)


def _lapse(said: Said, lapses_on: date, today: date) -> None:
    latest = latest_lapse(today, settings.LONGEST_EXPLANATION_YEARS)
    if lapses_on <= max(said.effective_on, today):
        raise StatementRefused(
            "lapses_on", "Kies een dag na vandaag en na de begindatum."
        )
    if lapses_on > latest:
        raise StatementRefused(
            "lapses_on", f"Een uitleg geldt hoogstens tot {dutch_date(latest)}."
        )


def _within_life(said: Said, municipality: Municipality) -> None:
    begun, ended = municipality.valid_from, municipality.valid_to
    if begun and said.effective_on < begun:
        raise StatementRefused(
            "effective_on", f"{municipality} bestaat sinds {dutch_date(begun)}."
        )
    if ended and said.effective_on >= ended:
        raise StatementRefused(
            "effective_on",
            f"{municipality} bestaat niet meer vanaf {dutch_date(ended)}.",
        )


def _mandatory(said: Said, standard: Standard) -> None:
    if standard.bindingness != Bindingness.MANDATORY:
        return
    if said.state in NOT_WHERE_MANDATORY:
        raise StatementRefused(
            "state",
            f"{standard} is verplicht. Kies “In invoering” met een datum, of "
            "“Niet van toepassing” met een reden.",
        )
    if said.state == AdoptionState.IMPLEMENTING and said.target_on is None:
        raise StatementRefused(
            "target_on", "Vul in wanneer het klaar is: deze standaard is verplicht."
        )


def _texts(said: Said) -> None:
    for part, text in said.texts().items():
        longest = LONGEST[part]
        if len(text) > longest:
            raise StatementRefused(
                part, f"Deze tekst is te lang. Er passen {longest} tekens."
            )
        if text != without_control_characters(text):
            raise StatementRefused(
                part, "Er staan tekens in die niemand ziet. Typ de tekst opnieuw."
            )
    draft = AdoptionStatement(**said.as_fields())
    checked = {*said.texts(), "effective_on", "target_on", "lapses_on"}
    try:
        draft.clean_fields(
            exclude={f.name for f in AdoptionStatement._meta.fields} - checked
        )
    except ValidationError as refusal:
        part, sentences = next(iter(refusal.message_dict.items()))
        raise StatementRefused(part, sentences[0]) from refusal
