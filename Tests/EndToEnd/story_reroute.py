"""Story 1: a pharmacy sends a refill on to another. The first may go on filling it, and nobody is to go there."""

from checks import until
from story_clock import stamp

BEGINS = "2026-03-02T09:45"  # a Monday
ADA, THERE = "ada", "ada-at-b"  # the patient, by whose name A knows the fill; B's own id of it
BEA = "bea"  # the same happens to her, while other news waits until tomorrow
ROUNDS = 3  # of questions to a pharmacy, after which what it said is known


def run(world, checks):
    id = world.at_pharmacy(ADA, "a", said={"updatedAt": stamp("2026-03-02T09:30")})
    checks.equal("the first pharmacy prepares it", world.refill(ADA)["progress"], "preparing")
    checks.equal("nobody was told of that", world.texts(ADA), [])
    other_news_waits(world, checks)
    rerouted(world, checks, id)
    late_news(world, checks)
    news_of_the_first(world, checks)
    the_page(world, checks)
    news_of_the_second(world, checks)


def other_news_waits(world, checks):
    """One text a day: of two holds the second waits until tomorrow."""
    world.at_pharmacy(BEA, "a", said={"updatedAt": stamp("2026-03-02T09:30")})
    for at, reason in [("2026-03-02T09:46", "out-of-stock"), ("2026-03-02T09:55", "backordered")]:
        world.go_to(at)
        world.pharmacy.put("a", BEA, "on-hold", reason={"code": reason}, updatedAt=stamp(at))
        until(lambda: [it for it in world.messages(BEA) if it["ways"] or it.get("reason")])
    waits = lambda: [it.get("reason") for it in world.messages(BEA) if it["state"] == "waiting"]
    checks.equal("other news waits", until(lambda: any(waits()) and waits()), ["the patient had a text today"])


def rerouted(world, checks, id):
    world.go_to("2026-03-02T10:02")
    moved = {"endpoint": "b", "refills": [id], "item": THERE, "placedAt": stamp("2026-03-02T10:02")}
    checks.equal("the clinic's system tells of the order at B", world.put("/v1/orders/o-ada", moved).status, 201)
    for name in (ADA, BEA):
        world.pharmacy.put("a", name, "rerouted", updatedAt=stamp("2026-03-02T10:02"))
    world.stands(ADA, "sent")
    refill = world.refill(ADA)
    checks.equal("rerouted: it is sent, and unconfirmed", (refill["progress"], refill["live"]), ("sent", True))
    wishes = lambda: [wish for wish in world.pharmacy.cancels if wish[1] == ADA]
    until(wishes, 5)
    checks.equal("a wish to cancel is with the first", world.refill(ADA)["cancel"], "cancelRequested")
    checks.equal("the first pharmacy is asked to cancel, once", wishes(), [("a", ADA)])
    checks.that("support is called", ("support", "pharmacy.rerouted") in world.tasks(ADA), world.tasks(ADA))
    desk = world.desk("helper").page(f"/desk/refills/{id}")[1].lower()
    checks.that("support sees that two pharmacies may fill it", "two pharmacies may fill" in desk, "no such words")
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


def news_of_the_first(world, checks):
    world.go_to("2026-03-02T11:00")
    world.pharmacy.put("a", ADA, "ready", updatedAt=stamp("2026-03-02T11:00"))
    heard(world)
    refill = world.refill(ADA)
    checks.equal("“A ready” moves nothing", (refill["progress"], refill["stage"]), ("sent", "sentToPharmacy"))
    until(lambda: len(world.texts(ADA)) > 1, 2)
    notices = [message["notice"] for message in world.messages(ADA)]
    checks.equal("and tells nobody that it is ready", [notice for notice in notices if notice == "ready"], [])
    checks.equal("the patient has one text in all", len(world.texts(ADA)), 1)


def the_page(world, checks):
    page = world.page(ADA)
    sent = page["sent"].startswith("Yes, to Birch Pharmacy, 10:02 AM. Birch Pharmacy has not confirmed")
    checks.that("has it been sent: to B, at 10:02, and B has not confirmed", sent, page["sent"])
    checks.that("what happens next: do not go to A", "Do not go to Ash Pharmacy." in page["next"], page["next"])
    checks.that("nothing sends the patient to A", "Ash Pharmacy" not in page["act"] + page["sent"], page)


def news_of_the_second(world, checks):
    world.pharmacy.put("b", THERE, "received", updatedAt=stamp("2026-03-02T11:00"))
    there = world.stands(ADA, "pharmacyReceived", 8)
    checks.that("“B received”: it is confirmed", there, world.refill(ADA)["progress"])
    sent = world.page(ADA)["sent"]
    checks.equal("and the page no longer says that it is not", sent, "Yes, to Birch Pharmacy, 10:02 AM.")


def heard(world):
    """Waits until the first pharmacy was asked often enough to have been heard, or it is plain that nobody asks it."""
    asked = world.pharmacy.asked["a"]
    until(lambda: world.pharmacy.asked["a"] >= asked + ROUNDS, 8)


def of_event(world, event):
    """What became of each time that an event came: why it was refused, or None where it moved something."""
    return [step.get("refused") for step in world.refill(ADA)["timeline"] if step["event"] == event]

