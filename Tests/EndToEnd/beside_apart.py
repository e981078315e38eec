"""Visits and charges that are about no refill: they stand on the patient's home, and no refill is told of them."""

from beside_scenes import ChargeScene, VisitScene
from beside_visits import FIRST, SECOND, SHOWN


def run(world, checks):
    visit = VisitScene(world, checks, "apart")
    charge = ChargeScene(world, checks, "apart", visit.refill)
    before = world.refill("apart")["version"]
    checks.equal("a visit about no refill: 201", visit.put("offered", slots=[FIRST, SECOND], refill=None), 201)
    checks.equal("a charge about none: 201", charge.put("quoted", "8.00", refill=None).status, 201)
    answers(visit, "Choose the time", "It is $8.00, if you agree", "Yes: ")
    checks.equal("the patient chooses", visit.sends("visit.chosen", startsAt=SECOND), 303)
    checks.equal("and agrees", charge.agrees(), 303)
    answers(visit, f"You asked for Tue, {SHOWN[SECOND]}", "You agreed to $8.00", "No.")
    checks.equal("booked: 200", visit.put("booked", startsAt=SECOND, refill=None), 200)
    checks.equal("failed: 200", charge.put("failed", "8.00", refill=None).status, 200)
    answers(visit, f"It is on Tue, {SHOWN[SECOND]}", "We could not take $8.00", "Yes: update your card")
    refill = world.refill("apart")
    found = (refill["version"], refill["openActions"], refill["tasks"])
    checks.equal("its refill is as it was", found, (before, [], []))


def answers(scene, visit, pay, act):
    for question, wanted in {"visit": visit, "pay": pay, "act": act}.items():
        said = scene.phone.answer(question, "/p")
        scene.checks.that(f"the home says of “{question}”: {wanted}", said and wanted in said, said)
