"""A provider signs in, finds what waits, decides: by mouse without script, by keyboard alone, by
the keys of the page, too late."""

from browser import sign_in
from cases import TO_DECIDE
from house import OTHER_PROVIDER, PROVIDER
from keyboard import Keyboard

from desk import PASSWORD


def run(browser, checks):
    house = browser.house
    house.add(TO_DECIDE)
    by_mouse(browser, house, checks)
    by_keyboard(browser, house, checks)
    by_keys(browser, house, checks)
    too_late(browser, house, checks)


def button(tab, name):
    return tab.page.get_by_role("button", name=name, exact=True)


def link_to(tab, house, name):
    return tab.page.locator(f'a[href="/desk/refills/{house.refills[name]}"]')


def by_mouse(browser, house, checks):
    tab = browser.stranger(java_script_enabled=False)
    sign_in(tab, PROVIDER)
    checks.equal("signing in leads to the queue", tab.page.url, f"{tab.origin}/desk")
    tab.submit(link_to(tab, house, "by-mouse"))
    tab.page.get_by_label("Note for colleagues").fill("as last time")
    tab.submit(button(tab, "Approve"))
    checks.equal("approved without script", (tab.status, house.progress("by-mouse")), (200, "approved"))
    tab.submit(button(tab, "Undo the decision"))
    checks.equal("and undone", house.progress("by-mouse"), "withProvider")
    tab.submit(tab.page.get_by_role("button", name="Sign out"))
    tab.open("/desk")
    checks.equal("signed out, the desk asks who it is", tab.page.url, f"{tab.origin}/desk/sign-in")
    tab.context.close()


def by_keyboard(browser, house, checks):
    tab = browser.stranger()
    keyboard = Keyboard(tab)
    tab.open("/desk/sign-in")
    keyboard.type(tab.page.get_by_label("Account"), PROVIDER)
    keyboard.type(tab.page.get_by_label("Password"), PASSWORD)
    keyboard.enter(button(tab, "Sign in"))
    keyboard.enter(link_to(tab, house, "by-keyboard"))
    keyboard.enter(button(tab, "Approve"))
    checks.equal("approved by keyboard", house.progress("by-keyboard"), "approved")
    keyboard.enter(tab.page.get_by_role("link", name="Queue"))
    keyboard.enter(link_to(tab, house, "denied-by-keyboard"))
    keyboard.unfold(tab.page.locator("summary", has_text="Deny with a reason"))
    keyboard.type(tab.page.get_by_label("Reason"), "needs app")
    keyboard.type(tab.page.get_by_label("Words for the patient").first, "Let us talk first.")
    keyboard.type(tab.page.get_by_label("Until then"), "we call")
    keyboard.enter(button(tab, "Deny"))
    checks.equal("denied by keyboard", house.progress("denied-by-keyboard"), "denied")
    seen = tab.page.get_by_role("main").inner_text()
    checks.that("the page says why", "visit" in seen.lower(), seen)
    checks.equal("each stop of the keyboard can be seen", keyboard.unseen, [])
    tab.context.close()


def by_keys(browser, house, checks):
    """One keystroke each, without script."""
    tab = browser.tab(PROVIDER, java_script_enabled=False)
    here = f"/desk/refills/{house.refills['by-keys']}"
    tab.open("/desk")
    go(tab, "n")
    checks.that("N leads to the first that waits", "/desk/refills/" in tab.page.url, tab.page.url)
    tab.open(here)
    go(tab, "a")
    checks.equal("A approves", house.progress("by-keys"), "approved")
    go(tab, "u")
    checks.equal("U takes it back", house.progress("by-keys"), "withProvider")
    for key, name in (("r", "Deny with a reason"), ("q", "Ask the patient")):
        press(tab, key)
        fold = tab.page.locator("details[open] > summary", has_text=name)
        checks.equal(f"{key.upper()} opens “{name}”", fold.count(), 1)
    go(tab, "n")
    checks.that("N leads to another that waits", here not in tab.page.url and "/desk/refills/" in tab.page.url, tab.page.url)
    tab.open("/desk")
    press(tab, "s")
    checks.equal("S leads to the search", tab.page.locator("#q:focus").count(), 1)
    tab.context.close()


def press(tab, key):
    """Alt and a letter, which a page's key is known by; the browser library's own press leaves out the letter."""
    session = tab.context.new_cdp_session(tab.page)
    alt = {"modifiers": 1, "key": key, "code": f"Key{key.upper()}", "windowsVirtualKeyCode": ord(key.upper())}
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **alt})
    session.send("Input.dispatchKeyEvent", {"type": "char", "text": key, "unmodifiedText": key, **alt})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **alt})


def go(tab, key):
    """A key that leads to another page."""
    with tab.page.expect_navigation():
        press(tab, key)


def too_late(browser, house, checks):
    """Two hold the same version; who comes second is told, and decides nothing."""
    first, second = browser.tab(PROVIDER), browser.tab(OTHER_PROVIDER)
    for tab in (first, second):
        tab.open(f"/desk/refills/{house.refills['stale']}")
    first.submit(button(first, "Approve"))
    second.page.locator("summary", has_text="Deny with a reason").click()
    second.page.get_by_label("Reason").select_option("tooSoon")
    second.submit(button(second, "Deny"))
    checks.equal("a stale page is refused", second.status, 412)
    said = second.page.get_by_role("main").inner_text()
    checks.that("and says that it has changed", "has changed" in said, said)
    checks.equal("the first decision stands", house.progress("stale"), "approved")
    second.submit(second.page.get_by_role("link", name="Go back"))
    checks.equal("it leads back", second.page.url, f"{second.origin}/desk")
    first.submit(button(first, "Undo the decision"))
    for tab in (first, second):
        tab.context.close()
