"""At the end, all that left the house is compared: what was pushed, what can be pulled, what the refills say."""

from collections import defaultdict

from checks import until
from clinic import CANARIES

# What was cut off by a kill is sent again when its lease of a minute is over.
SETTLE_SECONDS = 90


def run(world, checks):
    streams_agree(world, checks)
    nothing_leaks(world, checks)


def settle(world):
    """Until the receiver has all that the stream holds."""
    has_all = lambda: {id for id, _, _ in world.webhooks.taken} >= {
        event["id"] for event in world.daemon.events()
    }
    return until(has_all, SETTLE_SECONDS, every=0.2)


def streams_agree(world, checks):
    # A poll may move a refill at any moment: what is looked at first is looked for in what is read after it.
    refills = world.daemon.refills()
    settle(world)
    # What was pushed of a patient who was erased since then is pulled no more.
    pushed = [taken for taken in world.webhooks.taken if taken[1]["subject"] not in world.erased]
    pulled = world.daemon.events()
    checks.equal("every webhook verified", world.webhooks.refused, [])
    checks.equal("the webhook's id is the event's", [id for id, event, _ in pushed if id != event["id"]], [])
    settle(world)
    missing = {event["id"] for event in pulled} - {id for id, _, _ in world.webhooks.taken}
    checks.equal("no event is missing at the receiver", missing, set())
    checks.equal(
        "the receiver has none that the stream has not",
        {i for i, _, _ in pushed} - {e["id"] for e in pulled},
        set(),
    )
    checks.equal("no event stands twice in the stream", len(pulled), len({event["id"] for event in pulled}))
    by_id = {event["id"]: event for event in pulled}
    differing = [id for id, event, _ in pushed if by_id.get(id) != event]
    checks.equal("pushed and pulled, each time, an event says the same", differing, [])
    checks.equal("each refill's events were pushed in order", disordered(event for _, event, _ in pushed), [])
    checks.equal("each refill's events were pulled in order", disordered(pulled), [])
    unequal = [refill["external"] for refill in refills if not stands(refill, pulled)]
    checks.equal("each refill stands where its last event says", unequal, [])
    print(f"  note  {len(pulled)} events, {len(pushed)} deliveries")


def stands(refill, events):
    own = [event["data"] for event in events if event["subject"] == refill["id"]]
    last = [data["to"] for data in own if data["sequence"] <= refill["version"]][-1]
    regions = ["progress", "patientPart", "cancel", "tracking", "pace"]
    return all(last[region] == refill[region] for region in regions)


def disordered(events):
    """Refills whose events, each counted when it first came, did not ascend."""
    sequences = defaultdict(list)
    for event in events:
        if event["data"]["sequence"] not in sequences[event["subject"]]:
            sequences[event["subject"]].append(event["data"]["sequence"])
    return [refill for refill, found in sequences.items() if found != sorted(found)]


def nothing_leaks(world, checks):
    """Words that nobody else uses are in no mail, event, line or log."""
    places = {
        "mails": "\n".join(mail.words for mail in world.mail.mails),
        "webhooks": "\n".join(body.decode() for _, _, body in world.webhooks.taken),
        "standard output": world.daemon.lines.read_text(),
        "log": world.daemon.log.read_text(),
        "metrics": world.daemon.ask("GET", "/metrics").body.decode(),
    }
    found = [
        (name, word) for name, text in places.items() for word in CANARIES if word.lower() in text.lower()
    ]
    checks.equal("no name and no drug in any mail, event, log line or figure", found, [])
