"""A visit: offered, chosen, booked, confirmed, moved, missed, offered again, held; the refill and the page with it."""

from beside_clinic import PLACE, PREPARE, WISH
from beside_scenes import VisitScene

# As the patient's page writes them in New York.
FIRST, SECOND, THIRD = "2030-03-04T15:00:00Z", "2030-03-05T16:30:00Z", "2030-03-06T17:00:00Z"
SHOWN = {FIRST: "Mar 4, 10:00", SECOND: "Mar 5, 11:30", THIRD: "Mar 6, 12:00"}
NEEDED = "You need a visit for this refill"


def run(world, checks):
    scene = VisitScene(world, checks, "visit")
    asked(scene)
    chosen(scene)
    booked(scene)
    missed(scene)
    held(scene)


def asked(scene):
    action = {"action": {"kind": "visit", "text": "A short talk."}}
    version = scene.world.refill("visit")["version"]
    done = scene.world.provider.event(scene.refill, "provider.ask", version, action)
    scene.checks.equal("the provider asks for a visit", (done.status, scene.world.asked("visit")), (200, ["visit"]))
    said = scene.phone.answer("visit")
    scene.checks.that("and the page says so", NEEDED in said, said)


def chosen(scene):
    checks, slots = scene.checks, {"slots": [FIRST, SECOND]}
    scene.says("offered", "offered", "offered", "Choose the time", wanted=201, **slots)
    before = scene.brief()
    checks.equal("a time that was not offered: 400", scene.sends("visit.chosen", startsAt=THIRD), 400)
    checks.equal("a stale page chooses nothing: 412", scene.sends("visit.chosen", version=9, startsAt=FIRST), 412)
    checks.equal("a patient cannot book: 400", scene.sends("visit.booked", startsAt=FIRST), 400)
    checks.equal("nothing of that changed it", scene.brief(), before)
    checks.equal("and nobody is called", scene.world.tasks("visit"), [])
    checks.equal("the patient takes one of the times", scene.sends("visit.chosen", startsAt=FIRST), 303)
    scene.stands("chosen", "askedFor", f"You asked for Mon, {SHOWN[FIRST]}", ["visit"])
    checks.equal("it is known which", scene.now().get("chosen"), FIRST)
    checks.equal("support has a task", scene.world.tasks("visit"), [("support", "visit.asked", False)])
    scene.world.done("visit", "visit.asked")
    # A scheduler that tells all it has each night knows of no choice.
    scene.repeats("the offer, after the choice", lambda: scene.put("offered", **slots))


def booked(scene):
    checks = scene.checks
    scene.says("booked", "booked", "booked", f"It is on Mon, {SHOWN[FIRST]}", startsAt=FIRST)
    page = scene.phone.page("/p")[1]
    checks.that("the page says where, and what to have at hand", PLACE in page and PREPARE in page, page)
    checks.equal("the patient says that they come", scene.sends("visit.confirmed"), 303)
    scene.stands("confirmed", "confirmed", f"It is on Mon, {SHOWN[FIRST]}", ["visit"])
    checks.that("the page remembers it", "You said that you will be there" in scene.phone.page("/p")[1])
    scene.repeats("booked, after they confirmed", lambda: scene.put("booked", startsAt=FIRST))
    scene.says("moved", "booked", "moved", f"It was moved. It is on Tue, {SHOWN[SECOND]}", startsAt=SECOND)
    checks.equal("the patient cannot come", scene.sends("visit.moveAsked", text=f"At {WISH}"), 303)
    until_then = f"You asked to move it. Until it is moved, it is on Tue, {SHOWN[SECOND]}"
    scene.stands("cannot come", "moveAsked", until_then, ["visit"])
    checks.equal("what they said is known", scene.now().get("wish"), f"At {WISH}")
    checks.equal("support has a task again", scene.world.tasks("visit"), [("support", "visit.asked", False)])
    desk = scene.world.helper.page(f"/desk/refills/{scene.refill}")[1]
    checks.that("the desk shows it with what they said", WISH in desk and "vs-visit" in desk)
    scene.repeats("the same time, after they cannot come", lambda: scene.put("booked", startsAt=SECOND))


def missed(scene):
    scene.says("missed", "missed", "missed", "You missed it")
    scene.says("offered again", "offered", "recovering", "Choose the time", slots=[THIRD])
    scene.checks.equal("the patient takes it", scene.sends("visit.chosen", startsAt=THIRD), 303)
    scene.stands("chosen again", "recoveryAsked", f"You asked for Wed, {SHOWN[THIRD]}", ["visit"])
    scene.says("booked again", "booked", "rebooked", f"It is on Wed, {SHOWN[THIRD]}", startsAt=THIRD)


def held(scene):
    """Held closes what the provider opened; a visit that was not held after all opens it again."""
    scene.says("held", "held", "held", f"It was on Wed, {SHOWN[THIRD]}", asked=())
    scene.says("not held after all", "missed", "missed", "You missed it")
    scene.says("held in the end", "held", "held", f"It was on Wed, {SHOWN[THIRD]}", asked=())
    refused = [step for step in scene.world.refill("visit")["timeline"] if step.get("refused")]
    scene.checks.equal("the refill took all that it was told", refused, [])
