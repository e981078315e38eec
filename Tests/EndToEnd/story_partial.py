"""Story 2: 90 tablets, three a day; 30 are ready first. The rest is told of, too, and a part counts as a part."""

import re
from datetime import datetime, timedelta

from checks import CannotGoOn, until
from clinic import CONSENT, address_of
from story_clock import stamp

BEGINS = "2026-03-02T09:57"  # a Monday
DAYS = 30
TEXT, BOTH, QUICK, HALF = "tess", "bo", "quinn", "hal"
PATIENT = (TEXT, BOTH, HALF)  # whose parts come far apart
PART, REST, ALL = {"now": 30, "of": 90}, {"now": 60, "of": 90}, {"now": 90, "of": 90}


def run(world, checks):
    for name in PATIENT:
        world.at_pharmacy(name, ways=["text", "email"] if name == BOTH else ["text"], daysSupply=DAYS)
    wants_every_step(world)
    in_one_window(world, checks)
    the_part_is_ready(world, checks)
    left = the_part_is_collected(world, checks)
    the_rest_is_ready(world, checks)
    next_morning(world, checks)
    the_rest_is_collected(world, checks, left)


def wants_every_step(world):
    """Who does has an e-mail at 9:58. What comes before 10:03 waits for the end of that window."""
    world.at_pharmacy(QUICK, status="received", daysSupply=DAYS)
    email = {"channel": "email", "address": address_of(QUICK), "consent": {**CONSENT, "everyStep": True}}
    text = {"channel": "text", "address": world.number_of(QUICK), "consent": CONSENT}
    world.patient(QUICK, contacts=[text, email])
    world.go_to("2026-03-02T09:58")
    says(world, QUICK, "preparing", "preparing", "2026-03-02T09:58")
    until(lambda: world.mails(QUICK))


def in_one_window(world, checks):
    world.go_to("2026-03-02T10:00")
    for name in (QUICK, *PATIENT):
        says(world, name, "partly-ready", "partlyReady", "2026-03-02T10:00", quantity=PART)
    world.go_to("2026-03-02T10:02")
    says(world, QUICK, "ready", "ready", "2026-03-02T10:02", quantity=ALL)
    checks.equal("two in one window: neither has gone yet", world.texts(QUICK), [])
    world.go_to("2026-03-02T10:03:05")
    until(lambda: world.texts(QUICK))
    checks.equal("two in one window: one text", (len(world.texts(QUICK)), len(world.mails(QUICK))), (1, 1))
    became = {message["notice"]: message["state"] for message in world.messages(QUICK)}
    checks.equal("it says the latest", (became["ready"], became["partlyReady"]), ("delivered", "withdrawn"))


def the_part_is_ready(world, checks):
    for name in PATIENT:
        until(lambda: world.texts(name))
        checks.equal(f"{name}: a part is ready", world.refill(name)["progress"], "partlyReady")
        checks.equal(f"{name}: one text says that there is news", len(world.texts(name)), 1)
    said = world.page(TEXT)["next"]
    checks.that("the page says how much", "30 of 90" in said, said)


def the_part_is_collected(world, checks):
    """→ the repeats that are left then"""
    world.go_to("2026-03-02T10:20")
    runs_out, left = run_out(world), repeats_left(world)
    at = "2026-03-02T10:20"
    handed_over(world, "d-1", 30, at)
    says(world, HALF, "picked-up", "remainder", at, quantity=PART, handedOverAt=stamp(at))
    refill = world.refill(HALF)
    checks.equal("a part is collected: it stays live", (refill["progress"], refill["live"]), ("remainder", True))
    collected = [dispense.get("handedOverAt") is not None for dispense in refill["dispenses"]]
    checks.equal("that dispense is picked up", collected, [True])
    checks.equal("the run-out moves ten days", run_out(world) - runs_out, timedelta(days=10))
    checks.equal("the repeats fall by one", repeats_left(world), left - 1)
    said = world.page(HALF)["next"]
    checks.that("the page says what the patient has", "You have 30 of 90." in said, said)
    return left - 1


def the_rest_is_ready(world, checks):
    world.go_to("2026-03-02T10:50")
    for name in PATIENT:
        says(world, name, "ready", "ready", "2026-03-02T10:50", quantity=REST if name == HALF else ALL)
        checks.equal(f"{name}: the rest is ready", world.refill(name)["progress"], "ready")
        became = until(lambda: state_of(world, name, "ready"))
        checks.that(f"{name}: that is told, or waits to be", became in ("delivered", "waiting"), became)
    said = world.page(HALF)["next"]
    checks.that("the page: 30 of 90 with the patient, 60 ready", "You have 30 of 90. 60 are ready." in said, said)


def next_morning(world, checks):
    world.go_to("2026-03-03T07:59:57")
    told = lambda name: len(world.texts(name)) + len(world.mails(name))
    checks.equal("nobody has a second text by night", [len(world.texts(name)) for name in PATIENT], [1, 1, 1])
    for name in PATIENT:
        until(lambda: told(name) > 1)
        checks.equal(f"{name}: told twice by the next morning", told(name), 2)
        checks.equal(f"{name}: of the rest, too", state_of(world, name, "ready"), "delivered")


def the_rest_is_collected(world, checks, left):
    at = "2026-03-03T09:00"
    world.go_to(at)
    handed_over(world, "d-2", 60, at)
    world.pharmacy.put("a", HALF, "picked-up", updatedAt=stamp(at), quantity=REST, handedOverAt=stamp(at))
    world.leaves(HALF, "ready")
    refill = world.refill(HALF)
    checks.equal("the rest is collected: it is closed", (refill["progress"], refill["live"]), ("pickedUp", False))
    said = world.page(HALF)["next"]
    checks.that("the page does not say that something is owed", "owes you" not in said, said)
    checks.equal("the repeats fell by one in all", repeats_left(world), left)


def says(world, name, status, progress, at, **members):
    """The pharmacy says it, and it is taken."""
    world.pharmacy.put("a", name, status, updatedAt=stamp(at), **members)
    if not world.stands(name, progress):
        raise CannotGoOn(f"{name} is not {progress}: {world.refill(name)['progress']}")


def handed_over(world, id, quantity, at):
    """The clinic's system tells of the dispense."""
    body = {"refill": world.refill(HALF)["id"], "quantity": quantity, "wholeQuantity": 90, "handedOverAt": stamp(at)}
    answer = world.put(f"/v1/dispenses/{id}", {**body, "item": f"{HALF}-{id}"})
    if answer.status != 201:
        raise CannotGoOn(f"the dispense is not taken: {answer}")


def state_of(world, name, notice):
    """What became of the patient's newest message of that notice."""
    return next((it["state"] for it in world.messages(name) if it["notice"] == notice), None)


def run_out(world):
    return datetime.fromisoformat(world.refill(HALF)["runOut"])


def repeats_left(world):
    """As the desk shows it."""
    page = world.desk("dr-x").page(f"/desk/refills/{world.refill(HALF)['id']}")[1]
    return int(re.search(r"<dt>Repeats left</dt><dd>(\d+)", page).group(1))
