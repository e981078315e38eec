"""A patient agrees to a price, by mouse without script and by keyboard; reads of what failed and what is paid."""

from urllib.parse import unquote

import bank
from cases import APART, DECIDED, MANY, asked
from keyboard import Keyboard
from matters import CHARGES, FAILED, PAID, QUOTED, charge
from pictures import TELEPHONE

TO_PAY = {
    "agreed-by-mouse": asked(DECIDED, beside=(QUOTED,)),
    "agreed-by-keyboard": asked(DECIDED, beside=(QUOTED,)),
    "dearer-meanwhile": asked(DECIDED, beside=(QUOTED,)),
    "paid-elsewhere": asked(DECIDED, beside=(charge("due", payLink="https://pay.example/?back={return}"),)),
}


def run(browser, checks):
    house = browser.house
    house.add(TO_PAY)
    by_mouse(browser, house, checks)
    by_keyboard(browser, house, checks)
    too_late(browser, house, checks)
    pays(browser, house, checks)
    apart(browser, checks)
    reads(browser, house, checks)


def open_page(tab, house, name):
    tab.open(f"/p/refills/{house.refills[name]}")


def agrees(tab, amount="$25.00"):
    return tab.page.get_by_role("button", name=f"Yes, I agree to {amount}", exact=True)


def by_mouse(browser, house, checks):
    name = "agreed-by-mouse"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    asks = tab.answer("act")
    checks.that("the page asks about a price", asks.startswith("Yes: say if the price is fine."), asks)
    tab.submit(agrees(tab))
    said = tab.answer("pay")
    checks.that("it says what was agreed to", "You agreed to $25.00." in said, said)
    checks.equal("billing finds how much", house.heard(name, CHARGES)["accepted"], "25.00")
    act = tab.answer("act")
    checks.that("then nothing is left to do", act.startswith("No."), act)
    tab.context.close()


def by_keyboard(browser, house, checks):
    tab = browser.tab(DECIDED, *TELEPHONE)
    keyboard = Keyboard(tab)
    open_page(tab, house, "agreed-by-keyboard")
    keyboard.enter(agrees(tab))
    checks.equal("a price is agreed to by keyboard", house.heard("agreed-by-keyboard", CHARGES)["state"], "accepted")
    checks.equal("each stop before it can be seen", keyboard.unseen, [])
    tab.context.close()


def too_late(browser, house, checks):
    """The page is older than the price: without script it stays as it was."""
    name = "dearer-meanwhile"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    house.say(name, *charge("quoted", amount="40.00"))
    tab.submit(agrees(tab))
    checks.equal("who agrees to a price that has risen is refused", tab.status, 412)
    said = tab.page.get_by_role("main").inner_text()
    checks.that("and is told plainly", "Something has changed meanwhile." in said, said)
    checks.equal("nothing is agreed to", house.heard(name, CHARGES).get("accepted"), None)
    open_page(tab, house, name)
    checks.equal("the page offers the new price", agrees(tab, "$40.00").count(), 1)
    tab.context.close()


def pays(browser, house, checks):
    """Away to the payment page and back: the page says that it does not know yet, and then that it is paid."""
    name = "paid-elsewhere"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    leads = tab.page.locator("#charges").get_by_role("link", name="Pay now").get_attribute("href")
    back = unquote(leads.split("back=")[1])
    tab.open(back.removeprefix(house.daemon.address))
    said = tab.page.locator("#charges").inner_text()
    checks.that("who comes back reads that it is not known yet", "We have not heard of it yet." in said, said)
    told = bank.says(house.daemon, "paid", name, "25.00").status
    tab.page.reload()
    said = tab.page.locator("#charges").inner_text()
    found = (told, "You paid $25.00." in said, "We have not heard" in said)
    checks.equal("once the payment system says so, it is paid", found, (204, True, False))
    tab.context.close()


def apart(browser, checks):
    """A price that is about no refill is agreed to at home."""
    tab = browser.tab(APART, *TELEPHONE, java_script_enabled=False)
    tab.open("/p")
    tab.submit(agrees(tab))
    found = (tab.page.url, "You agreed to $25.00." in tab.answer("pay"))
    checks.equal("a price about no refill is agreed to at home", found, (f"{tab.origin}/p", True))
    tab.context.close()


def reads(browser, house, checks):
    """That a payment failed does not say that the medicine stays away."""
    tab = browser.tab(MANY, *TELEPHONE)
    open_page(tab, house, "charge-failed")
    act = tab.answer("act")
    wanted = "Yes: update your card. Your medicine is on its way."
    checks.that("a failed payment asks for the card, and the parcel comes", act.startswith(wanted), act)
    leads = tab.page.locator(f'section a[href="{FAILED[1]["payLink"]}"]').count()
    checks.equal("and leads to where it is paid", leads, 1)
    open_page(tab, house, "charge-paid")
    pay = tab.answer("pay")
    checks.that("what is paid is charged again", "You paid $25.00. It is charged again on" in pay, pay)
    leads = tab.page.get_by_role("link", name="Receipt").get_attribute("href")
    checks.equal("and leads to its receipt", leads, PAID[1]["receiptLink"])
    tab.context.close()
