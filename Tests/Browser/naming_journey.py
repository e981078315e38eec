"""A clinic wants the date of birth before its page says what a drug is called: once a session, with and without script."""

from browser import use_link
from cases import UNNAMED
from keyboard import Keyboard
from pictures import TELEPHONE

NAME, HIDDEN = "Canarizol", "asked for on"


def run(browser, checks):
    for how, manner in {"": {}, " without script": {"java_script_enabled": False}}.items():
        says_it_once(browser, checks, how, **manner)
    by_keyboard(browser, checks)


def says_it_once(browser, checks, how, **manner):
    tab = entered(browser, **manner)
    checks.that(f"no name shows{how}", NAME not in tab.page.content() and HIDDEN in text(tab), text(tab))
    say(tab, "1991-06-08")
    told = text(tab)
    checks.that(f"a wrong date opens nothing{how}", "We have another date." in told and NAME not in told, told)
    tab.open(f"/p/refills/{browser.house.refills['unnamed']}")
    answers = tab.page.locator("[data-answer]").count(), tab.bottom_of_answers() <= TELEPHONE[1]
    checks.equal(f"the six answers stay on the first screen{how}", answers, (6, True))
    say(tab, "1991-06-07")
    checks.that(f"the right one leads back, and there is the name{how}", NAME in text(tab), text(tab))
    tab.open("/p")
    checks.that(f"and on all pages{how}", NAME in text(tab) and HIDDEN not in text(tab), text(tab))
    checks.equal(f"nobody else was asked{how}", (tab.foreign, tab.complaints_beside_status), ([], []))
    tab.context.close()


def by_keyboard(browser, checks):
    tab = entered(browser)
    keyboard = Keyboard(tab)
    keyboard.type(tab.page.get_by_label("Your date of birth"), "06071991")
    keyboard.enter(tab.page.get_by_role("button", name="Show the names"))
    checks.that("the date is said by keyboard", NAME in text(tab), text(tab))
    checks.equal("each stop of its keyboard can be seen", keyboard.unseen, [])
    tab.context.close()


def entered(browser, **manner):
    """A session of its own: what is said in it is said nowhere else."""
    tab = browser.stranger(*TELEPHONE, **manner)
    use_link(tab, browser.house.link(UNNAMED))
    return tab


def say(tab, date):
    tab.page.get_by_label("Your date of birth").fill(date)
    tab.submit(tab.page.get_by_role("button", name="Show the names"))


def text(tab):
    return tab.page.get_by_role("main").inner_text()
