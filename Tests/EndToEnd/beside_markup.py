"""What HTML would take for its own is shown as it was written, to the patient and at the desk."""

from beside_scenes import ChargeScene, ThreadScene, VisitScene
from beside_visits import FIRST

MARKUP = "<b>Bold</b>"


def run(world, checks):
    visit, charge = (Scene(world, checks, f"bold-{Scene.question}") for Scene in (VisitScene, ChargeScene))
    thread = ThreadScene(world, checks, "bold")
    visit.put("booked", startsAt=FIRST, place=MARKUP)
    visit.sends("visit.moveAsked", text=MARKUP)
    charge.put("quoted", "6.00", what=MARKUP)
    thread.writes(MARKUP)
    thread.staff("thread.answered", text=MARKUP)
    for scene, times in [(visit, (1, 2)), (charge, (2, 2)), (thread, (2, 2))]:
        pages = scene.phone.page("/p")[1], world.helper.page(f"/desk/refills/{scene.refill}")[1]
        found = tuple(page.count("&lt;b&gt;Bold") for page in pages), any("<b>Bold" in page for page in pages)
        checks.equal(f"{scene.name}: markup is shown as it was written", found, (times, False))
