"""Story 4: two providers hold version 7. X approves, Y denies 3 ms later; then what is undone in time, or too late."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from checks import CannotGoOn, until
from clinic import CONSENT, address_of, refill_of
from daemon import open_rows
from story_clock import ZONE
from two_providers import staff_id

BEGINS = "2026-03-04T10:00"
DENIAL = {"reason": "tooSoon", "gap": {"safeToWait": {}}}


def run(world, checks):
    told_at_the_desk(world, checks, at_once(world, checks))
    for name in ("undone", "late"):
        waiting(world, name)
    # More than the window in which one message follows another: none holds the next one back.
    world.go_to("2026-03-04T10:10")
    approved = {name: approve(world, checks, name) for name in ("undone", "late")}
    after_eight_seconds(world, checks, "undone", approved["undone"])
    after_eleven_seconds(world, checks, "late", approved["late"])
    nothing_left(world, checks, "undone", beside="late")


def waiting(world, name):
    """A request that waits for a provider, at version 7. Its patient wants to be told of every step."""
    consent = {"consent": {**CONSENT, "everyStep": True}}
    world.patient(name, contacts=[{"channel": "email", "address": address_of(name), **consent}])
    world.prescription(name)
    id = world.request(name, imported=False)
    world.stands(name, "withProvider")
    while (version := world.refill(name)["version"]) < 7:
        promise = {"type": "promise.changed", "data": {"at": f"2026-03-1{version}T15:00:00Z"}}
        told = world.daemon.ask("POST", f"/v1/refills/{id}/events", promise)
        if told.status != 200:
            raise CannotGoOn(f"promise.changed of {name}: {told}")
    if not until(lambda: world.mails(name)):
        raise CannotGoOn(f"{name} is not told that the request came")
    return id


def decisions(world, name, *events):
    """What was tried of them, in order, refused tries among it."""
    return [step for step in world.refill(name)["timeline"] if step["event"] in events]


def at_once(world, checks):
    """→ the refill at which X came first: a busy machine may turn the two round, then they try another."""
    x, y = world.desk("dr-x"), world.desk("dr-y")
    for name in ("both", "both-again", "both-once-more"):
        id = waiting(world, name)
        held = [desk.shown_version(id) for desk in (x, y)]
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(x.event, id, "provider.approve", 7, key=f"x-{name}")
            time.sleep(0.003)  # the story's
            second = pool.submit(y.event, id, "provider.deny", 7, DENIAL, key=f"y-{name}")
        approved, denied = first.result(), second.result()
        if denied.status != 200:
            break
    checks.equal("both hold version 7", held, ["7", "7"])
    checks.equal("X approves: 200", (approved.status, approved.json.get("progress")), (200, "approved"))
    checks.equal("Y denies: 412", (denied.status, denied.json.get("type")), (412, "urn:refilld:problem:version-moved"))
    checks.equal("Y is told who decided", denied.json.get("decidedBy"), staff_id(world.daemon, id))
    decided = decisions(world, name, "provider.approve")[0]["at"]
    checks.equal("Y is told when", denied.json.get("decidedAt"), decided)
    again = x.event(id, "provider.approve", 7, key=f"x-{name}")
    checks.equal("X again with the same key: the same answer", (again.status, again.body), (200, approved.body))
    tries = decisions(world, name, "provider.approve", "provider.deny")
    found = [(step["event"], step.get("refused")) for step in tries]
    wanted = [("provider.approve", None), ("provider.deny", "version-moved")]
    checks.equal("one decision and one refused try in the journal", found, wanted)
    checks.equal("the patient's page says that it is not sent", world.page(name)["sent"], "Not yet.")
    return id


def told_at_the_desk(world, checks, id):
    """Y sends the form of the page that was open all the time."""
    form = {"type": "provider.deny", "version": "7", "reason": "tooSoon", "gap": "safeToWait"}
    status, page = world.desk("dr-y").form(id, **form)
    checks.equal("Y denies with the form of an open page: 412", status, 412)
    checks.that("the page says who decided", "dr-x" in page, page)
    checks.that("the page says when", "10:00" in page, page)


def approve(world, checks, name):
    """→ when X approved, as the journal has it."""
    id = world.refill(name)["id"]
    checks.equal(f"{name}: X approves", world.desk("dr-x").event(id, "provider.approve", 7).status, 200)
    return datetime.fromisoformat(decisions(world, name, "provider.approve")[0]["at"]).astimezone(ZONE)


def after(world, moment, seconds):
    """Waits until the daemon's clock shows so many seconds later."""
    until(lambda: world.clock.now >= moment + timedelta(seconds=seconds), 30, every=0.01)


def after_eight_seconds(world, checks, name, approved):
    after(world, approved, 8)
    undone = world.desk("dr-x").event(world.refill(name)["id"], "provider.undo", 8)
    found = (undone.status, undone.json.get("progress"))
    checks.equal("undone after 8 s: it waits for a provider again", found, (200, "withProvider"))
    checks.equal("the patient's page says that it is not sent", world.page(name)["sent"], "Not yet.")


def after_eleven_seconds(world, checks, name, approved):
    after(world, approved, 11)
    x, id = world.desk("dr-x"), world.refill(name)["id"]
    ordered = lambda: [order for _, _, order in world.pharmacy.orders if order["reference"] == refill_of(name)]
    until(ordered)
    checks.equal("after 10 s it is ordered, once", len(ordered()), 1)
    world.stands(name, "pharmacyReceived")
    until(lambda: world.refill(name)["tracking"] == "fresh")
    checks.equal("undone after 11 s on the page that was open: refused", x.event(id, "provider.undo", 8).status, 412)
    late = x.event(id, "provider.undo", world.refill(name)["version"])
    checks.equal("undone after 11 s on a fresh page: refused", late.status, 409)
    checks.that("the refusal says that it is a cancel request now", "cancel" in late.json.get("detail", ""), late)
    before = world.refill(name)
    checks.equal("nothing is cancelled by that", (before["cancel"], world.pharmacy.cancels), ("noCancel", []))
    asked = x.event(id, "patient.cancel", before["version"], {"reason": "approved by mistake"})
    found = (asked.status, asked.json.get("cancel"), asked.json.get("progress"))
    wanted = 200, "cancelRequested", before["progress"]
    checks.equal("X asks to cancel it: the pharmacy has to say yes", found, wanted)
    until(lambda: world.pharmacy.cancels)
    checks.equal("the pharmacy is asked to cancel, once", [where for where, _ in world.pharmacy.cancels], ["a"])
    said, wanted = world.page(name)["next"], "We asked the pharmacy to cancel it. It may still come."
    checks.that("the page says that it may still come", wanted in said, said)


def nothing_left(world, checks, name, beside):
    """Another one, approved with it, went its way meanwhile: so would this one have."""
    until(lambda: len(world.mails(beside)) > 1)
    checks.that("the one beside it was told of", len(world.mails(beside)) > 1, world.messages(beside))
    id = world.refill(name)["id"]
    until(lambda: not open_rows(world.daemon, id))
    checks.equal("undone: nothing of it waits to leave", open_rows(world.daemon, id), [])
    ordered = [order["reference"] for _, _, order in world.pharmacy.orders]
    checks.equal("undone: no pharmacy was told", [it for it in ordered if it == refill_of(name)], [])
    checks.equal("undone: no message went", (len(world.mails(name)), world.texts(name)), (1, []))
    checks.equal("undone: it still waits for a provider", world.refill(name)["progress"], "withProvider")
