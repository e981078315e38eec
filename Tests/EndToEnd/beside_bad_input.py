"""What is wrong is refused with a problem that says so, and nothing of it is stored."""

from beside_scenes import ChargeScene, ThreadScene, VisitScene
from beside_visits import FIRST, SECOND
from clinic import patient_of

# What turns the reading direction, rings, hides, or ends the line.
HIDDEN = {"turning": "\u202e", "bell": "\u0007", "invisible": "\u200b", "line": "\n", "end": "\u0000"}
NO_LINKS = ["http://clinic.example/", "javascript:alert(1)", "clinic.example", "https://clinic.example/a b"]
AMOUNTS = [
    "1e3", "-1.00", "12.5", "12.505", "12,50", " 12.50", "", ".50", "1000000.01", "9" * 40, "\u0967\u0968.50", "NaN",
]
MANY = [f"2030-04-{day:02d}T15:00:00Z" for day in range(1, 22)]
LONG = "x" * 301


def run(world, checks):
    visit = VisitScene(world, checks, "bad-visit")
    charge = ChargeScene(world, checks, "bad-charge")
    thread = ThreadScene(world, checks, "bad-thread")
    visit.put("offered", slots=[FIRST])
    charge.put("quoted", "5.00")
    thread.writes("Well")
    before = stored(world)
    checks.equal("there is something that could change", [len(rows) > 0 for rows in before], [True] * 3)
    visits(visit)
    charges(charge)
    messages(thread)
    ids(visit, charge, thread)
    checks.equal("nothing of all that was stored", stored(world) == before, True)
    at_the_limit(visit, charge, thread)


def stored(world):
    return [world.rows(f"SELECT id, sealed FROM {table} ORDER BY id") for table in ("visits", "charges", "threads")]


def visits(scene):
    put = lambda status, **members: scene.world.put(scene.path, scene.body(status, **members), "scheduler")
    offered = lambda **members: put("offered", **{"slots": [FIRST], **members})
    for member in ("place", "prepare", "with"):
        for name, character in HIDDEN.items():
            refused(scene, f"“{member}” with what is hidden: {name}", offered(**{member: f"Room{character} 5"}))
        refused(scene, f"“{member}” of 301 characters", offered(**{member: LONG}))
    for member in ("link", "moveLink"):
        for link in NO_LINKS:
            refused(scene, f"“{member}” {link}", offered(**{member: link}))
    refused(scene, "21 times", offered(slots=MANY))
    refused(scene, "a time twice", offered(slots=[SECOND, SECOND]))
    refused(scene, "no times, and no link to book", offered(slots=[]))
    refused(scene, "a visit of no minutes", offered(minutes=0))
    refused(scene, "a visit of more than a day", offered(minutes=1441))
    refused(scene, "a time that is none", offered(slots=["tomorrow"]), 400, "malformed")
    refused(scene, "a member that is not known", offered(room="5"), 400, "malformed")
    refused(scene, "booked for no time", put("booked"))
    refused(scene, "a state that is none", put("chosen"), 400, "malformed")
    refused(scene, "a hidden character in a reason", put("cancelled", reason="Moved\u202e"))


def charges(scene):
    for amount in AMOUNTS:
        refused(scene, f"amount “{amount}”", scene.put("quoted", amount))
    refused(scene, "an amount that is no text", scene.put("quoted", 12.5), 400, "malformed")
    refused(scene, "a price without an amount", scene.put("quoted", None))
    for currency in ("usd", "US", "DOLLAR", "U$D"):
        refused(scene, f"currency “{currency}”", scene.put("quoted", "6.00", currency=currency))
    for name, character in HIDDEN.items():
        refused(scene, f"“what” with what is hidden: {name}", scene.put("quoted", "6.00", what=f"Fee{character}"))
    refused(scene, "“what” of 301 characters", scene.put("quoted", "6.00", what=LONG))
    for member in ("payLink", "receiptLink"):
        for link in NO_LINKS:
            refused(scene, f"“{member}” {link}", scene.put("quoted", "6.00", **{member: link}))
    refused(scene, "charged by nobody we know", scene.put("quoted", "6.00", chargedBy="bank"), 400, "malformed")


def messages(scene):
    session = {"token": None, "Cookie": scene.world.helper.cookie, "Origin": scene.world.daemon.address}
    bad = {"empty": "", "blank": " \r\n\t ", "of 4001 characters": "x" * 4001}
    for name, text in bad.items():
        scene.checks.equal(f"a message, {name}, from the page: 422", scene.writes(text), 422)
        scene.checks.equal(f"a message, {name}, from the desk: 422", scene.staff("thread.answered", text=text), 422)
        body = {"type": "thread.noted", "text": text}
        refused(scene, f"a message, {name}, over the API", scene.world.daemon.ask("POST", scene.path, body, **session))
    nothing = scene.world.post(scene.path, {"type": "thread.sang", "text": "La"})
    refused(scene, "what cannot be done with a thread", nothing, 400, "malformed")


def ids(visit, charge, thread):
    """Whose it is, and what it is about."""
    put = lambda path, body, by="scheduler", **more: visit.world.put(path, {**body, **more}, by)
    body, price = visit.body("offered", slots=[FIRST]), charge.body("quoted", "6.00")
    refused(visit, "a patient whom nobody knows", put("/v1/visits/new", body, patient="p-unknown"))
    refused(visit, "a refill that nobody knows", put("/v1/visits/new", body, refill="r-unknown"), 404, "not-found")
    refused(visit, "another patient's refill", put("/v1/visits/new", body, refill=thread.refill))
    theirs = put("/v1/charges/new", price, "billing", refill=thread.refill)
    refused(visit, "another patient's refill, of a price", theirs)
    other = {"patient": patient_of(thread.name), "refill": thread.refill}
    refused(visit, "the id of another patient's visit", put(visit.path, body, **other), 409, "conflict")
    refused(visit, "the id of another patient's charge", put(charge.path(), price, "billing", **other), 409, "conflict")
    refused(visit, "a visit that is about another refill now", put(visit.path, body, refill=None), 409, "conflict")
    refused(visit, "an id with a space", put("/v1/visits/a%20b", body), 400, "malformed")
    refused(visit, "another version than it is", visit.world.put(
        visit.path, visit.body("cancelled"), "scheduler", If_Match='"7"'), 412, "version-moved")


def at_the_limit(visit, charge, thread):
    """As much as may be is taken; so are faces that are joined of several."""
    checks = visit.checks
    checks.equal("20 times: 200", visit.put("offered", slots=MANY[:20], place="x" * 300), 200)
    checks.equal("a million: 200", charge.put("quoted", "1000000.00").status, 200)
    checks.equal("4000 characters: 303", thread.writes("x" * 4000), 303)
    checks.equal("what can't be seen is left out: 303", thread.writes("a\u202eb\u0000c\r\nd"), 303)
    checks.equal("and nothing else of it", thread.entries()[-1][1], "abc\nd")
    checks.equal("a family in one character: 303", thread.writes("We \U0001f468\u200d\U0001f469\u200d\U0001f467"), 303)


def refused(scene, name, answer, status=422, code="unprocessable"):
    problem = answer.json
    fits = (
        (answer.status, problem.get("status"), problem.get("type")) == (status, status, f"urn:refilld:problem:{code}")
        and answer.headers.get("content-type") == "application/problem+json"
        and problem.get("detail")
    )
    scene.checks.that(f"{name}: {status} {code}", fits, answer)
