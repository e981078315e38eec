"""A patient pays on the clinic's payment page: its signed word makes the charge paid, the browser's way back does not."""

import bank
from beside_scenes import ChargeScene

PAY = "https://pay.example/now?back={return}"
FORGED = "whsec_" + "bm90IHRoZSBzZWNyZXQgb2YgdGhlIHN5c3RlbQ=="


def run(world, checks):
    scene = ChargeScene(world, checks, "payer")
    scene.says("due", "due", "40.00", "You have $40.00 to pay", wanted=201, payLink=PAY, asked=["payment"], holdsUpSending=True)
    charge = scene.path().rsplit("/", 1)[1]
    said = lambda *words, **more: bank.says(world.daemon, *words, **more).status

    page = scene.phone.page(f"/p/refills/{scene.refill}")[1]
    back = f"%2Fp%2Fcharges%2F{charge}%2Fback"
    checks.that("the payment page is told where to send the patient back", back in page, page)
    status, page = scene.phone.follow(f"/p/charges/{charge}/back?status=paid")
    checks.equal("coming back leads to the charge", (status, "Did you pay?" in page), (200, True))
    scene.stands("came back: still due", "due", "You have $40.00 to pay", ["payment"])

    before = scene.brief()
    checks.equal("a forged payment: 401", said("paid", charge, "40.00", secret=FORGED), 401)
    checks.equal("another amount: 409", said("paid", charge, "39.99"), 409)
    checks.equal("an amount that is none: 422", said("paid", charge, "plenty"), 422)
    checks.equal("a charge that nobody knows: 404", said("paid", "nothing", "40.00"), 404)
    checks.equal("nothing of that changed it", scene.brief(), before)

    checks.equal("paid: 204", said("paid", charge, "40.00", receiptLink="https://pay.example/r"), 204)
    scene.stands("paid", "paid", "You paid $40.00.", [])
    before = scene.brief()
    repeated = (said("paid", charge, "40.00"), said("failed", charge))
    checks.equal("said again, and the try before it: 202", repeated, (202, 202))
    checks.equal("nothing of that changed it", scene.brief(), before)

    world.daemon.kill()
    world.daemon.start()
    checks.equal("said once more after a kill: 202", said("paid", charge, "40.00"), 202)
    scene.stands("after a kill", "paid", "You paid $40.00.", [])
