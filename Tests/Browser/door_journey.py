"""A patient at night, with a message's link that carries no rights: a code by e-mail opens the page, here and once."""

import re

from cases import ORDINARY
from pictures import TELEPHONE

from checks import until
from clinic import address_of


def run(browser, checks):
    house = browser.house
    refill = house.refills["ordinary"]
    tab = browser.stranger(*TELEPHONE)
    code, link = asked(tab, house, f"/p/refills/{refill}", address_of(ORDINARY))
    elsewhere = browser.stranger(*TELEPHONE)
    elsewhere.page.goto(link)
    checks.that("the e-mail's link opens nothing elsewhere", code in text(elsewhere), text(elsewhere))
    checks.equal("but says where the code is typed", elsewhere.page.get_by_label("The code").count(), 0)
    tab.page.get_by_label("The code").fill("000000" if code != "000000" else "000001")
    tab.submit(tab.page.get_by_role("button", name="Open my page"))
    checks.equal("another code opens nothing", tab.status, 403)
    tab.page.get_by_label("The code").fill(code)
    tab.submit(tab.page.get_by_role("button", name="Open my page"))
    opened = (tab.status, tab.page.url, tab.page.locator("[data-answer]").count())
    checks.equal("the code opens the refill", opened, (200, f"{tab.origin}/p/refills/{refill}", 6))
    checks.equal("and the console is silent", tab.complaints_beside_status, [])
    again = browser.stranger(*TELEPHONE, java_script_enabled=False)
    _, link = asked(again, house, "/p", address_of(ORDINARY))
    again.page.goto(link)
    again.submit(again.page.get_by_role("button", name="Open my page"))
    checks.equal("the link types the code where it was asked for, without script", again.page.url, f"{tab.origin}/p")
    for opened in (tab, elsewhere, again):
        opened.context.close()


def asked(tab, house, path, address):
    """→ the code that came, and the link."""
    before = len(codes(house, address))
    tab.open(path)
    tab.page.get_by_label("Your e-mail or mobile number").fill(f" {address.upper()} ")
    tab.submit(tab.page.get_by_role("button", name="Send me a code"))
    until(lambda: len(codes(house, address)) > before)
    words = codes(house, address)[-1].words
    return re.search(r"Your code is (\d{6})", words)[1], re.search(r"http://\S+/p/enter\?code=\d{6}", words)[0]


def codes(house, address):
    return [mail for mail in house.mail.to(address) if "Your code is" in (mail.message["Subject"] or "")]


def text(tab):
    return tab.page.get_by_role("main").inner_text()
