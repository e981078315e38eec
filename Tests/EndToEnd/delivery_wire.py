"""All that any peer was shown, and all that the daemon wrote down: nobody's name, drug or words are in it."""

import html

from clinic import CANARIES
from delivery_patients import NOTE
from delivery_world import BRAND
from submission_server import PASSWORD
from text_gateway import TOKEN

# Where patients are reached. Mail server and gateway have to know.
PLACES = ["@patients.example", "15552000", "15552010"]
SECRETS = [TOKEN, PASSWORD]


def run(world, checks):
    systems = {
        "receiver": world.webhooks, "queue": world.queue, "topic": world.topic, "redirecting": world.redirecting,
    }
    own = {
        "log": world.daemon.log.read_text(),
        "standard output": world.daemon.lines.read_text(),
        "metrics": world.daemon.ask("GET", "/metrics", token=None).body.decode(),
    }
    quiet = {name: peer.recorded for name, peer in systems.items()} | own
    people = {"mails": world.mail.recorded, "texts": world.gateway.recorded}
    checks.that("there is something to look through", all(quiet.values()) and all(people.values()))
    personal = found({**quiet, **people}, [*CANARIES, NOTE])
    checks.equal("no name, drug or word of a patient's is on any wire or in a log", personal, [])
    checks.equal("who need not know learns no address and no number", found(quiet, PLACES), [])
    checks.equal("no secret is written down", found(own, SECRETS), [])
    texts = "".join(part for mail in world.mail.mails for part in parts(mail, "html"))
    is_escaped = html.escape(BRAND) in texts and "<b>" not in texts
    checks.that("what HTML would take for its own is escaped in mails", is_escaped, texts[:900])
    plain = "".join(part for mail in world.mail.mails for part in parts(mail, "plain"))
    checks.that("and reads as it is in plain text", BRAND in plain, plain[:600])


def found(places, words):
    return [(name, word) for name, text in places.items() for word in words if word.lower() in text.lower()]


def parts(mail, kind):
    return [part.get_content() for part in mail.message.walk() if part.get_content_type() == f"text/{kind}"]
