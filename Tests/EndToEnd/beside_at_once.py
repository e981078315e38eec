"""Many say something at once: each is heard once, and all are told the same id."""

from concurrent.futures import ThreadPoolExecutor

from beside_scenes import ChargeScene, ThreadScene, VisitScene
from beside_visits import FIRST

MANY = 16


def run(world, checks):
    written(ThreadScene(world, checks, "crowd"))
    told(world, checks)
    agreed(ChargeScene(world, checks, "twice-agreed"))


def at_once(say, count=MANY):
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(say, range(count)))


def written(scene):
    """The first words of a thread, from the page and from a system."""
    post = lambda text: scene.world.post(scene.path, {"type": "thread.wrote", "text": text}).status
    write = lambda number: post(f"Number {number}") if number % 2 else scene.writes(f"Number {number}")
    scene.checks.equal("many write at once: each is taken", set(at_once(write)), {200, 303})
    found = sorted(text for _, text in scene.entries())
    scene.checks.equal("and stands there once", found, sorted(f"Number {number}" for number in range(MANY)))
    scene.checks.equal("the version counts them", scene.now()["version"], MANY)


def told(world, checks):
    """A scheduler that sends the first word of a visit several times at once."""
    found = []
    for number in range(6):
        scene = VisitScene(world, checks, f"crowd-{number}")
        body = scene.body("offered", slots=[FIRST])
        answers = at_once(lambda _: world.put(scene.path, body, "scheduler"))
        ids = {answer.json.get("id") for answer in answers}
        found.append((ids == {scene.now()["id"]}, scene.now()["version"]))
    name = "visits told of many times at once: all are told the one id, and it is one step"
    checks.equal(name, found, [(True, 1)] * 6)


def agreed(scene):
    """Two windows of one patient."""
    scene.put("quoted", "5.00")
    version = scene.now()["version"]
    found = sorted(at_once(lambda _: scene.agrees(version=version), 2))
    scene.checks.equal("a price agreed to twice at once: once", (found, scene.now()["version"]), ([303, 412], 2))
