"""Story 7: pushes repeat, come in any order and by the hundred. They bring one question forward and move nothing."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from standardwebhooks import Webhook

from checks import until
from clinic import address_of, tell
from daemon import PUSH_SECRET

STORM = 200


def run(world, checks):
    daemon, pharmacy = world.daemon, world.pharmacies
    id, item = tell(daemon, "pushed", "pushed")["id"], "pushed"
    pharmacy.put("pushed", item, "preparing")
    # What arrives first may not be what happened last, and all three have one id and one time.
    kinds = ["fulfillment", "rerouted", "error"]
    pushes = [body(item, kind) for kind in kinds] * 3
    random.Random(7).shuffle(pushes)

    asked = pharmacy.asked["pushed"]
    bad = push(daemon, pushes[0], Webhook("whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY"))
    checks.equal("a bad signature: 401", bad.status, 401)
    world.fhir.wait_for_rounds(1)  # time enough for a question, had it brought one
    checks.equal("and nothing is asked", pharmacy.asked["pushed"], asked)

    answers = [push(daemon, each).status for each in pushes]
    checks.that("each push is taken", all(200 <= status < 300 for status in answers), answers)
    until(lambda: daemon.refill(id)["tracking"] == "fresh")
    checks.equal("what moved it is what the pharmacy was asked", causes(daemon, id), ["pharmacy.preparing"])

    pharmacy.put("pushed", item, "shipped")
    before = pharmacy.asked["pushed"]
    with ThreadPoolExecutor(8) as pool:
        storm = list(pool.map(lambda _: push(daemon, body(item, random.choice(kinds))).status, range(STORM)))
    checks.that(
        f"{STORM} pushes at once: each is taken", all(200 <= status < 300 for status in storm), set(storm)
    )
    until(lambda: world.mail.to(address_of("pushed")))
    questions = pharmacy.asked["pushed"] - before
    checks.that(f"they bring few questions ({questions})", 1 <= questions <= 6, questions)

    daemon.kill()
    daemon.start()
    again = push(daemon, body(item, "fulfillment"))
    checks.that("sent again after a kill: taken", 200 <= again.status < 300, again)
    until(lambda: pharmacy.asked["pushed"] > before + questions)
    checks.equal(
        "one transition for the shipping", causes(daemon, id), ["pharmacy.preparing", "carrier.inTransit"]
    )
    checks.equal("it is shipped", daemon.refill(id)["progress"], "shipped")
    mails = {mail.id for mail in world.mail.to(address_of("pushed"))}
    checks.equal("one message, one id", len(mails), 1)


def body(item, kind):
    return json.dumps({"type": kind, "id": "evt-1", "time": "2026-03-01T10:00:00Z", "data": {"id": item}})


def push(daemon, text, signer=Webhook(PUSH_SECRET)):
    now = datetime.now(timezone.utc)
    headers = {
        "webhook_id": "evt-1",
        "webhook_timestamp": str(int(now.timestamp())),
        "webhook_signature": signer.sign("evt-1", now, text),
    }
    return daemon.ask("POST", "/v1/inbound/pushed", text, token=None, **headers)


def causes(daemon, id):
    """What the pharmacy's answers did to it."""
    steps = [step["event"] for step in daemon.refill(id)["timeline"] if not step.get("refused")]
    return [step for step in steps if step.startswith(("pharmacy.", "carrier."))]
