"""Refills go their way while every peer has bad days; then these end, and all settles."""

import time
from concurrent.futures import ThreadPoolExecutor

from checks import until
from clinic import patient_of
from delivery_patients import kind_of, names, number_of
from text_gateway import HASTY

# Longest that faults are waited for: a peer that nobody asks any more has had its share.
FAULT_SECONDS = 100
# A mail server that never answers is given up after 50 seconds, and tried again within ten, twenty, forty.
SETTLE_SECONDS = 150
# Why a notice may still wait when all has settled.
PATIENT_REASONS = {
    "a message went out just now; this one waits for the end of the window", "the patient had a text today",
}


def run(world, checks):
    began = time.monotonic()
    clinic = world.clinic
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(clinic.admit, names()))
    groups = {}
    for name in names():
        if not kind_of(name).denied:
            groups.setdefault(tuple(kind_of(name).way), []).append(name)
    stuck = [name for way, group in groups.items() for name in clinic.work(group, way)]
    checks.equal("each refill goes its way, whatever becomes of the news of it", stuck, [])
    checks.equal("what is reported of texts is taken", set(reported(world)), {204})
    until(lambda: not any(peer.book.left for peer in world.peers.values()), FAULT_SECONDS, every=0.2)
    for name, peer in world.peers.items():
        checks.equal(f"each fault of the {name} happened", peer.book.left, [])
        peer.book.close()
    world.redirecting.onwards = None
    print(f"  note  the faults took {time.monotonic() - began:.0f} s")
    world.daemon.command("consumer", "enable", "redirecting")
    until(lambda: not unsettled(world), SETTLE_SECONDS, every=0.5)
    checks.equal("when the faults end all settles", unsettled(world), [])


def reported(world):
    """The gateway tells what became of some texts, once it is written down that they were sent. Of one it has
    told before it answered, and does so again if that was not taken. → our answers."""
    for name in names():
        kind, number = kind_of(name), number_of(name)
        if kind.report and (kind.text != [HASTY] or number in world.gateway.hasty):
            is_sent = lambda: any(each["state"] == "delivered" for each in world.messages(patient_of(name)))
            until(lambda: world.gateway.arrived(number) and is_sent(), 60, every=0.2)
            for text in world.gateway.arrived(number)[:1]:
                yield world.gateway.report(text, kind.report)


def unsettled(world):
    """What is still under way, or about to be."""
    waiting = world.queue_out("waiting")
    # Behind the first of a refill others wait that nobody has looked at yet.
    patient = {row["refill"] for row in waiting if row.get("reason") in PATIENT_REASONS}
    found = [
        f"{row['id']} ({row['lane']}) {row['state']}: {row.get('reason')}"
        for row in world.queue_out("claimed") + waiting
        if row.get("reason") not in PATIENT_REASONS and not ("reason" not in row and row["refill"] in patient)
    ]
    wanted = {event["id"] for event in world.daemon.events()}
    missing = wanted - {id for id, _, _ in world.webhooks.taken}
    missing |= wanted - {id for id, _, _ in world.redirecting.taken}
    return found + sorted(missing)
