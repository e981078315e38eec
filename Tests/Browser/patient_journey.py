"""A patient gets in by a link, and has six answers on the first screen, in both languages."""

from browser import use_link
from cases import APART, DECIDED, HOSTILE, HOSTILE_NAME, LONG, MANY, ORDINARY, SPANISH, STATES, TO_SPEAK_OF
from house import PROVIDER
from pictures import TELEPHONE

ANSWERS = ["next", "act", "visit", "sent", "pay", "message"]


def run(browser, checks):
    gets_in(browser, checks)
    have_answers(browser, checks, MANY, {f"/p/refills/{browser.house.refills[state]}": state for state in STATES})
    have_answers(browser, checks, ORDINARY, {"/p": "the only one"})
    have_answers(browser, checks, LONG, {"/p": "long words"})
    have_answers(browser, checks, APART, {"/p": "something apart"})
    speaks(browser, checks)
    reads_spanish(browser, checks)
    is_called_badly(browser, checks)


def gets_in(browser, checks):
    link = browser.house.link(ORDINARY)
    tab = browser.stranger(*TELEPHONE)
    tab.page.goto(link)
    tab.page.goto(link)  # as a mail scanner did before
    checks.equal("opening a link spends nothing", tab.status, 200)
    use_link(tab, link)
    checks.equal(
        "its button leads to the patient's page", (tab.status, tab.page.url), (200, f"{tab.origin}/p")
    )
    checks.equal("which is theirs", tab.page.locator("[data-answer]").count(), len(ANSWERS))
    other = browser.stranger(*TELEPHONE)
    use_link(other, link)
    checks.equal("a link works once", other.status, 410)
    checks.equal("and shows nothing again", other.page.locator("[data-answer]").count(), 0)
    tab.submit(tab.page.get_by_role("button", name="Sign out"))
    tab.open("/p")
    checks.equal("signed out, the page is closed", tab.status, 401)
    for opened in (tab, other):
        opened.context.close()


def have_answers(browser, checks, person, states):
    """All of a person's pages: the path of each, and how it stands there."""
    tab = browser.tab(person, *TELEPHONE)
    for path, state in states.items():
        tab.open(path)
        has_answers(tab, checks, state)
    tab.context.close()


def has_answers(tab, checks, state):
    checks.equal(f"{state}: six answers, each with its text", sorted(answers(tab)), sorted(ANSWERS))
    questions = asked(tab)
    ends = tab.bottom_of_answers()
    checks.that(f"{state}: all on the first screen", ends <= TELEPHONE[1], f"the last ends at {ends:.0f} px")
    switch(tab, "Español")
    spanish = asked(tab)
    checks.equal(f"{state}: in Spanish", (language(tab), len(spanish)), ("es", 6))
    checks.equal(f"{state}: no English question is left", sorted(set(questions) & set(spanish)), [])
    ends = tab.bottom_of_answers()
    checks.that(
        f"{state}: all on the first screen in Spanish", ends <= TELEPHONE[1], f"it ends at {ends:.0f} px"
    )
    switch(tab, "English")
    back = (language(tab), asked(tab))
    checks.equal(f"{state}: in English again", back, ("en", questions))


def answers(tab):
    """Those that say something."""
    rows = tab.page.locator("[data-answer]").all()
    return [row.get_attribute("data-answer") for row in rows if row.locator("dd").inner_text().strip()]


def asked(tab):
    return tab.page.locator("[data-answer] dt").all_inner_texts()


def language(tab):
    return tab.page.locator("html").get_attribute("lang")


def switch(tab, to):
    tab.submit(tab.page.get_by_role("link", name=to, exact=True))


def speaks(browser, checks):
    """What the page offers to say is heard, without script, too."""
    browser.house.add(TO_SPEAK_OF)
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    tab.open(f"/p/refills/{browser.house.refills['collected']}")
    tab.page.locator("summary", has_text="Tell us something about this order").click()
    tab.submit(tab.page.get_by_role("button", name="I have my medicine"))
    checks.equal(
        "what a patient says is heard", (tab.status, browser.house.progress("collected")), (200, "pickedUp")
    )
    tab.context.close()


def reads_spanish(browser, checks):
    tab = browser.tab(SPANISH, *TELEPHONE)
    tab.open("/p")
    checks.equal("who reads Spanish is asked nothing first", language(tab), "es")
    tab = browser.tab(MANY, *TELEPHONE)
    tab.open("/p")
    switch(tab, "Español")
    tab.submit(tab.page.get_by_role("main").locator('a[href^="/p/refills/"]').first)
    checks.equal("from a Spanish page to a Spanish page", language(tab), "es")
    tab.context.close()


def is_called_badly(browser, checks):
    """Names, and all that is said beside a refill, are shown as they are written, even where that is markup."""
    desk = f"/desk/refills/{browser.house.refills['hostile']}"
    # The drug; on the patient's page where, with whom, what to have at hand; for what; a message and its answer. On the
    # desk the name, the drug, for what, a message and its answer.
    for person, path, where, least in ((HOSTILE, "/p", "the patient's page", 7), (PROVIDER, desk, "the desk", 5)):
        tab = browser.tab(person, *TELEPHONE)
        tab.open(path)
        shown = tab.page.get_by_role("main").inner_text()
        count = shown.count(HOSTILE_NAME)
        checks.that(f"hostile words are shown as they are on {where}", count >= least, f"{count} times: {shown}")
        ran = (
            tab.page.locator("script:not([src])").count(),
            [said for said in tab.complaints if "dialog" in said],
        )
        checks.equal(f"and nothing of it runs on {where}", ran, (0, []))
        tab.context.close()
