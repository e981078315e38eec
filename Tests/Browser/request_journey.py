"""A patient asks for a refill on the page: what is due by mouse without script, what is too soon by keyboard with a reason."""

from cases import BACK, REFILLABLE
from house import PROVIDER
from keyboard import Keyboard
from pictures import TELEPHONE

DUE, TOO_SOON = REFILLABLE
WHY = "I travel <soon>."


def run(browser, checks):
    house = browser.house
    what_is_due(browser, house, checks)
    too_soon(browser, house, checks)


def ask(tab):
    return tab.page.get_by_role("button", name="Ask for it", exact=True)


def main_of(tab):
    return tab.page.get_by_role("main").inner_text()


def what_is_due(browser, house, checks):
    tab = browser.tab(BACK, *TELEPHONE, java_script_enabled=False)
    tab.open("/p")
    tab.submit(tab.page.get_by_role("link", name="Ask for a refill"))
    tab.submit(ask(tab))
    checks.equal("who chose nothing is told", (tab.status, "Choose what you need." in main_of(tab)), (422, True))
    tab.page.get_by_label(DUE, exact=True).check()
    tab.page.get_by_label("Which pharmacy should fill it?").select_option(index=1)
    tab.submit(ask(tab))
    checks.that("what is due is asked for", "/p/refills/" in tab.page.url, tab.page.url)
    act = tab.answer("act")
    checks.that("and there is nothing else to do", act.startswith("No."), act)
    tab.open("/p/request")
    checks.equal("it is not asked for twice", tab.page.get_by_label(DUE, exact=True).count(), 0)
    tab.context.close()


def too_soon(browser, house, checks):
    tab = browser.tab(BACK, *TELEPHONE)
    keyboard = Keyboard(tab)
    tab.open("/p/request")
    keyboard.to(tab.page.get_by_label(TOO_SOON, exact=True))
    tab.page.keyboard.press("Space")
    keyboard.type(tab.page.get_by_label("Why you need it early"), WHY)
    keyboard.type(tab.page.get_by_label("Which pharmacy should fill it?"), "Main")
    keyboard.enter(ask(tab))
    checks.that("what is too soon is asked for by keyboard", "/p/refills/" in tab.page.url, main_of(tab))
    refill = tab.page.url.rsplit("/", 1)[1]
    checks.equal("each stop before can be seen", keyboard.unseen, [])
    checks.equal("nobody else was asked", (tab.foreign, tab.complaints_beside_status), ([], []))
    tab.context.close()
    desk = browser.tab(PROVIDER)
    desk.open(f"/desk/refills/{refill}")
    said = main_of(desk)
    checks.that("whoever decides reads why", WHY in said, said)
    desk.context.close()
