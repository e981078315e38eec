"""Texts that patients send: they stand in the thread, each as often as it was written, with nothing hidden in it."""

from beside_clinic import CHANNEL, TEXTED
from beside_scenes import ThreadScene
from beside_threads import CALLED, URGENT
from checks import until
from clinic import CONSENT
from delivery_patients import day_zone

NUMBER, WORDS = "+15552000001", f"Is it {TEXTED}?"
TURNED = "Not \u202etoday"


def run(world, checks):
    contacts = [{"channel": "text", "address": NUMBER, "consent": CONSENT}]
    scene = ThreadScene(world, checks, "texter", contacts=contacts, zone=day_zone())
    address = f"{world.daemon.address}/v1/inbound/texts/{CHANNEL}"
    text = lambda words, **more: world.gateway.pass_on(address, NUMBER, words, **more)
    found = lambda: [words for _, words in scene.entries()]

    checks.equal("a forged text: 401", text("Forged", token="another token"), 401)
    checks.equal("a text comes in", text(WORDS), 204)
    until(found)
    scene.stands("texted", "new", CALLED)
    checks.that("the page shows it", TEXTED in scene.phone.page("/p")[1])
    checks.equal("the gateway passes it on once more", text(WORDS), 204)
    checks.equal("it stands there once", found(), [WORDS])
    checks.equal("staff answer", scene.staff("thread.answered", text="Yes."), 303)
    checks.equal("the patient texts the same words again", text(WORDS, id="SM3"), 204)
    until(lambda: len(found()) > 2, 5)
    checks.equal("these stand there, too", found(), [WORDS, "Yes.", WORDS])
    checks.equal("a text of danger comes in", text("no puedo respirar", id="SM4"), 204)
    until(lambda: "no puedo respirar" in found())
    scene.stands("texted of danger", "reopened", URGENT)
    turned(world, checks, scene, text)


def turned(world, checks, scene, text):
    """A sender of a text cannot be told to leave it out."""
    before = len(scene.entries())
    checks.equal("a text that turns the reading direction comes in", text(TURNED, id="SM5"), 204)
    until(lambda: len(scene.entries()) > before)
    checks.equal("it stands there", len(scene.entries()), before + 1)
    pages = [scene.phone.page("/p")[1], world.helper.page(f"/desk/refills/{scene.refill}")[1]]
    checks.equal("and turns nothing on either page", ["\u202e" in page for page in pages], [False, False])
