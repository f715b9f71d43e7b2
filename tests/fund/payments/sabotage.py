"""What can be wrong with a statement, and what is said of it.

Each takes a good file of statement 2 (two lines and a batch of two) and breaks one thing.
"""

from tests.factories.fund import TODAY

from .scene import OTHER_IBAN

NAMESPACE = b"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
DAY = TODAY.isoformat().encode()


def swap(old, new, count=1):
    """The first of these, or as many as told, becomes the other."""

    def change(content):
        assert old in content, old
        return content.replace(old, new, count)

    return change


def without(start, end):
    """The first stretch between these is gone."""

    def change(content):
        at = content.index(start)
        return content[:at] + content[content.index(end, at) + len(end) :]

    return change


def in_closing(old, new):
    """Only in the closing balance."""

    def change(content):
        at = content.index(b"<Cd>CLBD</Cd>")
        return content[:at] + content[at:].replace(old, new, 1)

    return change


def summary(inner):
    return swap(b"<Ntry>", b"<TxsSummry>" + inner + b"</TxsSummry><Ntry>")


def doctype(inner):
    return swap(b"<Document", b"<!DOCTYPE Document [" + inner + b"]><Document")


XXE = b'<!ENTITY x SYSTEM "file:///etc/passwd">'
LAUGHS = b'<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'

