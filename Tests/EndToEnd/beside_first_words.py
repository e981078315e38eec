"""A scheduler whose first word of a visit comes late, who says two things at once, or who takes a visit back."""

from beside_scenes import VisitScene
from beside_visits import FIRST, SECOND, SHOWN, THIRD


def run(world, checks):
    """Whatever word brings a time, the page says that time."""
    for status, answer in [("confirmed", "It is on Mon, "), ("held", "It was on Mon, ")]:
        scene = VisitScene(world, checks, f"first-{status}")
        checks.equal(f"first heard of when {status}: 201", scene.put(status, startsAt=FIRST), 201)
        checks.equal(f"first heard of when {status}: the time is kept", scene.now().get("startsAt"), FIRST)
        said = scene.phone.answer("visit")
        checks.that(f"first heard of when {status}: the page says when", answer + SHOWN[FIRST] in said, said)
    at_once(scene := VisitScene(world, checks, "twice"))
    no_time(VisitScene(world, checks, "no-time"))
    other_times(scene)
    taken_back(scene)


def at_once(scene):
    scene.put("booked", startsAt=FIRST)
    status = scene.put("confirmed", startsAt=SECOND)
    found = (status, scene.now()["startsAt"])
    kept = found == (200, SECOND) or status >= 400
    scene.checks.that("confirmed for another time: that is kept, or refused", kept, found)


def no_time(scene):
    """That it is confirmed, with where it is and without when, moves it nowhere."""
    scene.put("booked", startsAt=FIRST)
    status = scene.put("confirmed")
    found = (status, scene.now().get("startsAt"), scene.now()["state"])
    scene.checks.equal("confirmed without a time: the time stands", found, (200, FIRST, "confirmed"))


def other_times(scene):
    """Who cannot come to what was booked after a visit was missed is offered other times, too."""
    for status, members in [("missed", {}), ("offered", {"slots": [FIRST]}), ("booked", {"startsAt": FIRST})]:
        scene.put(status, **members)
    scene.says("other times", "offered", "recovering", "Choose the time", asked=["visit"], slots=[SECOND, THIRD])


def taken_back(scene):
    scene.says("cancelled", "cancelled", "cancelled", "It was cancelled", asked=["visit"], reason="Our office moves.")
    page = scene.phone.page("/p")[1]
    scene.checks.that("the page says why it was cancelled", "Our office moves." in page)
    scene.says("booked after all", "booked", "booked", f"It is on Wed, {SHOWN[THIRD]}", asked=["visit"], startsAt=THIRD)
