"""The privacy officer finds out who saw a patient, and saves all that is kept of them."""

import json

from cases import MANY, PATIENTS
from house import OFFICER, SUPPORT

REASON = "the patient asked by letter"


def run(browser, checks):
    helper = browser.tab(SUPPORT)
    helper.open("/desk/refills/{ready}".format(**browser.house.refills))
    helper.context.close()
    tab = browser.tab(OFFICER)
    tab.open("/desk")
    tab.submit(tab.page.get_by_role("link", name="Privacy"))
    tab.page.get_by_label("Name, phone").fill("manyfold")
    tab.submit(tab.page.get_by_role("button", name="Find"))
    tab.submit(tab.page.locator("main h2 a").first)
    rows = tab.page.locator("tbody tr")
    refill = browser.house.refills["ready"]
    seen = rows.filter(has_text=refill).filter(has_text=SUPPORT).filter(has_text="a refill on the desk")
    checks.equal("the officer sees that support looked at the refill", (tab.status, seen.count() >= 1), (200, True))
    tab.submit(tab.page.get_by_role("link", name="A year"))
    checks.that("and over a longer time, too", rows.filter(has_text=refill).count() >= 1)
    tab.page.get_by_label("Why, and who asked for it").fill(REASON)
    with tab.page.expect_download() as saving:
        tab.page.get_by_role("button", name="Save the record").click()
    record = json.loads(saving.value.path().read_text())
    checks.equal("the file is the patient's", record["patient"]["name"], PATIENTS[MANY]["name"])
    checks.that("with all of their refills", len(record["refills"]) > 10, len(record["refills"]))
    tab.open(tab.page.url.removeprefix(browser.house.daemon.address))
    saved = rows.filter(has_text=REASON).filter(has_text="the whole record, as a file")
    checks.equal("and that it was saved is on record, with the reason", saved.count(), 1)
    tab.context.close()
