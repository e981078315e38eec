"""Refills that are with a pharmacy already come to the state that the pharmacy's answers say, and nobody is told."""

from checks import until
from clinic import refill_of, tell
from expected import OFFICIAL, OWN
from world import CHANGING


def run(world, checks):
    daemon = world.daemon
    daemon.start()
    wanted = {**OWN, **{id: ("preparing", False) for id in CHANGING}}
    if world.official:
        wanted |= OFFICIAL
    else:
        print("  note  the official HL7 examples are not beside this repository: our own dispenses only")
    served = {dispense["id"] for dispense in world.official + world.own} | set(CHANGING)
    checks.equal("every dispense that is served has its expected state written down", served, set(wanted))

    for id in wanted:
        tell(daemon, id, "fhir")
    found = {}

    def settled():
        found.clear()
        for refill in daemon.refills():
            found[refill["external"]] = refill
        return all(state(found.get(refill_of(id))) == wanted[id] for id in wanted) and all(
            found[refill_of(id)]["tracking"] == "fresh" for id in wanted
        )

    until(settled, 30, every=0.3)
    for id in sorted(wanted):
        refill = found.get(refill_of(id))
        checks.equal(f"{id}: {wanted[id][0]}{', unsure' if wanted[id][1] else ''}", state(refill), wanted[id])
    stale = sorted(name for name, refill in found.items() if refill["tracking"] != "fresh")
    checks.equal("tracking is fresh for all of them", stale, [])

    unsure = [refill for refill in found.values() if refill["unsure"]]
    with_support = [
        refill for refill in unsure if any(task["owner"] == "support" for task in refill["tasks"])
    ]
    checks.equal("support has each contradiction", len(with_support), len(unsure))
    checks.that("the search's later pages were followed", until(lambda: world.fhir.later_pages))
    world.fhir.wait_for_rounds(2)
    checks.equal("no message about the imported past", [mail.words for mail in world.mail.mails], [])
    dispatches = daemon.command("message", "list", "--state", "waiting")
    checks.equal("nothing waits to be sent about it", dispatches.stdout, "")


def state(refill):
    return refill and (refill["progress"], refill["unsure"])
