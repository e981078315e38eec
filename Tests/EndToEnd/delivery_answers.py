"""What patients answer to texts: STOP ends them, HELP explains, START resumes; what is forged changes nothing."""

from checks import until
from clinic import patient_of, refill_of
from delivery_faults import unsettled
from delivery_messages import ENDED, reasons, ways_of
from delivery_patients import NOTE, number_of
from text_gateway import TOKEN

LEAVER, ASKER = "leaver-1", "asker-1"


def run(world, checks):
    gateway, number, asker = world.gateway, number_of(LEAVER), number_of(ASKER)
    answers = lambda of: [text.words for text in gateway.to(of) if not text.id]
    say = lambda of, words, **more: gateway.pass_on(world.address, of, words, **more)

    checks.that("a forged STOP: 401", say(number, "STOP", token="another token") in (401, 403))
    checks.equal("HELP is taken", say(asker, "HELP"), 204)
    until(lambda: answers(asker))
    said = answers(asker)
    checks.that("HELP: answered once, with whom to call", len(said) == 1 and "+1 555 0100" in said[0], said)
    checks.equal("the forged STOP is not answered", answers(number), [])

    checks.equal("words for a person are taken", say(asker, f"My {NOTE} itches, may I take more?"), 204)
    until(lambda: "patient.texted" in steps(world, ASKER))
    checks.that("and support is called to them", "patient.texted" in steps(world, ASKER), steps(world, ASKER))
    checks.equal("and not answered", len(answers(asker)), 1)
    checks.equal("STOP of a number that no patient has is taken", say("+15559990000", "STOP"), 204)

    texts = len([text for text in gateway.to(number) if text.id])
    checks.equal("STOP is taken", say(number, "Stop."), 204)
    until(lambda: answers(number))
    said = answers(number)
    checks.that("STOP: confirmed", len(said) == 1 and "no more texts" in said[0], said)
    checks.equal("STOP again is taken", say(number, "STOP"), 204)
    world.clinic.work([LEAVER], ["rerouted"])
    until(lambda: withheld(world), 30)
    rows = world.messages(patient_of(LEAVER))
    checks.that("after STOP news of safety is for a person to tell", withheld(world), rows)
    sent = lambda: (len(answers(number)), known(gateway, number))
    checks.equal("after STOP nothing is sent", sent(), (1, texts))
    checks.equal("a forged START: 401", say(number, "START", token="another token"), 401)
    checks.equal("and nothing is sent", sent(), (1, texts))

    checks.equal("START is taken", say(number, "START"), 204)
    until(lambda: known(gateway, number) > texts, 30)
    checks.equal("START: what was kept back is sent, and nothing else", sent(), (1, texts + 1))
    until(lambda: not unsettled(world), 30)
    checks.equal("and counts as sent", ways_of(world, LEAVER)[-1], ("changed", [("text", None)]))
    forged_report(world, checks)
    checks.equal("a number that no patient has is not answered", gateway.to("+15559990000"), [])


def known(gateway, number):
    return len([text for text in gateway.to(number) if text.id])


def withheld(world):
    return [reason for reason in reasons(world, LEAVER, "withdrawn") if reason.endswith(ENDED)]


def forged_report(world, checks):
    """Who does not know the token cannot say that a text did not arrive."""
    text = [each for each in world.gateway.to(number_of(ASKER)) if each.id][0]
    before = ways_of(world, ASKER)
    forged = world.gateway.report(text, "undelivered 30003", token="another token")
    checks.equal("a forged report: 401", forged, 401)
    other = text.callback.replace(text.id, text.id[:-4] + "0000")
    answer = world.gateway.post(other, {"MessageStatus": "failed"}, TOKEN)
    checks.equal("a report on no text of ours is taken", answer, 204)
    checks.equal("what was sent stays sent", ways_of(world, ASKER), before)


def steps(world, name):
    return [step["event"] for step in world.daemon.refill(refill_of(name))["timeline"] if not step.get("refused")]
