"""Prices and the patient's yes: no other price slips in behind it, and one charge answers for no other."""

from beside_scenes import ChargeScene


def run(world, checks):
    another_price(ChargeScene(world, checks, "dearer"))
    without_a_yes(ChargeScene(world, checks, "unasked"))
    two_prices(ChargeScene(world, checks, "two-prices"))
    two_cards(ChargeScene(world, checks, "two-cards"))
    no_hold(ChargeScene(world, checks, "no-hold"))


def another_price(scene):
    scene.put("quoted", "20.00")
    scene.agrees()
    scene.put("quoted", "90.00")
    scene.stands("another price", "quoted", "It is $90.00, if you agree. You pay nothing before that.", ["price"])
    before = scene.brief()
    for status in ("due", "paid"):
        answer = scene.put(status, "90.00")
        scene.refused(f"another price, {status} before the patient agrees to it", answer)
    scene.checks.equal("another price: nothing of that changed it", scene.brief(), before)


def without_a_yes(scene):
    """The page says that nothing is paid before they agree."""
    scene.put("quoted", "20.00")
    answer = scene.put("due", "25.00")
    scene.refused("due for more than was quoted, before the patient agrees", answer)


def two_prices(scene):
    for charge in ("one", "two"):
        scene.put("quoted", "5.00", charge)
    scene.checks.equal("two prices: one of them is agreed to", scene.agrees("one"), 303)
    scene.checks.equal("two prices: the refill still asks for the other", scene.world.asked(scene.name), ["price"])
    scene.checks.equal("two prices: then for none", (scene.agrees("two"), scene.world.asked(scene.name)), (303, []))


def two_cards(scene):
    for charge in ("one", "two"):
        scene.put("failed", "5.00", charge)
    scene.put("paid", "5.00", "one")
    left = scene.world.asked(scene.name)
    scene.checks.equal("two that failed, one is paid: the other is asked for", left, ["payment"])
    scene.put("paid", "5.00", "two")
    scene.checks.equal("two that failed, both paid: none is", scene.world.asked(scene.name), [])


def no_hold(scene):
    """Only a charge of which the clinic says so holds up the pharmacy."""
    for charge, holds, blocks in [("one", False, "nothing"), ("two", True, "sending")]:
        scene.put("failed", "5.00", charge, holdsUpSending=holds)
        found = [(action["kind"], action["blocks"]) for action in scene.world.refill(scene.name)["openActions"]]
        scene.checks.equal(f"failed, holdsUpSending {holds}: it blocks {blocks}", found, [("payment", blocks)])
        scene.put("paid", "5.00", charge)
