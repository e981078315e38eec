"""Story 6: ready on 1 March and never fetched. Our clocks remind and warn; only the pharmacy says that it went back."""

from beside_clinic import WHAT
from checks import until
from clinic import patient_of, refill_of
from story_clock import stamp

BEGINS = "2026-03-01T09:55"  # a Sunday; on the 8th summer time begins
PLAIN, OWES = "rae", "mo"  # of MO a payment is open from the 5th to the 8th
READY = "2026-03-01T10:00"
REMINDED = ["2026-03-04T10:00", "2026-03-08T10:00", "2026-03-10T10:00"]
OVER, BACK, COLLECTED = "2026-03-11T10:00", "2026-03-12T11:00", "2026-03-12T15:00"
# A new request for it would be far too soon.
DRUG = {"daysSupply": 90, "lastFilledAt": stamp("2026-02-20T10:00")}


def run(world, checks):
    for name in (PLAIN, OWES):
        world.at_pharmacy(name, **DRUG)
    too_soon(world, checks)
    ready(world, checks)
    reminders(world, checks)
    window_over(world, checks)
    back_on_the_shelf(world, checks)
    asked_again(world, checks)
    collected_after_all(world, checks)


def too_soon(world, checks):
    """What the story must not come to, with a patient beside it."""
    world.patient("una")
    world.prescription("una", **DRUG)
    world.request("una", imported=False)
    world.stands("una", "notAccepted")
    checks.equal("a new request for it is refused: too soon", world.refill("una")["progress"], "notAccepted")


def ready(world, checks):
    world.go_to(READY)
    for name in (PLAIN, OWES):
        says(world, name, "ready", READY, readyAt=stamp(READY))
        until(lambda: world.texts(name))
        found = (world.refill(name)["progress"], len(world.texts(name)))
        checks.equal(f"{name}: ready, and one text", found, ("ready", 1))


def reminders(world, checks):
    first, second, last = REMINDED
    comes(world, first, "clock.collectFirst")
    world.go_to("2026-03-05T12:00")
    checks.equal("on the 5th a payment fails", charged(world, "failed"), 201)
    world.settle(PLAIN, OWES)
    world.go_to("2026-03-06T11:59:57")  # a day later the patient is asked once more
    until(lambda: "clock.askFirst" in world.steps(OWES))
    world.settle(PLAIN, OWES)
    world.go_to("2026-03-08T08:00:02")  # what waited for a day with a text to spare may go
    world.settle(PLAIN, OWES)
    comes(world, second, "clock.collectSecond")
    open_then = [action["kind"] for action in world.refill(OWES)["openActions"]]
    checks.equal("on the 8th at 10:00 it is still open", open_then, ["payment"])
    checks.equal("then it is paid", charged(world, "paid"), 200)
    comes(world, last, "clock.collectLast")
    for name in (PLAIN, OWES):
        due = [world.times(name, f"clock.collect{which}") for which in ("First", "Second", "Last")]
        wanted = [stamp(at) for at in REMINDED]
        checks.equal(f"{name}: reminders fall due on the 4th, 8th, 10th at 10:00", due, [[at] for at in wanted])
        checks.equal(f"{name}: and go by text then", sent_at(world, name), wanted)


def window_over(world, checks):
    comes(world, OVER, "clock.windowOver")
    for name in (PLAIN, OWES):
        refill = world.refill(name)
        found = (refill["progress"], refill["live"], world.times(name, "clock.windowOver"))
        wanted = ("readyWindowOver", True, [stamp(OVER)])
        checks.equal(f"{name}: on the 11th the window is over; it is still ready", found, wanted)
    page = world.page(PLAIN)
    said = " ".join(page.values()) + world.phone(PLAIN).page("/p")[1]
    checks.that("the page: it may have been put back", "It may have been put back" in said, page)
    checks.that("the page: call before you go", "Yes: call Ash Pharmacy before you go." in page["act"], page["act"])
    checks.that("nobody says that it went back", "returned" not in str(world.messages(PLAIN)), world.messages(PLAIN))


def back_on_the_shelf(world, checks):
    world.go_to(BACK)
    for name in (PLAIN, OWES):
        texts = len(world.texts(name))
        says(world, name, "not-dispensed", BACK)
        world.leaves(name, "readyWindowOver")
        checks.equal(f"{name}: not dispensed: returned to stock", world.refill(name)["progress"], "returnedToStock")
        until(lambda: len(world.texts(name)) > texts, 5)
        told = [(it["state"], it.get("reason")) for it in world.messages(name) if it["notice"] == "returned"]
        checks.equal(f"{name}: one text says so", (len(world.texts(name)) - texts, told), (1, [("delivered", None)]))
    act = world.page(PLAIN)["act"]
    checks.that("the page asks to have it filled again", act.startswith("Yes: ") and "ask to fill it again" in act, act)


def asked_again(world, checks):
    checks.equal("the patient asks for it again", world.says(PLAIN, "patient.askAgain"), 303)
    refill = world.refill(PLAIN)
    checks.equal("it is prepared; nothing is too soon", (refill["progress"], refill["live"]), ("preparing", True))


def collected_after_all(world, checks):
    world.go_to(COLLECTED)
    texts = len(world.texts(OWES))
    says(world, OWES, "picked-up", COLLECTED, handedOverAt=stamp("2026-03-11T17:00"))
    closed = world.stands(OWES, "pickedUp") and not world.refill(OWES)["live"]
    checks.that("returned, then picked up: it is closed", closed, world.refill(OWES)["progress"])
    until(lambda: len(world.texts(OWES)) > texts, 5)
    corrections = [it["state"] for it in world.messages(OWES) if it["correction"]]
    found = (len(world.texts(OWES)) - texts, corrections)
    checks.equal("returned, then picked up: one text, a correction", found, (1, ["delivered"]))


def says(world, name, status, at, **members):
    """The pharmacy says it, and is asked so often that it is known."""
    world.pharmacy.put("a", name, status, updatedAt=stamp(at), **members)
    asked = world.pharmacy.asked["a"]
    until(lambda: world.pharmacy.asked["a"] >= asked + 3)


def comes(world, moment, clock):
    """The time comes while the daemon watches, and what it makes is told."""
    world.go_to(f"{moment[:-5]}09:59:57")
    for name in (PLAIN, OWES):
        until(lambda: clock in world.steps(name))
    world.settle(PLAIN, OWES)


def charged(world, status):
    body = {"patient": patient_of(OWES), "refill": refill_of(OWES), "what": WHAT, "chargedBy": "clinic"}
    body |= {"status": status, "amount": "12.50", "currency": "USD"}
    return world.put("/v1/charges/ch-owes", body, "billing").status


def sent_at(world, name):
    """When the reminders to collect went, to the minute."""
    sent = [way for it in world.messages(name) if it["notice"] == "collectReminder" for way in it.get("ways", [])]
    return sorted(way["at"][:16] + ":00Z" for way in sent)
