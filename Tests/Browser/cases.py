"""Whose pages are looked at, and where each refill stands then. A new state is one line."""

from dataclasses import dataclass, field

from matters import BOOKED, DUE, FAILED, MISSED, MOVED_ON, OFFERED, PAID, QUOTED, TALKED, WAITING, all_of_it

from clinic import in_days

ORDINARY, SPANISH, HOSTILE, LONG, MANY = "ordinary", "spanish", "hostile", "long", "many"
NEW, MOVED, DECIDED, APART, UNNAMED, UNDATED = "new", "moved", "decided", "apart", "unnamed", "undated"
# Asks for more on the page: what is due by now, and what is too soon (days since the last fill).
BACK = "back"
REFILLABLE = {"Canarizol 20 mg": 40, "Canarizol 5 mg": 3}
# A brand whose page asks for the date of birth before it says what a drug is called.
CAREFUL = "careful"
HOSTILE_NAME = "<script>alert(1)</script> {{x}}"
LONG_DRUG = "Hydroxypropylmethylcellulose-acetate-succinate 0.3 % ophthalmic solution, preservative-free"
LONG_NAME = "Bartholomew-Maximilian Wolfeschlegelsteinhausenbergerdorff the Third of Saint Petersburg"

PATIENTS = {
    ORDINARY: {},
    SPANISH: {"language": "es", "name": "Inés Peñalver Núñez"},
    HOSTILE: {"name": HOSTILE_NAME},
    LONG: {"name": LONG_NAME},
    MANY: {"name": "Grace Manyfold"},
    NEW: {"name": "Norma Newcomer"},
    MOVED: {"name": "Mo Awayfield"},
    DECIDED: {"name": "Dee Sidewell"},
    APART: {"name": "Paige Elsewise"},
    BACK: {"name": "Becca Comeagain"},
    UNNAMED: {"name": "Nora Nameless", "brand": CAREFUL, "birthDate": "1991-06-07"},
    UNDATED: {"name": "Dora Dateless", "brand": CAREFUL, "birthDate": None},
}
DRUGS = {HOSTILE: HOSTILE_NAME, LONG: LONG_DRUG}

VISIT = {"kind": "visit", "text": "A short call with Dr X.", "link": "https://clinic.example/visits/book"}
DENIAL = {"reason": "needsAppointment", "text": "Let us talk first.", "gap": {"weCallToday": {}}}
PARCEL = {
    "carrier": "UPS",
    "number": "1Z999AA10123456784",
    "link": "https://carrier.example/1Z999AA10123456784",
}
EARLIER = "2026-01-05T15:00:00Z"


@dataclass(frozen=True)
class Case:
    """One refill: whose, where it shall stand, what brings it there (a pharmacy's words, or an event), and what is said
    beside it then, or of its patient apart from any refill."""

    patient: str
    progress: str
    fills: tuple = ()
    way: str = "pickUp"
    event: tuple | None = None
    prescription: dict = field(default_factory=dict)
    beside: tuple = ()
    apart: tuple = ()


def said(status, progress, way="pickUp", patient=MANY, before=None, beside=(), apart=(), **members):
    """It is with the pharmacy, which says this of it; and said something else before, where that is given."""
    first = ({"status": before},) if before else ()
    return Case(patient, progress, (*first, {"status": status, **members}), way, beside=beside, apart=apart)


def asked(patient=MANY, event=None, progress="withProvider", beside=(), **prescription):
    """It is new, and with its provider."""
    return Case(patient, progress, event=event, prescription=prescription, beside=beside)


def seen_first(*beside):
    """Its provider asks for a visit, of which this is said."""
    return asked(event=("provider.ask", {"action": VISIT}), beside=beside)


CASES = {
    "waiting": asked(),
    "scheduled": asked(progress="decidedElsewhere", schedule="II", daysSupply=27),
    "too-soon": asked(progress="notAccepted", schedule="II"),
    "visit": asked(event=("provider.ask", {"action": VISIT})),
    "asked": asked(event=("provider.ask", {"action": {"kind": "questionnaire", "text": "And how do you sleep?"}})),
    "address": asked(event=("provider.ask", {"action": {"kind": "address"}})),
    "change": asked(event=("provider.propose", {"text": "Half of it."}), progress="changesToConfirm"),
    "denied": asked(event=("provider.deny", DENIAL), progress="denied", gapRisk="high"),
    "sent": said("received", "pharmacyReceived"),
    "preparing": said("preparing", "preparing"),
    "held": said("on-hold", "holdOutOfStock", reason={"code": "out-of-stock", "text": "expected soon"}),
    "partly": said("partly-ready", "partlyReady", quantity={"now": 30, "of": 90}),
    "ready": said("ready", "ready"),
    "corrected": said("preparing", "preparing", before="ready"),
    "back-on-its-way": said("shipped", "shipped", way="mail", before="delivered", parcel=PARCEL),
    "unsure": said("ready", "ready", handedOverAt=EARLIER),
    "unmapped": said("mystery", "sent"),
    "shipped": said("shipped", "shipped", way="mail", parcel=PARCEL),
    "problem": said("delivery-problem", "deliveryProblem", way="mail", parcel=PARCEL),
    "delivered": said("delivered", "delivered", way="mail", parcel=PARCEL),
    "returned": said("returned-to-stock", "returnedToStock"),
    "not-filled": said("cancelled", "notDispensed"),
    "visit-offered": seen_first(OFFERED),
    "visit-booked": seen_first(BOOKED),
    "visit-moved": seen_first(BOOKED, MOVED_ON),
    "visit-missed": asked(beside=(BOOKED, MISSED)),
    "charge-quoted": asked(beside=(QUOTED,)),
    "charge-due": asked(beside=(DUE,)),
    "charge-failed": said("shipped", "shipped", way="mail", parcel=PARCEL, beside=(FAILED,)),
    "charge-paid": said("preparing", "preparing", beside=(PAID,)),
    "thread-waiting": said("preparing", "preparing", beside=WAITING),
    "thread-answered": said("preparing", "preparing", beside=TALKED),
    "put-off": asked(DECIDED, event=("work.snoozed", {"until": in_days(2), "reason": HOSTILE_NAME})),
    "ordinary": asked(ORDINARY),
    "spanish": said("ready", "ready", patient=SPANISH, beside=(BOOKED, DUE, *TALKED)),
    "hostile": asked(HOSTILE, beside=all_of_it(HOSTILE_NAME)),
    "long": said("shipped", "shipped", way="mail", patient=LONG, parcel=PARCEL, beside=all_of_it(LONG_DRUG)),
    "on-its-way": asked(BACK),
    "apart": said("preparing", "preparing", patient=APART, apart=(OFFERED, QUOTED)),
    "moved": said("preparing", "preparing", patient=MOVED),
    "unnamed": said("ready", "ready", patient=UNNAMED),
    "unnamed-shipped": said("shipped", "shipped", way="mail", patient=UNNAMED, parcel=PARCEL),
    "undated": said("preparing", "preparing", patient=UNDATED),
}
# A provider's journey decides about these.
TO_DECIDE = {
    "by-mouse": asked(DECIDED),
    "by-keyboard": asked(DECIDED),
    "denied-by-keyboard": asked(DECIDED, gapRisk="high"),
    "stale": asked(DECIDED),
    "by-keys": asked(DECIDED),
}
# A patient says something of these.
TO_SPEAK_OF = {"collected": said("ready", "ready", patient=DECIDED)}
# Every message to this one is given up.
NO_MAILBOX = MOVED
# What its patient sees is looked at in each of these.
STATES = [name for name, case in CASES.items() if case.patient == MANY]
