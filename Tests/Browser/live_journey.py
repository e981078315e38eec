"""A page that stays open shows what is new by itself and says so, and nothing is taken from under anybody's fingers."""

from cases import ORDINARY
from house import PROVIDER
from pictures import TELEPHONE

from checks import until
from desk import Desk


def run(browser, checks):
    house = browser.house
    provider = Desk(house.daemon)
    provider.sign_in(PROVIDER)
    tab = browser.tab(ORDINARY, *TELEPHONE)
    tab.open_and_listen("/p")
    before = heading(tab)
    decide(provider, house, "provider.approve")
    news = until(lambda: heading(tab) != before and heading(tab))
    checks.equal("an open page follows what happens", news, "Your provider said yes")
    said = tab.page.get_by_role("status").inner_text()
    checks.equal("and says it to who only hears it", said, f"There is news on this page. {news}")
    checks.equal("its title, too", tab.page.title(), news)
    tab.page.locator("summary", has_text="Tell us").click()
    decide(provider, house, "provider.undo")
    asked = len(tab.requests)
    tab.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    checks.equal("what was opened is not replaced", (heading(tab), len(tab.requests)), (news, asked))
    tab.page.locator("summary", has_text="Tell us").click()
    tab.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    checks.that("and follows when it is closed", until(lambda: heading(tab) == before), heading(tab))
    checks.equal("the console is silent", tab.complaints, [])
    checks.equal("nobody else was asked", tab.foreign, [])
    tab.context.close()


def heading(tab):
    return tab.page.locator("h1").inner_text()


def decide(provider, house, type):
    refill = house.refills["ordinary"]
    version = house.daemon.refill(refill)["version"]
    answer = provider.event(refill, type, version)
    if answer.status != 200:
        raise AssertionError(f"{type}: {answer}")
