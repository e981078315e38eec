"""Story 1: a pharmacy sends a refill on to another. It is at the other now, whatever the first still says of it."""

from checks import until
from clinic import refill_of
from story_clock import stamp

BEGINS = "2026-03-02T09:45"  # a Monday
ADA = "ada"  # the patient, by whose name both pharmacies know the fill
BEA = "bea"  # the same happens to her, while other news waits until tomorrow
CARA = "cara"  # of hers the first pharmacy says that it has cancelled it
DORA = "dora"  # the pharmacy told it on the phone: support says so
ROUNDS = 3  # of questions to a pharmacy, after which what it said is known


def run(world, checks):
    world.at_pharmacy(ADA, "a", said={"updatedAt": stamp("2026-03-02T09:30")})
    checks.equal("the first pharmacy prepares it", world.refill(ADA)["progress"], "preparing")
    checks.equal("nobody was told of that", world.texts(ADA), [])
    other_news_waits(world, checks)
    rerouted(world, checks)
    late_news(world, checks)
    first_has_it_ready(world, checks)
    support_asked(world, checks)
    second_goes_on(world, checks)
    first_cancels(world, checks)
    said_by_support(world, checks)


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
        world.pharmacy.put("a", name, "rerouted", updatedAt=stamp("2026-03-02T10:02"), reroutedTo="b")
    world.stands(ADA, "sent")
    refill = world.refill(ADA)
    checks.equal("rerouted: it is sent, and unconfirmed", (refill["progress"], refill["live"]), ("sent", True))
    checks.equal("it is at B", refill["pharmacy"], "b")
    former = [(it["endpoint"], it.get("settledAt")) for it in refill["formerPharmacies"]]
    checks.equal("A had it before, and has not settled it", former, [("a", None)])
    checks.that("A is asked to cancel, by its own id", until(lambda: ("a", ADA) in world.pharmacy.cancels))
    checks.that("support is called", ("support", "pharmacy.rerouted") in world.tasks(ADA), world.tasks(ADA))
    desk = seen_at_desk(world)
    checks.that("support sees that two pharmacies may fill it", "two pharmacies may fill it" in desk, desk[:200])
    until(lambda: world.texts(ADA))
    checks.equal("the patient has one text", len(world.texts(ADA)), 1)
    until(lambda: len(world.texts(BEA)) > 1, 5)
    checks.equal("where other news waits, this does not", len(world.texts(BEA)), 2)
    says_where(world, checks)


def says_where(world, checks):
    page = world.page(ADA)
    words = "Yes, to Birch Pharmacy, 10:02 AM. Birch Pharmacy has not confirmed it."
    checks.that("Sent? To B, and not confirmed", page["sent"].endswith(words), page["sent"])
    checks.that("Next: do not go to A", "Do not go to Ash Pharmacy." in page["next"], page["next"])


def late_news(world, checks):
    """What the first said before, and comes only now."""
    world.pharmacy.put("a", ADA, "received", updatedAt=stamp("2026-03-02T09:50"))
    heard(world)
    became = of_event(world, ADA, "pharmacy.received")
    checks.equal("“A received” of 9:50 stands in the history alone", became, ["outdated"])
    checks.equal("it stays sent", world.refill(ADA)["progress"], "sent")


def first_has_it_ready(world, checks):
    world.go_to("2026-03-02T11:00")
    world.pharmacy.put("a", ADA, "ready", updatedAt=stamp("2026-03-02T11:00"))
    heard(world)
    checks.equal("“A ready” moves nothing", of_event(world, ADA, "pharmacy.ready"), ["elsewhere"])
    checks.equal("it stays at B", (world.refill(ADA)["progress"], world.refill(ADA)["pharmacy"]), ("sent", "b"))
    checks.that("support knows", ("support", "pharmacy.ready") in world.tasks(ADA), world.tasks(ADA))
    checks.equal("the patient is told nothing of it", len(world.texts(ADA)), 1)
    says_where(world, checks)


def support_asked(world, checks):
    """A restart forgets nothing of it; then support calls A, which fills nothing."""
    world.daemon.stop()
    world.daemon.start()
    asked = world.pharmacy.asked["a"]
    checks.that("after a restart A is asked on", until(lambda: world.pharmacy.asked["a"] >= asked + ROUNDS))
    for cause in ("pharmacy.ready", "pharmacy.rerouted"):
        version = world.refill(ADA)["version"]
        fields = {"type": "task.done", "owner": "support", "cause": cause, "version": str(version)}
        world.desk("helper").form(world.refill(ADA)["id"], **fields)
    checks.equal("once support has asked, nobody is called", world.tasks(ADA), [])
    checks.that("and A has settled it", world.refill(ADA)["formerPharmacies"][0].get("settledAt"))


def second_goes_on(world, checks):
    world.pharmacy.put("b", ADA, "ready", reference=refill_of(ADA), updatedAt=stamp("2026-03-02T11:00"))
    checks.that("B has it ready", world.stands(ADA, "ready"))
    next_ = world.page(ADA)["next"]
    checks.that("the patient still reads where not to go", "Do not go to Ash Pharmacy." in next_, next_)


def first_cancels(world, checks):
    """A's own word settles it."""
    world.at_pharmacy(CARA, "a", said={"updatedAt": stamp("2026-03-02T11:00")})
    world.go_to("2026-03-02T11:30")
    world.pharmacy.answer_to_cancel = 200
    world.pharmacy.put("a", CARA, "rerouted", updatedAt=stamp("2026-03-02T11:30"), reroutedTo="b")
    settled = lambda: [it.get("settledAt") for it in world.refill(CARA)["formerPharmacies"]]
    checks.that("A says that it cancelled it", until(lambda: settled() and all(settled())))
    checks.equal("it goes on at B, and nobody is called", (world.refill(CARA)["progress"], world.tasks(CARA)), ("sent", []))


def said_by_support(world, checks):
    """A pharmacy that says it on the phone alone."""
    world.pharmacy.answer_to_cancel = 409
    world.at_pharmacy(DORA, "a", said={"updatedAt": stamp("2026-03-02T11:00")})
    refill = world.refill(DORA)
    place = f"/desk/refills/{refill['id']}"
    desk = world.desk("helper")
    checks.that("the desk asks which has it now", 'name="pharmacy"' in desk.page(place)[1])
    fields = {"type": "pharmacy.rerouted", "version": str(refill["version"]), "reason": "A said so on the phone"}
    checks.equal("at A it is already", desk.form(refill["id"], **fields, pharmacy="a")[0], 422)
    checks.equal("no such pharmacy", desk.form(refill["id"], **fields, pharmacy="nowhere")[0], 422)
    checks.equal("support says it", desk.form(refill["id"], **fields, pharmacy="b")[0], 303)
    checks.equal("it is at B", (world.refill(DORA)["progress"], world.refill(DORA)["pharmacy"]), ("sent", "b"))
    refused = lambda: ("support", "pharmacy.cancelRefused") in world.tasks(DORA)
    checks.that("A will not cancel: support knows", until(refused), world.tasks(DORA))


def seen_at_desk(world):
    return world.desk("helper").page(f"/desk/refills/{world.refill(ADA)['id']}")[1]


def heard(world):
    """Waits until the first pharmacy was asked often enough to have been heard, or it is plain that nobody asks it."""
    asked = world.pharmacy.asked["a"]
    until(lambda: world.pharmacy.asked["a"] >= asked + ROUNDS, 8)


def of_event(world, name, event):
    """What became of each time that an event came: why it was refused, or None where it moved something."""
    return [step.get("refused") for step in world.refill(name)["timeline"] if step["event"] == event]
