"""Story 8: on a Wednesday at noon a patient moves from New York to Texas, where none of the clinic may decide."""

from checks import CannotGoOn, until
from clinic import patient_of

BEGINS = "2026-03-04T11:30"
SHE = "ada"
WAITS, SAILS = "waits", "sails"  # her refills: one waits for a provider, one is on its way
NEW_YORK = {"state": "NY", "zone": "America/New_York", "address": "1 Example Street, New York, NY 10001"}
TEXAS = {"state": "TX", "zone": "America/Chicago", "address": "5 Example Road, Austin, TX 73301"}
DENIAL = {"reason": "tooSoon", "gap": {"safeToWait": {}}}


def run(world, checks):
    two_refills(world)
    checks.that("it is in New York's queue", in_queue(world, "dr-x"), "it is not")
    world.go_to("2026-03-04T12:00")
    world.patient(SHE, **TEXAS)
    what_waits(world, checks)
    nobody_of_new_york_decides(world, checks)
    what_is_on_its_way(world, checks)
    the_lead_is_called(world, checks)


def two_refills(world):
    world.patient(SHE, **NEW_YORK)
    for name in (WAITS, SAILS):
        world.prescription(name, patient=patient_of(SHE))
    world.pharmacy.put("a", SAILS, "shipped")
    world.request(SAILS, way="mail", patient=patient_of(SHE))
    world.request(WAITS, imported=False, way="mail", patient=patient_of(SHE))
    if not (world.stands(SAILS, "shipped") and world.stands(WAITS, "withProvider")):
        raise CannotGoOn("her refills do not stand where the story begins")


def path(world, name):
    return f"/refills/{world.refill(name)['id']}"


def in_queue(world, account):
    return f"/desk{path(world, WAITS)}" in world.desk(account).page("/desk")[1]


def answers(world, name, *questions):
    """Of the page of that refill."""
    phone = world.phone(SHE)
    return [phone.answer(question, f"/p{path(world, name)}") for question in questions]


def what_waits(world, checks):
    world.stands(WAITS, "noProvider", 5)
    refill = world.refill(WAITS)
    found = refill["stage"], refill["progress"], refill["acts"]
    wanted = "reviewPending", "noProvider", "lead"
    checks.equal("on hold: there is no provider in her state, the lead acts", found, wanted)
    seen = [account for account in ("dr-x", "dr-y") if in_queue(world, account)]
    checks.equal("it has left New York's queue", seen, [])
    after, sent = answers(world, WAITS, "next", "sent")
    says = after.startswith("None of our providers may treat you where you are now. Our team looks for one.")
    checks.that("the page says that nobody may treat her there, and that we look", says, after)
    checks.equal("the page says that it is not sent", sent, "Not yet.")


def standing(world):
    """How the refill stands; its pharmacy may be asked at any time, which moves nothing."""
    return {name: value for name, value in world.refill(WAITS).items() if name != "asOf"}


def nobody_of_new_york_decides(world, checks):
    before = standing(world)
    for account in ("dr-x", "dr-y"):
        desk = world.desk(account)
        for event, data in (("provider.approve", None), ("provider.deny", DENIAL)):
            status = desk.event(before["id"], event, before["version"], data).status
            checks.equal(f"{account} of New York sends {event}: 403", status, 403)
    checks.equal("nothing of that changes it", standing(world), before)


def what_is_on_its_way(world, checks):
    until(lambda: world.texts(SHE), 5)
    refill = world.refill(SAILS)
    checks.equal("what was sent stays on its way", (refill["progress"], refill["live"]), ("shipped", True))
    checks.equal("nobody tries to cancel it", (refill["cancel"], world.pharmacy.cancels), ("noCancel", []))
    tasks = world.tasks(SAILS)
    checks.equal("support has the task to redirect it", tasks, [("support", "patient.moved")])
    told = [message["notice"] for message in world.messages(SHE) if message["refill"] == refill["id"]]
    checks.equal("she is told that we need her", told, ["needsYou"])
    checks.equal("by one text", len(world.texts(SHE)), 1)
    act, sent = answers(world, SAILS, "act", "sent")
    checks.that("the page says what she has to do", act.startswith("Yes"), act)
    checks.that("the page says that it is sent", sent.startswith("Yes, to Ash Pharmacy"), sent)


def the_lead_is_called(world, checks):
    """One business day after Wednesday noon."""
    called = lambda: [task for task in world.tasks(WAITS) if task == ("lead", "clock.noProviderDue")]
    world.go_to("2026-03-05T10:59")
    checks.equal("before Thursday noon nobody is late", called(), [])
    world.go_to("2026-03-05T12:01")
    until(called, 5)
    checks.equal("on Thursday at noon the lead is called", called(), [("lead", "clock.noProviderDue")])
    checks.equal("it is still on hold", world.refill(WAITS)["progress"], "noProvider")
