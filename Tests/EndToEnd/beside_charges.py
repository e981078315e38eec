"""A charge: a price that is agreed to, due, paid; and story 3, a card that fails when the medicine is on its way."""

from beside_clinic import WHAT
from beside_scenes import ChargeScene
from checks import until
from clinic import CONSENT, address_of

PAY = "https://pay.example/card"


def run(world, checks):
    agreed(scene := ChargeScene(world, checks, "price"))
    no_more_than_that(scene)
    paid(scene)
    story(world, checks)


def agreed(scene):
    checks = scene.checks
    scene.says("quoted", "quoted", "12.50", "It is $12.50, if you agree", asked=["price"], wanted=201)
    act = scene.phone.answer("act")
    checks.that("quoted: the page asks for it", act.startswith("Yes: "), act)
    before = scene.brief()
    checks.equal("a stale page agrees to nothing: 412", scene.agrees(version=7), 412)
    checks.equal("nothing of that changed it", scene.brief(), before)
    checks.equal("the patient agrees", scene.agrees(), 303)
    scene.stands("accepted", "accepted", "You agreed to $12.50. You will not pay more.", [])
    checks.equal("what was agreed to is known", scene.now().get("accepted"), "12.50")
    before = scene.brief()
    again = scene.put("quoted", "12.50").status
    checks.equal("quoted once more: it stays agreed to", (again, scene.brief()), (200, before))


def no_more_than_that(scene):
    before = scene.brief()
    for status, amount, more in [
        ("due", "12.51", {}), ("due", "12.50", {"currency": "EUR"}), ("paid", "99", {}), ("paid", "1000000.00", {}),
    ]:
        answer = scene.put(status, amount, **more)
        scene.refused(f"{status} {amount} {more.get('currency', 'USD')}", answer)
    for by in ("scheduler", "elsewhere"):
        status = scene.put("paid", "12.50", by=by).status
        scene.checks.equal(f"{by} says paid: refused", status, {"scheduler": 403, "elsewhere": 422}[by])
    form = scene.agrees(type="charge.paid", status="paid")
    scene.checks.that("a patient cannot say paid", form >= 400, form)
    scene.checks.equal("nothing of that changed anything", scene.brief(), before)


def paid(scene):
    scene.says("due", "due", "12.50", "You have $12.50 to pay")
    held = scene.put("due", "12.50", holdsUpSending=True).status
    found = (held, scene.world.asked("price"))
    scene.checks.equal("due before it is sent: the refill asks for it", found, (200, ["payment"]))
    scene.says("paid", "paid", "12.50", "You paid $12.50.")


def story(world, checks):
    """At 11:00 the card of a refill fails that is on its way."""
    agreed = {**CONSENT, "level": "status"}
    contact = {"channel": "email", "address": address_of("card"), "consent": agreed, "billing": agreed}
    id = world.at_pharmacy("card", "shipped", way="mail", contacts=[contact])
    scene = ChargeScene(world, checks, "card", id)
    scene.says("failed", "failed", "48.50", "We could not take $48.50", asked=["payment"], wanted=201, payLink=PAY)
    refill = world.refill("card")
    checks.equal("it stays shipped, and on time", (refill["progress"], refill["pace"]), ("shipped", "onTime"))
    actions = [(action["kind"], action["blocks"]) for action in refill["openActions"]]
    checks.equal("one thing is open, and it holds up nothing", actions, [("payment", "nothing")])
    act = scene.phone.answer("act")
    says = act.startswith("Yes: update your card. Your medicine is on its way.")
    checks.that("do I need to do anything: the card, and that it is on its way", says, act)
    checks.that("the page leads to where it is paid", f'href="{PAY}"' in scene.phone.page("/p")[1])
    until(lambda: world.mails("card"))
    words = [mail.words for mail in world.mails("card")]
    checks.equal("the patient has one e-mail", len(words), 1)
    checks.equal("which says no amount", [word for word in ("48.50", "$", WHAT, PAY) if word in "".join(words)], [])
    world.pharmacy.put("shop", "card", "delivered")
    until(lambda: not world.refill("card")["live"])
    found = (world.refill("card")["progress"], world.refill("card")["live"], scene.now()["live"])
    checks.equal("delivered: the refill is closed, the charge is not", found, ("delivered", False, True))
    checks.equal("and is still asked for", world.asked("card"), ["payment"])
    scene.says("paid in the end", "paid", "48.50", "You paid $48.50.")