# name: (how it is broken, what the refusal says)
SABOTAGE = {
    "empty": (lambda _: b"", "bestand is leeg"),
    "too large": (lambda c: c + b" " * (64 * 1024 * 1024), "groter dan 64 MB"),
    "a hundred megabytes": (lambda _: b"x" * 100_000_000, "groter dan 64 MB"),
    "no xml": (lambda _: b":20:940\r\n:25:NL20INGB0001234567", "geen XML"),
    "zipped": (lambda _: b"PK\x03\x04camt.xml", "geen XML"),
    "truncated": (lambda c: c[: len(c) // 2], "houdt halverwege op"),
    "other xml": (lambda _: b"<invoice/>", "geen bankafschrift in CAMT.053"),
    "camt.052": (
        swap(b"camt.053", b"camt.052"),
        "geen bankafschrift in CAMT.053",
    ),
    "version 01": (swap(NAMESPACE, NAMESPACE[:-2] + b"01"), "Deze versie van CAMT.053"),
    "version 13": (swap(NAMESPACE, NAMESPACE[:-2] + b"13"), "Deze versie van CAMT.053"),
    "dtd": (doctype(b""), "staat een DTD"),
    "xxe": (
        lambda c: swap(b">Eerste<", b">&x;<")(doctype(XXE)(c)),
        "staat een DTD",
    ),
    "a billion laughs": (
        lambda c: swap(b">Eerste<", b">&c;<")(doctype(LAUGHS)(c)),
        "staat een DTD",
    ),
    "no statement": (without(b"<Stmt>", b"</Stmt>"), "staat geen afschrift"),
    "one page of two": (
        swap(
            b"</GrpHdr>",
            b"<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn></GrpHdr>",
        ),
        "één bladzijde van een afschrift",
    ),
    "another account": (
        swap(b"NL20INGB0001234567</IBAN>", OTHER_IBAN.encode() + b"</IBAN>"),
        f"is van rekening {OTHER_IBAN}, niet van NL20INGB0001234567",
    ),
    "no account": (without(b"<Id><IBAN>", b"</IBAN></Id>"), "staat geen IBAN"),
    "an account in dollars": (
        swap(b"<Ccy>EUR</Ccy>", b"<Ccy>USD</Ccy>"),
        "rekening is in USD",
    ),
    "an entry in dollars": (
        swap(b'<Ntry><Amt Ccy="EUR">', b'<Ntry><Amt Ccy="USD">'),
        "Bij regel 1 staat een bedrag in USD",
    ),
    "a detail in dollars": (
        swap(b'</Refs><Amt Ccy="EUR">', b'</Refs><Amt Ccy="USD">', 9),
        "Bij een deel van regel 1 staat een bedrag in USD",
    ),
    "a closing in dollars": (
        in_closing(b'"EUR"', b'"USD"'),
        "Bij het eindsaldo staat een bedrag in USD",
    ),
    "a cent too much at the end": (
        in_closing(b"1040.00", b"1040.01"),
        "Het eindsaldo klopt niet",
    ),
    "an entry left out": (
        without(b"<Ntry>", b"</Ntry>"),
        "Het eindsaldo klopt niet",
    ),
    "an entry twice": (
        lambda c: c.replace(
            b"<Ntry>",
            c[c.index(b"<Ntry>") : c.index(b"</Ntry>") + 7] + b"<Ntry>",
            1,
        ),
        "Het eindsaldo klopt niet",
    ),
    "a side turned": (
        swap(b"<CdtDbtInd>DBIT</CdtDbtInd><Sts>", b"<CdtDbtInd>CRDT</CdtDbtInd><Sts>"),
        "De delen van regel 2 zijn samen",
    ),
    "no opening": (swap(b"OPBD", b"OPAV"), "ontbreekt het beginsaldo"),
    "no closing": (swap(b"CLBD", b"CLAV"), "ontbreekt het eindsaldo"),
    "two openings": (
        lambda c: c.replace(
            b"<Bal>",
            c[c.index(b"<Bal>") : c.index(b"</Bal>") + 6]
            .replace(b"OPBD", b"PRCD")
            .replace(b"1000.00", b"999.00")
            + b"<Bal>",
            1,
        ),
        "het beginsaldo meer dan eens",
    ),
    "an opening in between": (
        swap(
            b"<Cd>OPBD</Cd></CdOrPrtry>",
            b"<Cd>OPBD</Cd></CdOrPrtry><SubTp><Cd>INTM</Cd></SubTp>",
        ),
        "het beginsaldo een tussenstand",
    ),
    "an opening after the closing": (
        swap(b"<Dt><Dt>" + DAY, b"<Dt><Dt>2199-01-01"),
        "latere dag dan het eindsaldo",
    ),
    "a statement of tomorrow": (
        swap(b"<Dt>" + DAY, b"<Dt>2199-01-01", 99),
        "Die dag moet nog komen",
    ),
    "no number": (
        without(b"<ElctrncSeqNb>", b"</ElctrncSeqNb>"),
        "heeft geen volgnummer",
    ),
    "a number that is none": (
        swap(b"<ElctrncSeqNb>2<", b"<ElctrncSeqNb>2a<"),
        "Dat is geen nummer",
    ),
    "a statement is missing": (
        swap(b"<ElctrncSeqNb>2<", b"<ElctrncSeqNb>4<"),
        "Tussen afschrift 1 en 4 ontbreekt",
    ),
    "an opening that is not the last closing": (
        lambda c: c.replace(b"1000.00", b"1000.01").replace(b"1040.00", b"1040.01"),
        "maar het vorige eindigde met",
    ),
    "a letter in an amount": (
        swap(b'<Ntry><Amt Ccy="EUR">50.00', b'<Ntry><Amt Ccy="EUR">5O.00'),
        "Dat is geen bedrag zoals een bank het schrijft",
    ),
    "a comma in an amount": (
        swap(b'<Ntry><Amt Ccy="EUR">50.00', b'<Ntry><Amt Ccy="EUR">50,00'),
        "Dat is geen bedrag zoals een bank het schrijft",
    ),
    "an amount below nothing": (
        swap(b'<Ntry><Amt Ccy="EUR">50.00', b'<Ntry><Amt Ccy="EUR">-50.00'),
        "Dat is geen bedrag zoals een bank het schrijft",
    ),
    "a part of a cent": (
        swap(b'<Ntry><Amt Ccy="EUR">50.00', b'<Ntry><Amt Ccy="EUR">50.001'),
        "delen van een cent",
    ),
    "no amount": (
        without(b'<Amt Ccy="EUR">50.00', b"</Amt>"),
        "Bij regel 1 staat geen bedrag",
    ),
    "no side": (
        swap(b"<CdtDbtInd>DBIT</CdtDbtInd><Sts>", b"<Sts>"),
        "of het geld bij of af ging",
    ),
    "not booked yet": (
        swap(b"<Cd>BOOK</Cd>", b"<Cd>PDNG</Cd>"),
        "nog niet geboekt (PDNG)",
    ),
    "no day of booking": (
        without(b"<BookgDt>", b"</BookgDt>"),
        "geen datum die bestaat",
    ),
    "a day that is not there": (
        swap(b"<BookgDt><Dt>" + DAY, b"<BookgDt><Dt>2026-02-30"),
        "geen datum die bestaat",
    ),
    "booked after the statement": (
        swap(b"<BookgDt><Dt>" + DAY, b"<BookgDt><Dt>2199-01-01"),
        "ligt na de dag van het afschrift",
    ),
    "booked in a year that is not open": (
        swap(b"<BookgDt><Dt>" + DAY, b"<BookgDt><Dt>2019-01-01"),
        "In 2019 kan niet worden geboekt",
    ),
    "details that are less than their batch": (
        swap(b">7.50<", b">7.49<"),
        "De delen van regel 3 zijn samen",
    ),
    "a batch that misses a payment": (
        swap(b"<NbOfTxs>2<", b"<NbOfTxs>3<"),
        "zitten volgens de bank 3 betalingen, maar er staan er 2",
    ),
    "a batch with another total": (
        swap(b'<TtlAmt Ccy="EUR">10.00', b'<TtlAmt Ccy="EUR">10.01'),
        "Het totaal dat bij regel 3 staat",
    ),
    "more entries than it says": (
        summary(b"<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>"),
        "zijn er 2 regels, maar er staan er 3",
    ),
    "another sum than it says": (
        summary(b"<TtlCdtNtries><Sum>61</Sum></TtlCdtNtries>"),
        "bijschrijvingen samen 61",
    ),
    "the same statement twice in one file": (
        lambda c: c.replace(
            b"<Stmt>", c[c.index(b"<Stmt>") : c.index(b"</Stmt>") + 7] + b"<Stmt>", 1
        ),
        "staat twee keer in dit bestand",
    ),
    "a line that came in before": (
        swap(b">REF-2<", b">REF-1<", 9),
        "staat al op afschrift 1",
    ),
}
