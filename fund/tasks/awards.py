"""What may happen later: requests, awards and tranches."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.awards import announcing, due, paying, requesting
from ..domain.payments.outgoing import CONFIRMS
from ..enums import MatchKind

KEEPER = Machine("Fonds GGU")
# What is booked where the bank paid a tranche, sent it back, or a receiver pays back.
CONFIRMS.update(
    {
        MatchKind.DISBURSEMENT: paying.confirm_paid,
        MatchKind.BOUNCED: paying.return_payment,
        MatchKind.GRANT_BACK: paying.receive_back,
    }
)


@handles("fund.announce_award", title="Bericht van een toekenning")
def announce_award(award_id: int) -> None:
    announcing.announce_award(award_id=award_id, now=timezone.now())


@handles("fund.announce_report", title="Bericht van een verantwoording")
def announce_report(report_id: int) -> None:
    announcing.announce_report(report_id=report_id, now=timezone.now())


@handles("fund.announce_verdict", title="Bericht van een oordeel over verantwoording")
def announce_verdict(report_id: int) -> None:
    announcing.announce_verdict(report_id=report_id, now=timezone.now())


@handles("fund.announce_settlement", title="Bericht van een afrekening")
def announce_settlement(award_id: int) -> None:
    announcing.announce_settlement(award_id=award_id, now=timezone.now())


@periodic(
    "fund.renew_tranches",
    every=timedelta(minutes=10),
    title="Voorwaarden van tranches nagaan",
)
def renew_tranches(*, now: datetime) -> str:
    return f"Bij {due.renew_tranches(now=now)} tranches veranderde wat er kan."


@periodic(
    "fund.release_requests",
    every=timedelta(minutes=10),
    title="Reserveringen van beëindigde aanvragen vrijgeven",
)
def release_requests(*, now: datetime) -> str:
    released = requesting.release_ended(by=KEEPER, now=now)
    return f"{released} reserveringen vielen vrij."
