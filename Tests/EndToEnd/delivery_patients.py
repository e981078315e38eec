"""The patients of the fault run, how each can be reached, and what their gateway and mailbox make of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import fault_book as faults
import text_gateway as gateway
from clinic import CONSENT, address_of, patient
from submission_server import LATER, NO_MAILBOX

# A word of a patient's own that nobody else uses, beside those of clinic.py.
NOTE = "Wobblegong"
TEXT, MAIL, BOTH = ["text"], ["email"], ["text", "email"]
ZONES = [
    "America/Los_Angeles", "America/New_York", "America/Sao_Paulo", "Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo",
    "Pacific/Auckland", "Pacific/Honolulu",
]
# What the pharmacy says of a refill, in this order.
WAY = ["received", "preparing", "ready"]


class Kind:
    """Patients who are alike: ways by which they agreed to be told, and what happens to these."""

    def __init__(self, ways, count=1, text=None, mail=None, report=None, **more):
        self.ways, self.count = ways, count
        self.text = text or []  # faults of the first requests about the number
        self.mail = mail or []
        self.report = report  # what the gateway tells of the first text
        self.agrees = more.get("agrees", True)
        self.every_step = more.get("every_step", False)
        self.denied = more.get("denied", False)
        self.way = more.get("way", WAY)


KINDS = {
    "text": Kind(TEXT, 8),
    "mail": Kind(MAIL, 8),
    "both": Kind(BOTH, 8),
    "not-agreed": Kind(BOTH, 2, agrees=False),
    "bare": Kind([]),
    "steps": Kind(MAIL, 2, every_step=True),
    "denied": Kind(BOTH, 2, denied=True),
    "text-twice": Kind(TEXT, text=[faults.WELL]),
    "mail-twice": Kind(MAIL, mail=[faults.WELL]),
    "arrived": Kind(BOTH, text=[faults.WELL], report="delivered"),
    "undelivered": Kind(BOTH, text=[faults.WELL], report="undelivered 30003"),
    "vanished": Kind(BOTH, text=[faults.WELL], report="undelivered 30005"),
    "stopped": Kind(BOTH, text=[gateway.STOPPED] * 9),
    "stopped-alone": Kind(TEXT, text=[gateway.STOPPED] * 9),
    "no-number": Kind(BOTH, text=[gateway.NO_NUMBER] * 9),
    "no-number-alone": Kind(TEXT, text=[gateway.NO_NUMBER] * 9),
    "refused": Kind(TEXT, 2, text=[gateway.NOT_PERMITTED]),
    "no-mailbox": Kind(MAIL, mail=[NO_MAILBOX] * 9),
    # Nobody knows of the text, and the mail that goes in its place has to be tried twice.
    "unheard": Kind(BOTH, 2, text=[faults.HALF_ANSWER], mail=[LATER]),
    # The same with news of safety, which goes both ways at once.
    "moved": Kind(BOTH, 2, text=[faults.HALF_ANSWER], mail=[LATER], way=["received", "rerouted"]),
    # The text did not arrive, and the mail that goes in its place has to be tried twice.
    "lost": Kind(BOTH, text=[faults.WELL], report="undelivered 30003", mail=[LATER]),
    "hasty": Kind(BOTH, text=[gateway.HASTY], report="undelivered 30003"),
    "leaver": Kind(TEXT, text=[faults.WELL]),
    "asker": Kind(BOTH, text=[faults.WELL]),
}
# They are sent news of safety once more when all is well again.
WARNED = ["both-1", "stopped-1", "stopped-alone-1", "no-number-1", "no-number-alone-1", "vanished-1", "no-mailbox-1"]


def names():
    return [f"{kind}-{number}" for kind, it in KINDS.items() for number in range(1, it.count + 1)]


def kind_of(name):
    return KINDS[name.rsplit("-", 1)[0]]


def number_of(name):
    return f"+1555{names().index(name) + 2000000:07d}"


def day_zone():
    """Where it is about noon: texts may go, and no midnight is near."""
    return min(ZONES, key=lambda zone: abs(datetime.now(ZoneInfo(zone)).hour - 13))


def body_of(name):
    kind = kind_of(name)
    consent = {**CONSENT, "everyStep": True} if kind.every_step else CONSENT
    addresses = {"text": number_of(name), "email": address_of(name)}
    contacts = [{"channel": way, "address": addresses[way]} for way in kind.ways]
    if kind.agrees:
        contacts = [{**contact, "consent": consent} for contact in contacts]
    return {**patient(name), "zone": day_zone(), "contacts": contacts}
