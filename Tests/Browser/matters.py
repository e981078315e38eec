"""What is said beside a refill by the clinic's scheduler, its billing, and in messages: each a kind and its words."""

from datetime import datetime, timedelta, timezone

VISITS, CHARGES = "visits", "charges"
WROTE, NOTED, ANSWERED = "thread.wrote", "thread.noted", "thread.answered"


def ahead(days, hour=15):
    """A moment so many days from now, as the API writes it."""
    day = datetime.now(timezone.utc) + timedelta(days=days)
    return day.strftime(f"%Y-%m-%dT{hour}:30:00Z")


def visit(status, **members):
    return VISITS, {"status": status, **members}


def charge(status, **members):
    return CHARGES, {"status": status, "what": "A visit by video", "amount": "25.00", **members}


SLOTS = [ahead(3), ahead(4), ahead(4, hour=19)]
PLACE = {
    "place": "By video",
    "with": "Dr X",
    "prepare": "A list of all that you take, and your last readings.",
    "link": "https://clinic.example/visits/join",
    "moveLink": "https://clinic.example/visits/move",
}
MESSAGE = "I leave town on Friday.\nCan it come before?"
ANSWER = "Yes. It will be there on Thursday."
# Staff alone may read it.
NOTE = "They called twice already."

OFFERED = visit("offered", slots=SLOTS)
BOOKED = visit("booked", startsAt=SLOTS[0], minutes=20, **PLACE)
MOVED_ON = visit("booked", startsAt=ahead(9), minutes=20, **PLACE)
MISSED = visit("missed", startsAt=SLOTS[0], **PLACE)
QUOTED = charge("quoted")
DUE = charge("due", dueAt=ahead(8), payLink="https://clinic.example/pay/1", holdsUpSending=True)
FAILED = charge("failed", what="The parcel", chargedBy="pharmacy", payLink="https://clinic.example/pay/2")
PAID = charge("paid", receiptLink="https://clinic.example/receipts/1", renewsAt=ahead(29))
WAITING = ((WROTE, MESSAGE),)
TALKED = ((WROTE, MESSAGE), (NOTED, NOTE), (ANSWERED, ANSWER))


def all_of_it(words):
    """A visit, a charge and messages whose words are all these."""
    place = {member: words for member in ("place", "with", "prepare")}
    visited = visit("booked", startsAt=SLOTS[0], **place)
    return visited, charge("quoted", what=words), (WROTE, words), (ANSWERED, words)
