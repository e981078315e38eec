"""A provider approves several in one go, each confirmed: by mouse without script, and by keyboard."""

from cases import DECIDED, asked
from house import PROVIDER
from keyboard import Keyboard
from provider_journey import button

SEVERAL = {name: asked(DECIDED) for name in ("several-1", "several-2", "several-3", "several-4")}


def run(browser, checks):
    browser.house.add(SEVERAL)
    by_mouse(browser, browser.house, checks)
    by_keyboard(browser, browser.house, checks)


def open_page(tab, house, name):
    """Leads on until this one stands there."""
    tab.open("/desk")
    tab.submit(tab.page.get_by_role("link", name="Approve several"))
    while box(tab, house, name).count() == 0:
        tab.submit(tab.page.get_by_role("link", name="Next page"))


def box(tab, house, name):
    return tab.page.locator(f'input[name="approve-{house.refills[name]}"]')


def by_mouse(browser, house, checks):
    tab = browser.tab(PROVIDER, java_script_enabled=False)
    open_page(tab, house, "several-1")
    boxes = tab.page.get_by_role("checkbox")
    checks.equal("none is chosen before", [one.is_checked() for one in boxes.all()].count(True), 0)
    for name in ("several-1", "several-2"):
        box(tab, house, name).check()
    tab.submit(button(tab, "Approve those confirmed"))
    checks.equal("what was done stands there", tab.page.get_by_role("heading", level=1).inner_text(), "2 of 2 approved")
    found = [house.progress(name) for name in SEVERAL]
    checks.equal("what was confirmed is approved", found, ["approved"] * 2 + ["withProvider"] * 2)
    tab.submit(tab.page.get_by_role("button", name="Undo the decision").first)
    found = sorted(house.progress(name) for name in ("several-1", "several-2"))
    checks.equal("and can be undone", found, ["approved", "withProvider"])
    tab.context.close()


def by_keyboard(browser, house, checks):
    tab = browser.tab(PROVIDER)
    keyboard = Keyboard(tab)
    open_page(tab, house, "several-3")
    box(tab, house, "several-3").focus()
    tab.page.keyboard.press("Space")
    keyboard.enter(button(tab, "Approve those confirmed"))
    checks.equal("one is approved by keyboard", house.progress("several-3"), "approved")
    checks.equal("each stop of its keyboard can be seen", keyboard.unseen, [])
    tab.context.close()
