"""Story 1: a pharmacy sends a refill on to another. Its older news counts no more, and the patient is told at once."""

from checks import until
from story_clock import stamp

BEGINS = "2026-03-02T09:45"  # a Monday
ADA = "ada"  # the patient, by whose name the pharmacy knows the fill
BEA = "bea"  # the same happens to her, while other news waits until tomorrow
ROUNDS = 3  # of questions to a pharmacy, after which what it said is known


def run(world, checks):
    world.at_pharmacy(ADA, "a", said={"updatedAt": stamp("2026-03-02T09:30")})
    checks.equal("the first pharmacy prepares it", world.refill(ADA)["progress"], "preparing")
    checks.equal("nobody was told of that", world.texts(ADA), [])
    other_news_waits(world, checks)
    rerouted(world, checks)
    late_news(world, checks)


def other_news_waits(world, checks):
    """One text a day: of two holds the second waits until tomorrow."""
    world.at_pharmacy(BEA, "a", said={"updatedAt": stamp("2026-03-02T09:30")})
    for at, reason in [("2026-03-02T09:46", "out-of-stock"), ("2026-03-02T09:55", "backordered")]:
        world.go_to(at)
        world.pharmacy.put("a", BEA, "on-hold", reason={"code": reason}, updatedAt=stamp(at))
        until(lambda: [it for it in world.messages(BEA) if it["ways"] or it.get("reason")])
    waits = lambda: [it.get("reason") for it in world.messages(BEA) if it["state"] == "waiting"]
    checks.equal("other news waits", until(lambda: any(waits()) and waits()), ["the patient had a text today"])


def rerouted(world, checks):
    world.go_to("2026-03-02T10:02")
    for name in (ADA, BEA):
        world.pharmacy.put("a", name, "rerouted", updatedAt=stamp("2026-03-02T10:02"))
    world.stands(ADA, "sent")
    refill = world.refill(ADA)
    checks.equal("rerouted: it is sent, and unconfirmed", (refill["progress"], refill["live"]), ("sent", True))
    checks.that("support is called", ("support", "pharmacy.rerouted") in world.tasks(ADA), world.tasks(ADA))
    until(lambda: world.texts(ADA))
    checks.equal("the patient has one text", len(world.texts(ADA)), 1)
    until(lambda: len(world.texts(BEA)) > 1, 5)
    checks.equal("where other news waits, this does not", len(world.texts(BEA)), 2)


def late_news(world, checks):
    """What the first said before, and comes only now."""
    world.pharmacy.put("a", ADA, "received", updatedAt=stamp("2026-03-02T09:50"))
    heard(world)
    became = of_event(world, "pharmacy.received")
    checks.equal("“A received” of 9:50 stands in the history alone", became, ["outdated"])
    checks.equal("it stays sent", world.refill(ADA)["progress"], "sent")


def heard(world):
    """Waits until the first pharmacy was asked often enough to have been heard, or it is plain that nobody asks it."""
    asked = world.pharmacy.asked["a"]
    until(lambda: world.pharmacy.asked["a"] >= asked + ROUNDS, 8)


def of_event(world, event):
    """What became of each time that an event came: why it was refused, or None where it moved something."""
    return [step.get("refused") for step in world.refill(ADA)["timeline"] if step["event"] == event]

