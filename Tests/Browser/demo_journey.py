"""Somebody who has never seen it opens the demo: presses a button, reads the phone, sits at the desk, lets time pass."""

from accessibility import Barriers
from demo_process import DemoProcess

WIDTHS = [(1440, 900), (1000, 900), (390, 844), (320, 700)]


def run(browser, checks):
    demo = DemoProcess(browser.house.daemon.binary)
    try:
        demo.open()
        tab = browser.elsewhere(demo.address, *WIDTHS[0])
        looks(tab, demo, checks)
        tab.context.close()
    finally:
        demo.stop()


def looks(tab, demo, checks):
    page, barriers = tab.page, Barriers(tab)
    tab.open("/")
    page.locator("#scene-list li").first.wait_for()
    barriers.look("the demo as it opens")
    page.get_by_role("button", name="Pat Provider").click()
    desk = page.frame_locator("#desk-page")
    desk.get_by_role("heading", level=1).filter(has_text="to decide").wait_for()
    checks.that("one button, and somebody sits at the desk", True)
    # By keyboard, as all of it can be.
    page.get_by_role("button", name="“Ready”, and then not").focus()
    page.keyboard.press("Enter")
    texts = page.locator("#texts li")
    texts.nth(1).wait_for()
    words = texts.all_inner_texts()
    told = "ready to pick up" in words[0] and "must correct" in words[1]
    checks.that("the phone shows what was said, and that it was taken back", told, words)
    checks.equal("it is that patient's phone", page.locator("#patients").input_value(), "remy")
    page.get_by_role("button", name="Page", exact=True).click()
    page.get_by_role("button", name="Get in").click()
    phone = page.frame_locator("#patient-page")
    phone.get_by_role("main").get_by_role("button").first.click()
    next = phone.locator('[data-answer="next"] dd')
    next.wait_for()
    checks.that("the page says it, too", "we said it was ready" in next.inner_text(), next.inner_text())
    desk.get_by_role("heading", level=1).filter(has_text="Remy Sample").wait_for()
    checks.that("and the desk shows the same refill", True)
    page.get_by_role("button", name="Texts").click()
    page.get_by_label("Answer by text").fill("<b>HELP</b> {{x}}")
    page.get_by_role("button", name="Send").click()
    own = page.locator("#texts li.own")
    own.wait_for()
    checks.that("what is typed is shown as it was typed", "<b>HELP</b> {{x}}" in own.inner_text(), own.inner_text())
    shown = page.locator("#now").inner_text()
    page.get_by_role("button", name="+ an hour").click()
    page.get_by_role("button", name="in real time").and_(page.locator("[aria-pressed=false]")).wait_for()
    page.get_by_role("button", name="in real time").and_(page.locator("[aria-pressed=true]")).wait_for()
    checks.that("an hour passes, and the clock goes as ours again", page.locator("#now").inner_text() != shown, shown)
    strangers = [url for url in tab.foreign if not url.startswith(demo.pages + "/")]
    checks.equal("nothing is asked of others", strangers, [])
    # Before axe talks to the frames, which browsers complain of.
    checks.equal("and the console is silent", tab.complaints, [])
    for width, height in WIDTHS:
        tab.resize(width, height)
        checks.equal(f"it fits {width} pixels", tab.overflow(), None)
        barriers.look(f"the demo, {width} pixels wide")
    checks.that("nothing keeps anybody out", not barriers.found, str(barriers))
