"""A patient writes; support takes it, writes a note and answers; the patient reads the answer, and never the note."""

from cases import DECIDED, MANY, asked
from house import PROVIDER, SUPPORT
from keyboard import Keyboard
from matters import ANSWER, MESSAGE, NOTE
from pictures import TELEPHONE

from checks import until

TO_WRITE_OF = {"written": asked(DECIDED), "written-by-keyboard": asked(DECIDED)}
BOX = "Your message about this order"


def run(browser, checks):
    house = browser.house
    house.add(TO_WRITE_OF)
    writes_by_keyboard(browser, house, checks)
    is_answered(browser, house, checks)
    notes_stay_inside(browser, house, checks)


def text(tab):
    return tab.page.get_by_role("main").inner_text()


def writes_by_keyboard(browser, house, checks):
    tab = browser.tab(DECIDED, *TELEPHONE)
    keyboard = Keyboard(tab)
    tab.open(f"/p/refills/{house.refills['written-by-keyboard']}")
    keyboard.type(tab.page.get_by_label(BOX), MESSAGE)
    keyboard.enter(tab.page.get_by_role("button", name="Send the message"))
    checks.equal("a message is written by keyboard", said(tab), [MESSAGE])
    checks.equal("each stop of its keyboard can be seen", keyboard.unseen, [])
    tab.context.close()


def is_answered(browser, house, checks):
    path = f"/refills/{house.refills['written']}"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    tab.open(f"/p{path}")
    tab.page.get_by_label(BOX).fill(MESSAGE)
    tab.submit(tab.page.get_by_role("button", name="Send the message"))
    checks.equal("a message is sent without script", (tab.status, said(tab)), (200, [MESSAGE]))
    checks.equal("the box is empty again", tab.page.get_by_label(BOX).input_value(), "")
    told = tab.answer("message")
    checks.that("the page says that it came", told.startswith("We have your message and will answer here."), told)
    open_page = browser.tab(DECIDED, *TELEPHONE)
    open_page.open_and_listen(f"/p{path}")
    late = browser.tab(PROVIDER)
    late.open(f"/desk{path}")
    support_answers(browser, path, checks)
    until(lambda: ANSWER in said(open_page))
    checks.equal("an open page shows the answer by itself, and no note", said(open_page), [MESSAGE, ANSWER])
    told = open_page.answer("message")
    checks.that("and says that there is one", told.startswith("We wrote to you."), told)
    checks.equal("its console is silent", open_page.complaints, [])
    write(late, "Answer the patient", "No.")
    checks.equal("a stale desk answers nothing", late.status, 412)
    checks.that("and is told so", "has changed" in text(late), text(late))
    tab.open(f"/p{path}")
    checks.equal("nor does the patient see it", said(tab), [MESSAGE, ANSWER])
    for opened in (tab, open_page, late):
        opened.context.close()


def support_answers(browser, path, checks):
    desk = browser.tab(SUPPORT, java_script_enabled=False)
    waits = desk.page.locator(f'a[href="/desk{path}"]')
    desk.open("/desk?queue=support")
    checks.equal("support finds the message in its queue", waits.count(), 1)
    desk.submit(waits)
    checks.equal("and reads it", said(desk), [MESSAGE])
    desk.submit(desk.page.get_by_role("button", name="I look after it"))
    checks.that("who takes it is shown", "helper looks after it." in text(desk), text(desk))
    write(desk, "Note for staff", NOTE)
    write(desk, "Answer the patient", ANSWER)
    checks.equal("the desk shows note and answer", said(desk), [MESSAGE, NOTE, ANSWER])
    desk.open("/desk?queue=support")
    checks.equal("and support has it no more", waits.count(), 0)
    desk.context.close()


def write(desk, title, words):
    desk.page.locator("summary", has_text=title).click()
    desk.page.get_by_label(title).fill(words)
    desk.submit(desk.page.get_by_role("button", name=title))


def notes_stay_inside(browser, house, checks):
    """Not on the page, not in its source."""
    path = f"/refills/{house.refills['thread-answered']}"
    sources = {}
    for person, at in ((PROVIDER, f"/desk{path}"), (MANY, f"/p{path}"), (MANY, "/p")):
        tab = browser.tab(person)
        tab.open(at)
        sources[at] = NOTE in tab.page.content()
        tab.context.close()
    wanted = {f"/desk{path}": True, f"/p{path}": False, "/p": False}
    checks.equal("a note stands on the desk alone", sources, wanted)


def said(tab):
    """What stands in the thread, oldest first."""
    return tab.page.locator("ol.thread .said").all_inner_texts()
