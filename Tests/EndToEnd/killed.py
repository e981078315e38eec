"""The daemon is killed while a mail and an event are on their way. Nothing is lost, nothing comes as something new."""

from agreement import settle
from checks import until
from clinic import address_of, refill_of
from daemon import open_rows
from fhir_server import ready_now

HELD = ["changing-3", "changing-4", "changing-5"]
AT_ONCE = "changing-6"
# A delivery that was cut off is claimed again when its lease is over.
RECOVERY_SECONDS = 90


def run(world, checks):
    killed_in_delivery(world, checks)
    killed_at_first_sight(world)
    nothing_is_missing(world, checks)
    killed_idle(world, checks)


def killed_in_delivery(world, checks):
    """Mail server and receiver have taken something, and the daemon dies before it hears so."""
    world.mail.hold()
    world.webhooks.hold()
    mails, events = len(world.mail.mails), len(world.webhooks.taken)
    for id in HELD:
        world.fhir.change(id, **ready_now())
    reached = until(lambda: len(world.mail.mails) > mails and len(world.webhooks.taken) > events)
    checks.that("a mail and an event are on their way when it is killed", reached)
    world.daemon.kill()
    world.mail.release()
    world.webhooks.release()
    world.daemon.start()


def killed_at_first_sight(world):
    """It dies as soon as anybody outside has heard of a change."""
    refill = world.daemon.refill(refill_of(AT_ONCE))["id"]
    world.fhir.change(AT_ONCE, **ready_now())
    until(lambda: to_ready(world, refill), every=0.002)
    world.daemon.kill()
    world.daemon.start()


def nothing_is_missing(world, checks):
    changed = HELD + [AT_ONCE]
    refills = {id: world.daemon.refill(refill_of(id))["id"] for id in changed}
    until(lambda: all(world.mail.to(address_of(id)) for id in changed), RECOVERY_SECONDS)
    waits = lambda: [row for id in refills.values() for row in open_rows(world.daemon, id)]
    until(lambda: not waits(), RECOVERY_SECONDS)
    settle(world)
    for id in changed:
        ids = {mail.id for mail in world.mail.to(address_of(id))}
        checks.equal(f"{id}: the patient has one e-mail by its Message-ID", len(ids), 1)
        moves = {event for event, _, _ in to_ready(world, refills[id])}
        checks.equal(f"{id}: one event says that it is ready", len(moves), 1)
    again = len(world.mail.mails) - len({mail.id for mail in world.mail.mails})
    checks.that("what was cut off was sent again, under its Message-ID", again >= 1, again)


def to_ready(world, refill):
    return [
        taken
        for taken in world.webhooks.taken
        if taken[1]["subject"] == refill
        and taken[1]["data"]["to"]["progress"] == "ready"
        and taken[1]["data"].get("from", {}).get("progress") != "ready"
    ]


def killed_idle(world, checks):
    settle(world)
    mails = {mail.id for mail in world.mail.mails}
    events = {id for id, _, _ in world.webhooks.taken}
    world.daemon.kill()
    world.daemon.start()
    world.fhir.wait_for_rounds(2)
    settle(world)
    checks.equal("killed at rest: no new mail", {mail.id for mail in world.mail.mails} - mails, set())
    new = [event for id, event, _ in world.webhooks.taken if id not in events]
    checks.equal("killed at rest: no new event", [event["data"]["cause"] for event in new], [])
