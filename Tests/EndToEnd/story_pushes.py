"""Story 7: pushes come three times each and shuffled, then a thousand in a second. They bring one question forward."""

import random

from checks import CannotGoOn, until
from story_pushing import KINDS, STRANGE, PushingPharmacy

BEGINS = "2026-03-04T10:00"
MANY = 1000


def run(world, checks):
    pharmacy = PushingPharmacy(world)
    try:
        for scene in (refused, three_times_each, on_the_heels, killed_before_the_answer, killed_while_asking):
            name = scene.__name__.replace("_", "-")
            pharmacy.has(name)
            scene(world, checks, pharmacy, name)
    finally:
        pharmacy.stop()


def refused(world, checks, pharmacy, name):
    before = pharmacy.questions
    checks.equal("a push with a bad signature: 401", pharmacy.push("fulfillment", name, STRANGE), 401)
    pharmacy.rest()
    checks.equal("and nothing is asked", pharmacy.questions, before)


def three_times_each(world, checks, pharmacy, name):
    known(world, pharmacy, name)
    kinds = random.Random(7).sample(KINDS * 3, 9)
    meanwhile(world, checks, pharmacy, name, "nine pushes", lambda: [pharmacy.push(kind, name) for kind in kinds])
    checks.equal("no push moves it", moves(world, name), ["refill.imported", "pharmacy.preparing"])
    meanwhile(world, checks, pharmacy, name, "a thousand pushes", lambda: pharmacy.storm(name, MANY), "shipped")
    shipped_once(world, checks, pharmacy, "a thousand pushes", name)
    page = world.page(name)
    checks.that("the page says that it left", page["next"].startswith("It has left the pharmacy."), page)


def known(world, pharmacy, name):
    """We know that it is preparing, and nothing is to be asked."""
    pharmacy.push("fulfillment", name)
    if not world.stands(name, "preparing"):
        raise CannotGoOn(f"{name} is not preparing")
    pharmacy.rest()


def meanwhile(world, checks, pharmacy, name, what, push, status="preparing"):
    """They come while a question is under way, which is too early to know what they tell of."""
    before = pharmacy.questions
    with pharmacy.thinking():
        pharmacy.push("fulfillment", name)
        if not until(lambda: pharmacy.questions > before):
            raise CannotGoOn("no question is under way")
        pharmacy.says(name, status)
        answers = push()
    checks.that(f"{what}: 2xx each", answers and all(200 <= answer < 300 for answer in answers), set(answers))
    pharmacy.rest()
    checks.equal(f"{what} bring one question forward", pharmacy.questions - before - 1, 1)


def moves(world, name):
    return [step for step in world.steps(name) if not step.startswith("tracking.")]


def shipped_once(world, checks, pharmacy, what, name):
    world.stands(name, "shipped", 5)
    until(lambda: world.texts(name), 5)
    pharmacy.rest()
    found = moves(world, name)
    checks.equal(f"{what}: one transition", found, ["refill.imported", "pharmacy.preparing", "carrier.inTransit"])
    ids = [text.id for text in world.gateway.to(world.number_of(name))]
    checks.equal(f"{what}: one message, one id", (len(ids), len(set(ids))), (1, 1))
    made = [message["notice"] for message in world.messages(name) if message["notice"] == "shipped"]
    checks.equal(f"{what}: one notice was made", made, ["shipped"])


def on_the_heels(world, checks, pharmacy, name):
    """The question under way brings news itself: what was pushed meanwhile is asked about all the same."""
    what = "pushed while news is on its way"
    meanwhile(world, checks, pharmacy, name, what, lambda: [pharmacy.push(kind, name) for kind in KINDS], "shipped")
    shipped_once(world, checks, pharmacy, what, name)


def killed_before_the_answer(world, checks, pharmacy, name):
    known(world, pharmacy, name)
    pharmacy.says(name, "shipped")
    pharmacy.push_and_kill("fulfillment", name)
    world.daemon.start()
    resent(world, checks, pharmacy, "killed before the answer", name)


def killed_while_asking(world, checks, pharmacy, name):
    """The push was taken, and the question that it brought is under way."""
    known(world, pharmacy, name)
    pharmacy.says(name, "shipped")
    before = pharmacy.questions
    with pharmacy.thinking():
        pharmacy.push("fulfillment", name)
        checks.that("a question is under way", until(lambda: pharmacy.questions > before), "none")
        world.daemon.kill()
    world.daemon.start()
    resent(world, checks, pharmacy, "killed while asking", name)


def resent(world, checks, pharmacy, what, name):
    checks.equal(f"{what}: nothing of it is known", world.refill(name)["progress"], "preparing")
    status = pharmacy.push("fulfillment", name)
    checks.that(f"{what}: sent again: 2xx", 200 <= status < 300, status)
    shipped_once(world, checks, pharmacy, what, name)
