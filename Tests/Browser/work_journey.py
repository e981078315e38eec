"""Two of the clinic share the work: one takes a refill by key, hands it over, puts another off, and goes away."""

from datetime import date, timedelta

from cases import DECIDED, asked
from house import OTHER_PROVIDER, PROVIDER
from keyboard import Keyboard
from provider_journey import button, go, link_to

WORK = {"to-share": asked(DECIDED), "to-put-off": asked(DECIDED)}


def run(browser, checks):
    house = browser.house
    house.add(WORK)
    first = browser.tab(PROVIDER, java_script_enabled=False)
    second = browser.tab(OTHER_PROVIDER, java_script_enabled=False)
    takes_and_hands_over(first, second, house, checks)
    puts_off(first, second, house, checks)
    goes_away(first, second, house, checks)
    by_keyboard(browser, house, checks)
    for tab in (first, second):
        tab.context.close()


def open_desk(tab, house, name):
    tab.open(f"/desk/refills/{house.refills[name]}")


def stands(tab, house, name, queue):
    tab.open(f"/desk?queue={queue}")
    return link_to(tab, house, name).count() == 1


def main_of(tab):
    return tab.page.get_by_role("main").inner_text()


def takes_and_hands_over(first, second, house, checks):
    name = "to-share"
    open_desk(first, house, name)
    go(first, "t")
    checks.that("T takes it", stands(first, house, name, "yours"))
    checks.that("and nobody else has it", not stands(second, house, name, "yours"))
    open_desk(second, house, name)
    said = main_of(second)
    checks.that("who opens it reads who has it", "has taken this." in said, said)
    open_desk(first, house, name)
    first.page.locator("summary", has_text="Hand it over").click()
    first.page.get_by_label("To whom").select_option(label=OTHER_PROVIDER)
    first.page.get_by_label("What they should know").fill("She travels on Friday.")
    first.submit(button(first, "Hand over"))
    checks.that("it is handed over", stands(second, house, name, "yours"))
    open_desk(second, house, name)
    said = main_of(second)
    checks.that("with what they should know", "She travels on Friday." in said, said)


def puts_off(first, second, house, checks):
    name = "to-put-off"
    open_desk(first, house, name)
    first.page.locator("summary", has_text="Put it off").click()
    later = date.today() + timedelta(days=2)
    first.page.get_by_label("Back in the queue on").fill(later.isoformat())
    first.page.get_by_label("Why it may wait").fill("The labs come tomorrow.")
    first.submit(button(first, "Put it off"))
    checks.that("what is put off is in no one's way", not stands(second, house, name, "decide"))
    checks.that("it stands in a list of its own", stands(second, house, name, "snoozed"))
    said = main_of(second)
    checks.that("which says why", "The labs come tomorrow." in said, said)
    open_desk(second, house, name)
    second.submit(button(second, "Back to the queue"))
    checks.that("anybody brings it back", stands(first, house, name, "decide"))


def goes_away(first, second, house, checks):
    name = "to-share"
    second.open("/desk/account")
    second.page.get_by_label("First day away").fill((date.today() - timedelta(days=1)).isoformat())
    second.page.get_by_label("Back on").fill((date.today() + timedelta(days=7)).isoformat())
    second.page.get_by_label("Who covers").select_option(label=PROVIDER)
    second.submit(button(second, "I am away then"))
    said = main_of(second)
    checks.that("the account says so", "You are away" in said and "covers." in said, said)
    checks.that("who covers finds it among their own", stands(first, house, name, "yours"))
    open_desk(first, house, name)
    said = main_of(first)
    checks.that("and reads who is away", "is away until" in said, said)
    second.open("/desk/account")
    second.submit(button(second, "I am here"))
    checks.that("back again, it is theirs alone", not stands(first, house, name, "yours"))


def by_keyboard(browser, house, checks):
    tab = browser.tab(PROVIDER)
    keyboard = Keyboard(tab)
    open_desk(tab, house, "to-put-off")
    keyboard.unfold(tab.page.locator("summary", has_text="Put it off"))
    later = date.today() + timedelta(days=3)
    keyboard.type(tab.page.get_by_label("Back in the queue on"), later.strftime("%m%d%Y"))
    keyboard.type(tab.page.get_by_label("Why it may wait"), "Later.")
    keyboard.enter(button(tab, "Put it off"))
    checks.that("put off by keyboard", stands(tab, house, "to-put-off", "snoozed"))
    open_desk(tab, house, "to-put-off")
    keyboard.enter(button(tab, "Back to the queue"))
    checks.equal("each stop of the keyboard can be seen", keyboard.unseen, [])
    tab.context.close()
