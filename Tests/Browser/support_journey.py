"""Support sees what was given up and what is held, sends again, holds and releases."""

from house import SUPPORT

REASON = "they try out their system"


def run(browser, checks):
    tab = browser.tab(SUPPORT)
    tab.open("/desk")
    tab.submit(tab.page.get_by_role("link", name="Messages"))
    given_up = tab.page.get_by_role("button", name="Send again")
    checks.equal("support sees the message that was given up", (tab.status, given_up.count()), (200, 1))
    tab.page.get_by_label("Message", exact=True).select_option("ready")
    tab.page.get_by_label("Why").fill(REASON)
    tab.submit(tab.page.get_by_role("button", name="Hold", exact=True))
    held = tab.page.locator("form", has_text=REASON)
    checks.equal("what is held stands there with its reason", held.count(), 1)
    tab.submit(held.get_by_role("button", name="Release"))
    checks.equal("and is released", held.count(), 0)
    tab.submit(given_up)
    checks.equal("what was given up is sent again", (tab.status, given_up.count()), (200, 0))
    tab.context.close()
