"""How the events of a proposal itself read: its steps, the intake, what was aside."""

from __future__ import annotations

from datetime import date

from samenorganiseren.shared.wording import dutch_date

from ..enums import Stage
from .event_words import EventWords, Payload, declare

STEPS = {
    Stage.SUBMITTED: "Voorstel ingediend",
    Stage.INTAKE: "In behandeling genomen",
    Stage.CONSULTATION: "Consultatie begonnen",
    Stage.TASKFORCE: "Naar de Taskforce Samen Organiseren",
    Stage.COLLEGE: "Naar het College van Dienstverleningszaken",
    Stage.BOARD: "Naar het VNG-bestuur",
    Stage.DECIDED: "Besluit genomen door het VNG-bestuur",
    Stage.PUBLISHED: "Besluit gepubliceerd",
    Stage.IN_USE: "In toepassing",
    Stage.EVALUATION: "Evaluatie begonnen",
    Stage.REVISED: "Herzien",
    Stage.EXTENDED: "Verlengd",
    Stage.REPEALED: "Ingetrokken",
    Stage.RETURNED: "Teruggegeven aan de indiener",
    Stage.INADMISSIBLE: "Niet ontvankelijk",
    Stage.ON_HOLD: "Aangehouden",
    Stage.REJECTED: "Afgewezen door het VNG-bestuur",
    Stage.WITHDRAWN: "Ingetrokken door de indiener",
    Stage.REPLACED: "Vervangen",
}
KEY_STEPS = {Stage.DECIDED, Stage.PUBLISHED, Stage.REJECTED, Stage.INADMISSIBLE}


def register() -> None:
    """Declare the kinds of the proposal itself."""
    declare(
        {
            "fase-gewijzigd": step,
            "intake-beoordeeld": judged,
            "niet-ontvankelijk-voorgesteld": lambda said: EventWords(
                "Voorgesteld: niet ontvankelijk", str(said.get("reden", ""))
            ),
            "niet-ontvankelijk-afgewezen": lambda said: EventWords(
                "De tweede persoon vond het voorstel wel ontvankelijk",
                "De intake gaat door.",
            ),
            "ronde-geannuleerd": lambda said: EventWords(
                "Adviesronde geannuleerd", str(said.get("reden", ""))
            ),
        }
    )


def step(said: Payload) -> EventWords:
    """One step, with its reason, its day or its version."""
    to = Stage(said["naar"])
    title = STEPS.get(to, to.label.capitalize())
    if said.get("van") == Stage.ON_HOLD and to is not Stage.WITHDRAWN:
        title = f"Hervat: {to.label}"
    elif to is Stage.SUBMITTED and said.get("versie", 1) > 1:
        title = "Voorstel opnieuw ingediend"
    return EventWords(title, _more(said), to in KEY_STEPS)


def _more(said: Payload) -> str:
    parts = []
    if said.get("versie"):
        parts.append(f"Versie {said['versie']}.")
    if said.get("snelle_route"):
        parts.append("Zonder consultatie, langs de snelle route.")
    if said.get("tot"):
        parts.append(f"Tot {dutch_date(date.fromisoformat(said['tot']))}.")
    if said.get("reden"):
        parts.append(str(said["reden"]))
    return " ".join(parts)


def judged(said: Payload) -> EventWords:
    """How many questions were judged, and how many miss something."""
    verdicts = list(said.get("oordelen", {}).values())
    missing = verdicts.count("ontbreekt")
    if not missing:
        return EventWords("Getoetst door de secretaris", "Er ontbreekt niets.")
    what = "vraag" if missing == 1 else "vragen"
    return EventWords(
        "Getoetst door de secretaris", f"Bij {missing} {what} ontbreekt er iets."
    )
