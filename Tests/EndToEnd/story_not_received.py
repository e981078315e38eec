"""Story 5: the carrier says delivered, the patient says no. A person looks for it: it is found, or sent again."""

from checks import until
from clinic import patient_of
from story_clock import stamp

BEGINS = "2026-03-03T14:05"  # a Tuesday
LOST, FOUND = "nora", "flo"  # at high risk, and at low
DELIVERED, SAID, DUE = "2026-03-03T14:10", "2026-03-03T19:00", "2026-03-05T09:00"
WORD = "patient.didNotGetIt"
ROUNDS = 3


def run(world, checks):
    for name, risk in [(LOST, "high"), (FOUND, "low")]:
        world.at_pharmacy(name, status="shipped", way="mail", gapRisk=risk, said={"updatedAt": stamp(BEGINS)})
    delivered(world, checks)
    disputed(world, checks)
    polled_again(world, checks)
    found(world, checks)
    until_thursday(world, checks)
    sent_again(world, checks)


def delivered(world, checks):
    world.go_to(DELIVERED)
    for name in (LOST, FOUND):
        world.pharmacy.put("a", name, "delivered", updatedAt=stamp(DELIVERED))
        until(lambda: world.texts(name))
        refill = world.refill(name)
        checks.equal(f"{name}: delivered, and closed", (refill["progress"], refill["live"]), ("delivered", False))
        checks.equal(f"{name}: one text", len(world.texts(name)), 1)
        checks.equal(f"{name}: nobody of the clinic is called to it", called(world, name), [])


def disputed(world, checks):
    world.go_to(SAID)
    for name in (LOST, FOUND):
        checks.equal(f"{name}: “I did not get it”", world.says(name, WORD), 303)
        refill = world.refill(name)
        checks.equal(f"{name}: disputed, and live", (refill["progress"], refill["live"]), ("deliveryDisputed", True))
        checks.equal(f"{name}: support has to act", refill["acts"], "support")
        checks.that(f"{name}: support is called", "support" in called(world, name), refill["tasks"])
        said = world.page(name)["next"]
        checks.that(f"{name}: the page says who looks into it", "Our team looks into it" in said, said)
        checks.that(f"{name}: and by when, Thursday 9:00", "Thu, Mar 5, 9:00 AM" in said, said)
    prescriber = [task for task in world.refill(LOST)["tasks"] if task["owner"] == "prescriber"]
    checks.equal("at high risk the prescriber is called, at once", [task["urgent"] for task in prescriber], [True])
    since = [task["since"][:16] for task in prescriber]
    checks.equal("at 19:00", since, [stamp(SAID)[:16]])
    checks.that("at low risk the prescriber is not", "prescriber" not in called(world, FOUND), called(world, FOUND))


def polled_again(world, checks):
    before = {name: world.refill(name)["version"] for name in (LOST, FOUND)}
    heard(world)
    world.pharmacy.put("a", LOST, "delivered", updatedAt=stamp(DELIVERED), note="said once more")
    heard(world)
    checks.equal("the same “delivered”, polled again, moves nothing", moved(world), ["deliveryDisputed"] * 2)
    checks.equal("and is no news", world.refill(FOUND)["version"], before[FOUND])
    checks.equal("nobody is told anything more", [len(world.texts(name)) for name in before], [1, 1])


def found(world, checks):
    world.go_to("2026-03-04T09:30")
    checks.equal("the patient found it: “I have my medicine”", world.says(FOUND, "patient.hasIt"), 303)
    refill = world.refill(FOUND)
    checks.equal("found: delivered, and closed", (refill["progress"], refill["live"]), ("delivered", False))


def until_thursday(world, checks):
    world.go_to("2026-03-05T08:59:56")
    checks.that("until Thursday 9:00 it is support's alone", "lead" not in called(world, LOST), called(world, LOST))
    late = until(lambda: [task for task in world.refill(LOST)["tasks"] if task["owner"] == "lead"])
    since = [task["since"][:19] + "Z" for task in late]
    checks.equal("at 9:00 the lead is called", since, [stamp(DUE)])
    checks.that("of what was found nobody is", "lead" not in called(world, FOUND), called(world, FOUND))


def sent_again(world, checks):
    """Nobody found it: support asks for it again, in one step with the end of the first."""
    lost, desk = world.refill(LOST), world.desk("helper")
    place = f"/desk/refills/{lost['id']}"
    checks.that("the desk offers to send it again", f"{place}/replacement" in desk.page(place)[1])
    not_lost = f"/desk/refills/{world.refill(FOUND)['id']}/replacement"
    checks.equal("what was found is not sent again", desk.send(not_lost)[0], 409)
    checks.equal("support asks for it again", desk.send(f"{place}/replacement")[0], 303)
    checks.equal("once", desk.send(f"{place}/replacement")[0], 409)
    old = world.refill(LOST)
    checks.equal("the first is over, and says why", (old["progress"], old["live"]), ("replaced", False))
    new = world.daemon.refill(old["replacedBy"])
    checks.equal("each names the other", new["replaces"], old["id"])
    checks.equal("it is not too soon, and goes to a provider", new["progress"], "withProvider")
    checks.equal("the patient runs out when they would have", new.get("runOut"), old.get("runOut"))
    checks.equal("by the same way, at the same pharmacy", (new["way"], new["pharmacy"]), ("mail", "a"))
    until(lambda: len(world.texts(LOST)) > 1)
    checks.equal("the patient is told", len(world.texts(LOST)), 2)
    costs_nothing(world, checks, new)
    turns_up(world, checks)


def costs_nothing(world, checks, new):
    page = f"/p/refills/{new['id']}"
    pay = world.phone(LOST).answer("pay", page)
    checks.that("the page says that it costs nothing more", pay.startswith("Nothing more."), pay)
    body = {"patient": patient_of(LOST), "refill": new["id"], "status": "due", "what": "Refill", "amount": "25.00"}
    checks.equal("nothing is charged for it again", world.put("/v1/charges/again", body, by="billing").status, 409)
    free = world.put("/v1/charges/again", body | {"amount": "0.00"}, by="billing").status
    checks.equal("but what costs nothing can be said", free, 201)
    pay = world.phone(LOST).answer("pay", page)
    checks.that("and the page says it", "0.00" in pay, pay)
    headline = world.phone(LOST).page(f"/p/refills/{world.refill(LOST)['id']}")[1]
    checks.that("the first one's page says that it is sent again", "We asked for your order again" in headline)


def turns_up(world, checks):
    """The carrier finds it after all: there are two, and support knows."""
    world.pharmacy.put("a", LOST, "delivered", updatedAt=stamp("2026-03-05T08:30"))
    called_again = lambda: ("support", "carrier.delivered") in world.tasks(LOST)
    checks.that("where the first turns up, support is called", until(called_again), world.tasks(LOST))
    checks.equal("and it moves nothing", world.refill(LOST)["progress"], "replaced")


def called(world, name):
    """Who of the clinic is called because it did not come."""
    return [owner for owner, cause in world.tasks(name) if cause in (WORD, "clock.disputeDue")]


def moved(world):
    return [world.refill(name)["progress"] for name in (LOST, FOUND)]


def heard(world):
    """Waits until the pharmacy was asked so often that what it says is known."""
    asked = world.pharmacy.asked["a"]
    until(lambda: world.pharmacy.asked["a"] >= asked + ROUNDS)
