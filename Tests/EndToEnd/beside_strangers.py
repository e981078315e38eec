"""Whose it is not: another patient, staff and systems of another brand, nobody. What is not theirs is not there."""

from beside_clinic import NOTED
from beside_scenes import ChargeScene, ThreadScene, VisitScene
from beside_visits import FIRST, SECOND


def run(world, checks):
    thread = ThreadScene(world, checks, "mine")
    thread.writes("Mine alone")
    thread.staff("thread.noted", text=f"A note about {NOTED}")
    visit = VisitScene(world, checks, "mine-visit")
    visit.put("offered", slots=[FIRST, SECOND])
    charge = ChargeScene(world, checks, "mine-charge")
    charge.put("quoted", "5.00")
    before = (thread.now(), visit.now(), charge.now())
    ids = [thread.refill, visit.now()["id"], charge.now()["id"]]
    patient(world, checks, world.phone("writer"), *ids)
    staff(world, checks, thread, visit, charge)
    system(world, checks, thread, visit, charge)
    nobody(world, checks, thread, visit, charge)
    checks.equal("nothing of all that changed anything", (thread.now(), visit.now(), charge.now()), before)
    own_session(world, checks, thread)


def patient(world, checks, other, refill, visit, charge):
    write = f"/p/refills/{refill}/messages"
    checks.equal("another patient does not see the page: 404", other.page(f"/p/refills/{refill}")[0], 404)
    checks.equal("another patient cannot write there: 404", other.send(write, text="Hello")[0], 404)
    chosen = other.send(f"/p/visits/{visit}", type="visit.chosen", startsAt=FIRST, version=1)[0]
    checks.equal("another patient cannot choose their time", chosen, 400)
    checks.equal("nor agree to their price", other.send(f"/p/charges/{charge}", version=1)[0], 400)
    own = world.refill("writer")["id"]
    forged = other.send(f"/p/refills/{own}/messages", origin="https://elsewhere.example", text="Forged")[0]
    checks.equal("a form from another origin: 403", forged, 403)


def staff(world, checks, thread, visit, charge):
    """Of another brand."""
    ask = lambda method, path, body=None: world.daemon.ask(
        method, path, body, token=None, Cookie=world.stranger.cookie, Origin=world.daemon.address).status
    for path in (thread.path, visit.path, charge.path()):
        checks.equal(f"another brand's staff, {path[:12]}…: 404", ask("GET", path), 404)
    body = {"type": "thread.noted", "text": "Here I am"}
    checks.equal("another brand's staff cannot write: 404", ask("POST", thread.path, body), 404)
    checks.equal("nor from the desk: 404", thread.staff("thread.noted", desk=world.stranger, text="Here"), 404)
    checks.equal("nor see it there: 404", world.stranger.page(f"/desk/refills/{thread.refill}")[0], 404)
    checks.equal("nor say that a visit was held: 422", ask("PUT", visit.path, visit.body("held")), 422)
    own = {"token": None, "Cookie": world.helper.cookie, "Origin": world.daemon.address}
    paid = world.daemon.ask("PUT", charge.path(), charge.body("paid", "5.00"), **own)
    checks.equal("support of its brand cannot say paid: 403", paid.status, 403)


def system(world, checks, thread, visit, charge):
    """Of another brand, or with another office."""
    for path in (thread.path, visit.path, charge.path()):
        checks.equal(f"another brand's system, {path[:12]}…: 404", world.get(path, "elsewhere").status, 404)
    checks.equal("another brand's system books nothing: 422",
                 world.put(visit.path, visit.body("booked", startsAt=FIRST), "elsewhere").status, 422)
    checks.equal("billing books nothing: 403",
                 world.put(visit.path, visit.body("booked", startsAt=FIRST), "billing").status, 403)
    checks.equal("the scheduler quotes nothing: 403", charge.put("quoted", "6.00", by="scheduler").status, 403)
    wrote = world.post(thread.path, {"type": "thread.wrote", "text": "Hello"}, by="elsewhere")
    checks.equal("another brand's system writes nothing: 404", wrote.status, 404)


def nobody(world, checks, thread, visit, charge):
    paths = (thread.path, visit.path, charge.path())
    found = [world.daemon.ask("GET", path, token=None).status for path in paths]
    checks.equal("nobody: 401", found, [401] * 3)
    found = [world.daemon.ask("PUT", path, {}, token=None).status for path in paths[1:]]
    checks.equal("nobody writes: 401", found, [401] * 2)


def own_session(world, checks, thread):
    """A patient's session is for the patient's pages: who shows it elsewhere reads no note of staff's."""
    cookie = thread.phone.cookie.replace("refilld_patient=", "refilld_staff=")
    answer = world.daemon.ask("GET", thread.path, token=None, Cookie=cookie)
    checks.that("a patient's session shows no note over the API", NOTED.encode() not in answer.body, answer)
