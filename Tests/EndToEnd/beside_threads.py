"""Messages: the patient writes, support has a task, staff answer, the patient is told; words that cannot wait."""

from beside_clinic import ANSWERED, NOTED, WROTE
from beside_scenes import ThreadScene
from checks import until
from clinic import CONSENT, address_of

CALLED = [("support", "patient.texted", False)]
URGENT = [("provider", "patient.feelsUnwell", True), *CALLED]
DANGER = "I have Chest pain"


def run(world, checks):
    scene = ThreadScene(world, checks, "writer", contacts=in_words("writer"))
    written(scene)
    answered(scene)
    dangerous(scene)
    neutral(world, checks)
    first_word(world, checks)
    over_the_api(world, checks)


def in_words(name):
    """Who agreed to be told in an e-mail what it is about."""
    return [{"channel": "email", "address": address_of(name), "consent": {**CONSENT, "level": "status"}}]


def written(scene):
    checks = scene.checks
    checks.equal("before anybody writes: empty, at version 0", (scene.entries(), scene.now()["version"]), ([], 0))
    checks.equal("the patient writes", scene.writes(f"May I take {WROTE}?\r\nWith milk?"), 303)
    scene.stands("written", "new", CALLED)
    checks.equal("with its lines", scene.entries(), [("patient", f"May I take {WROTE}?\nWith milk?")])
    said = scene.phone.answer("message")
    checks.that("the page says that we have it", said.startswith("We have your message"), said)
    checks.that("and shows it", WROTE in scene.phone.page("/p")[1])
    desk = scene.world.helper.page(f"/desk/refills/{scene.refill}")[1]
    checks.that("so does the desk", WROTE in desk and "Waits for an answer" in desk)
    queue = scene.world.helper.page("/desk?queue=support")[1]
    checks.that("where it stands among what needs somebody", f"/desk/refills/{scene.refill}" in queue)


def answered(scene):
    checks = scene.checks
    checks.equal("staff leave a note", scene.staff("thread.noted", text=f"Ask about {NOTED}"), 303)
    scene.stands("noted", "new", CALLED)
    late = scene.staff("thread.answered", version=1, text=f"Late {ANSWERED}")
    checks.equal("an answer from a stale page: 412", late, 412)
    checks.equal("staff take it", scene.staff("thread.taken"), 303)
    scene.stands("taken", "owned", CALLED)
    checks.equal("staff answer", scene.staff("thread.answered", text=f"Yes, with {ANSWERED}."), 303)
    scene.stands("answered", "answered", [])
    sides = [side for side, _ in scene.entries()]
    checks.equal("each entry once, in order", sides, ["patient", "note", "clinic"])
    page = scene.phone.page("/p")[1]
    checks.equal("the page shows the answer, never the note", (ANSWERED in page, NOTED in page), (True, False))
    said = scene.phone.answer("message")
    checks.that("and says that we wrote back", said.startswith("We wrote to you."), said)
    desk = scene.world.helper.page(f"/desk/refills/{scene.refill}")[1]
    checks.equal("the desk shows both", (ANSWERED in desk, NOTED in desk), (True, True))
    told(scene, "We wrote to you")


def told(scene, subject=None):
    """By one e-mail, without any word of what was written."""
    mails = until(lambda: scene.world.mails(scene.name)) or []
    subjects = [mail.message["Subject"] for mail in mails]
    checks = scene.checks
    checks.equal("the patient has one e-mail", len(mails), 1)
    if subject:
        checks.equal("whose subject says what it is", subjects, [subject])
    said = "".join(mail.words for mail in mails)
    checks.equal("and without their words or ours", [word for word in (WROTE, ANSWERED, NOTED) if word in said], [])
    checks.that("it leads to the page", f"/p/refills/{scene.refill}" in said, said)


def dangerous(scene):
    scene.checks.equal("the patient writes of danger", scene.writes(DANGER), 303)
    scene.stands("dangerous", "reopened", URGENT)


def neutral(world, checks):
    """Who agreed to no more is told no more."""
    scene = ThreadScene(world, checks, "reserved")
    scene.writes(f"About {WROTE}")
    scene.staff("thread.answered", text=f"Of course, {ANSWERED}.")
    told(scene)
    subjects = [mail.message["Subject"] for mail in world.mails("reserved")]
    checks.that("and the subject is neutral", not any("wrote" in subject for subject in subjects), subjects)


def first_word(world, checks):
    """Staff may write first: nobody is told then that they had written."""
    scene = ThreadScene(world, checks, "first-word", contacts=in_words("first-word"))
    checks.equal("staff write first", scene.staff("thread.answered", text=f"About {ANSWERED}"), 303)
    told(scene)
    said = "".join(mail.words for mail in world.mails("first-word"))
    checks.that("and the patient is not told that they wrote", "You wrote to us" not in said, "You wrote to us")


def over_the_api(world, checks):
    scene = ThreadScene(world, checks, "by-api")
    said = lambda type, text=None, **more: world.post(scene.path, {"type": type, "text": text}, **more)
    wrote = said("thread.wrote", f"{WROTE} again")
    checks.equal("a system writes for the patient", (wrote.status, wrote.json.get("state")), (200, "new"))
    for by, type in [("ehr", "thread.answered"), ("billing", "thread.wrote"), ("ehr", "thread.noted")]:
        checks.equal(f"{type} by {by}: 403", said(type, "Words", by=by).status, 403)
    checks.equal("another version than it is: 412", said("thread.wrote", "More", If_Match='"0"').status, 412)
    for _ in range(2):
        said("thread.wrote", "Once", Idempotency_Key="once")
    found = [text for _, text in scene.entries()]
    checks.equal("the same key writes once, what is refused not at all", found, [f"{WROTE} again", "Once"])
    session = {"token": None, "Cookie": world.helper.cookie, "Origin": world.daemon.address}
    post = lambda type, text=None: world.daemon.ask("POST", scene.path, {"type": type, "text": text}, **session)
    checks.equal("staff answer over the API", post("thread.answered", f"By {ANSWERED}").json.get("state"), "answered")
    checks.equal("and close it", post("thread.closed").json.get("state"), "over")
    checks.equal("twice: 409", post("thread.closed").status, 409)
    scene.phone = world.phone_by_code("by-api")
    checks.equal("the patient, let in by a code, writes", scene.writes("One thing more"), 303)
    scene.stands("written after it was closed", "reopened", CALLED)
