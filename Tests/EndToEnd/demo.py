"""The demo: it fills, each of its buttons does what it says, its clock runs, and it leaves nothing behind.

Usage: python Tests/EndToEnd/demo.py PATH_TO_REFILLD
"""

import sys

sys.dont_write_bytecode = True  # the folder holds what we wrote

import json
import traceback
import urllib.request

from checks import Checks, until
from demo_process import DemoProcess

# What a scene makes of its patient's refill is on the phone: by text, by e-mail, in words of each.
TOLD = {
    "wrong-ready": ("texts", ["ready to pick up", "must correct"]),
    "rerouted": ("texts", ["Something about your order changed"]),
    "part-only": ("texts", ["Part of your order is ready"]),
    "lost-parcel": ("texts", ["a problem with your delivery"]),
    "card-fails": ("texts", ["need something from you"]),
    "many-pushes": ("texts", ["is on its way"]),
    "missed-visit": ("texts", ["need something from you"]),
    "stop": ("mails", ["ready to pick up"]),
}
SAID = {
    "many-pushes": "1,000 pushes, 1000 taken.",
    "mass-mistake": "40 refills",
    "moves": "Nobody here may decide",
    "asks": "asked. Sign in as the provider",
}
DAY_SECONDS = 60


def scenes(demo, checks):
    """The pharmacy that is down comes last: its clock runs."""
    all = [scene["id"] for scene in demo.state()["scenes"]]
    for id in sorted(all, key=lambda id: id == "pharmacy-down"):
        scene = demo.scene(id)
        checks.that(f"{id}: its button can be pressed", scene["isReady"], scene)
        checks.equal(f"{id}: it happens", demo.press(f"/scenes/{id}")[0], 204)
        said = demo.scene(id)["said"]
        checks.that(f"{id}: and says what", SAID.get(id, "") in said and "It did not work:" not in said, said)
        where, wanted = TOLD.get(id, ("texts", []))
        read = lambda: " ".join(item["words"] for item in demo.state(scene["patient"])[where])
        checks.that(f"{id}: the patient reads it", until(lambda: all_in(wanted, read())), read())
    again = demo.press("/scenes/wrong-ready")[0], len(demo.state("remy")["texts"])
    checks.equal("what happened happens once", again, (204, 2))
    checks.equal("a pharmacy that is down comes back", demo.press("/scenes/pharmacy-down")[0], 204)
    back = demo.scene("pharmacy-down")["said"]
    checks.that("and says so", "answers again" in back, back)


def held(demo, checks):
    cookie = demo.press("/staff/lead")[2].split(";")[0]
    request = urllib.request.Request(f"{demo.pages}/v1/holds", headers={"Cookie": cookie})

    def holds():
        with urllib.request.urlopen(request, timeout=10) as answer:
            return [(hold["endpoint"], hold["notice"]) for hold in json.load(answer)["holds"]]

    checks.that("the mass mistake is held by the brake", until(lambda: ("depot", "ready") in holds()), holds())


def all_in(words, text):
    return all(word in text for word in words)


def refused(demo, checks):
    for path in ["/scenes/asks", "/clock/day", "/phone/ada", "/link/ada", "/staff/lead"]:
        checks.equal(f"{path} from another site: 403", demo.press(path, origin="https://evil.example")[0], 403)
    for path in ["/scenes/none", "/clock/back", "/phone/nobody", "/link/nobody", "/staff/nobody"]:
        checks.equal(f"{path}: 404", demo.press(path)[0], 404)
    checks.equal("a patient that is none shows the first", demo.state("nobody")["patient"]["id"], "ada")


def people(demo, checks):
    link = demo.press("/link/ada")[1]
    with urllib.request.urlopen(link, timeout=10) as answer:
        policy = answer.headers["Content-Security-Policy"]
        checks.that("a patient's link opens a page with a button", b"<form" in answer.read(), link)
    checks.that("which the demo's page alone may frame", policy.endswith(f"frame-ancestors {demo.address}"), policy)
    for member in demo.state()["staff"]:
        status, _, cookie = demo.press(f"/staff/{member['account']}")
        request = urllib.request.Request(demo.pages + member["page"], headers={"Cookie": cookie.split(";")[0]})
        with urllib.request.urlopen(request, timeout=10) as answer:
            opened = (status, answer.status, answer.url)
        checks.equal(f"{member['name']} sits at the desk", opened, (204, 200, demo.pages + member["page"]))


def clock(demo, checks):
    checks.equal("the clock runs for a day", demo.press("/clock/day")[0], 204)
    checks.that("within it something is delivered", until(lambda: demo.happened("delivered"), DAY_SECONDS + 15))
    checks.equal("it is told to go as ours", demo.press("/clock/slow")[0], 204)
    checks.equal("and does", demo.state()["speed"], 1)


def main(refilld):
    checks, demo = Checks(), DemoProcess(refilld)
    try:
        demo.open()
        for part in (refused, people, scenes, held, clock):
            part(demo, checks)
        checks.equal("it complains of nothing", demo.complaints, [])
    except Exception:
        checks.that("the run goes through", False, traceback.format_exc())
    finally:
        checks.equal("it ends with 0 when told to stop, and leaves nothing behind", demo.stop(), (0, set()))
    return checks.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
