"""A patient chooses a time for a visit, says that they come or cannot: without script, by keyboard, too late."""

from cases import APART, DECIDED, asked
from house import SUPPORT
from keyboard import Keyboard
from matters import BOOKED, MOVED_ON, OFFERED, PLACE, SLOTS, VISITS, visit
from pictures import TELEPHONE

TO_COME_TO = {
    "chosen-by-mouse": asked(DECIDED, beside=(OFFERED,)),
    "chosen-by-keyboard": asked(DECIDED, beside=(OFFERED,)),
    "moved-meanwhile": asked(DECIDED, beside=(BOOKED,)),
}
WISH = "Any day after four."


def run(browser, checks):
    house = browser.house
    house.add(TO_COME_TO)
    by_mouse(browser, house, checks)
    by_keyboard(browser, house, checks)
    too_late(browser, house, checks)
    apart(browser, checks)


def open_page(tab, house, name):
    tab.open(f"/p/refills/{house.refills[name]}")


def times(tab):
    return tab.page.get_by_role("button", name="Ask for ")


def button(tab, name):
    return tab.page.get_by_role("button", name=name, exact=True)


def card(tab):
    return tab.page.locator("section", has=tab.page.get_by_role("heading", name="Your visit")).inner_text()


def by_mouse(browser, house, checks):
    name = "chosen-by-mouse"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    asks = tab.answer("act")
    checks.that("the page asks for a time", asks.startswith("Yes: choose a time for your visit."), asks)
    checks.equal("each time that is offered can be chosen", times(tab).count(), len(SLOTS))
    tab.submit(times(tab).nth(1))
    said = tab.answer("visit")
    checks.that("the page says that it is asked for", said.startswith("You asked for "), said)
    checks.equal("the scheduler finds which", house.heard(name, VISITS)["chosen"], SLOTS[1])
    checks.equal("another can be chosen still", times(tab).count(), len(SLOTS) - 1)
    house.say(name, *visit("booked", startsAt=SLOTS[1], **PLACE))
    open_page(tab, house, name)
    found = (tab.answer("visit")[:9], times(tab).count())
    checks.equal("once the scheduler says so it is booked, and no time is offered", found, ("It is on ", 0))
    shown = card(tab)
    missing = [words for words in (PLACE["place"], PLACE["with"], PLACE["prepare"]) if words not in shown]
    checks.equal("the page says where, with whom, and what to have at hand", missing, [])
    joins = tab.page.get_by_role("link", name="Join the visit")
    checks.equal("and leads to it", joins.get_attribute("href"), PLACE["link"])
    tab.submit(button(tab, "I will be there"))
    checks.equal("that they come is heard", house.heard(name, VISITS)["state"], "confirmed")
    checks.that("and said back", "You said that you will be there." in card(tab), card(tab))
    cannot_come(browser, house, tab, name, checks)
    tab.context.close()


def cannot_come(browser, house, tab, name, checks):
    tab.page.locator("summary", has_text="I cannot come then").click()
    tab.page.get_by_label("When could you come?").fill(WISH)
    tab.submit(button(tab, "I cannot come then"))
    said = tab.answer("visit")
    checks.that("the time stands until there is another", said.startswith("You asked to move it. Until"), said)
    desk = browser.tab(SUPPORT)
    desk.open(f"/desk/refills/{house.refills[name]}")
    checks.equal("the desk shows when they could", desk.page.get_by_text(f"“{WISH}”").count(), 1)
    desk.context.close()


def by_keyboard(browser, house, checks):
    name = "chosen-by-keyboard"
    tab = browser.tab(DECIDED, *TELEPHONE)
    keyboard = Keyboard(tab)
    open_page(tab, house, name)
    keyboard.enter(times(tab).nth(2))
    checks.equal("a time is chosen by keyboard", house.heard(name, VISITS)["chosen"], SLOTS[2])
    house.say(name, *BOOKED)
    open_page(tab, house, name)
    keyboard.enter(button(tab, "I will be there"))
    checks.equal("a visit confirmed", house.heard(name, VISITS)["state"], "confirmed")
    keyboard.unfold(tab.page.locator("summary", has_text="I cannot come then"))
    keyboard.type(tab.page.get_by_label("When could you come?"), WISH)
    keyboard.enter(button(tab, "I cannot come then"))
    checks.equal("and another time asked for", house.heard(name, VISITS)["wish"], WISH)
    checks.equal("each stop of the patient's keyboard can be seen", keyboard.unseen, [])
    checks.equal("the console is silent", tab.complaints, [])
    tab.context.close()


def too_late(browser, house, checks):
    """The page is older than what the scheduler says: without script it stays as it was."""
    name = "moved-meanwhile"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    house.say(name, *MOVED_ON)
    tab.submit(button(tab, "I will be there"))
    checks.equal("who says yes to a time that was moved is refused", tab.status, 412)
    said = tab.page.get_by_role("main").inner_text()
    checks.that("and is told plainly", "Something has changed meanwhile." in said, said)
    checks.equal("the visit is as the scheduler says", house.heard(name, VISITS)["state"], "moved")
    tab.context.close()


def apart(browser, checks):
    """A visit that is about no refill is chosen at home."""
    tab = browser.tab(APART, *TELEPHONE, java_script_enabled=False)
    tab.open("/p")
    tab.submit(times(tab).first)
    checks.equal("what is about no refill leads home again", tab.page.url, f"{tab.origin}/p")
    said = tab.answer("visit")
    checks.that("where it is asked for", said.startswith("You asked for "), said)
    tab.context.close()
