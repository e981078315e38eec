"""A patient does on the page what is asked: answers questions, corrects an address, chooses a pharmacy, agrees to a
change, by mouse without script and by keyboard."""

from cases import DECIDED, MANY, asked
from house import PROVIDER, SUPPORT
from keyboard import Keyboard
from pictures import TELEPHONE


def asks(kind, **members):
    return asked(DECIDED, event=("provider.ask", {"action": {"kind": kind, **members}}))


PRESSURE = "What was your blood pressure today?"
CHANGE = "Half of it, in the evening."
TO_DO = {
    "answered-by-mouse": asks("questionnaire", text=PRESSURE),
    "answered-by-keyboard": asks("questionnaire"),
    "address-corrected": asks("address"),
    "pharmacy-chosen": asks("choosePharmacy"),
    "answered-by-phone": asks("labs"),
    "change-agreed": asked(DECIDED),
}


def run(browser, checks):
    house = browser.house
    house.add(TO_DO)
    answers(browser, house, checks)
    answers_by_keyboard(browser, house, checks)
    corrects_the_address(browser, house, checks)
    chooses_a_pharmacy(browser, house, checks)
    agrees(browser, house, checks)
    answers_by_phone(browser, house, checks)
    reads_a_no(browser, house, checks)


def open_page(tab, house, name):
    tab.open(f"/p/refills/{house.refills[name]}")


def told(house, name):
    return house.daemon.ask("GET", f"/v1/refills/{house.refills[name]}/replies").json["replies"]


def send(tab):
    return tab.page.get_by_role("button", name="Send the answers", exact=True)


def answers(browser, house, checks):
    name = "answered-by-mouse"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    act = tab.answer("act")
    checks.that("the page asks for answers", act.startswith("Yes: answer our questions."), act)
    leads = tab.page.get_by_role("link", name="Do it now").get_attribute("href")
    checks.that("and leads to the questions", leads.endswith("#asks"), leads)
    tab.page.get_by_label("Do you take any new medicine?").select_option("No")
    tab.page.get_by_label("What should we know?").fill("I travel.")
    tab.page.get_by_label(PRESSURE).fill("120 over 80")
    tab.submit(send(tab))
    act = tab.answer("act")
    checks.that("then nothing is left to do", act.startswith("No."), act)
    said = [answer["answer"] for reply in told(house, name) for answer in reply["answers"]]
    checks.equal("the clinic's systems read the answers", said, ["No", "I travel.", "120 over 80"])
    tab.context.close()
    desk = browser.tab(PROVIDER)
    desk.open(f"/desk/refills/{house.refills[name]}")
    shown = desk.page.get_by_role("main").inner_text()
    checks.that("and so does whoever decides", all(word in shown for word in (*said, PRESSURE)), shown)
    desk.context.close()


def answers_by_keyboard(browser, house, checks):
    name = "answered-by-keyboard"
    tab = browser.tab(DECIDED, *TELEPHONE)
    keyboard = Keyboard(tab)
    open_page(tab, house, name)
    keyboard.type(tab.page.get_by_label("Do you take any new medicine?"), "Y")
    keyboard.type(tab.page.get_by_label("What should we know?"), "Nothing.")
    keyboard.enter(send(tab))
    said = [answer["answer"] for reply in told(house, name) for answer in reply["answers"]]
    checks.equal("questions are answered by keyboard", said, ["Yes", "Nothing."])
    checks.equal("each stop before can be seen", keyboard.unseen, [])
    tab.context.close()


def corrects_the_address(browser, house, checks):
    name = "address-corrected"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    tab.page.get_by_label("Your address now").fill("2 Side Street\nPlaceholder")
    tab.page.get_by_label("Your state").select_option("NY")
    tab.submit(tab.page.get_by_role("button", name="Save the address"))
    found = [reply["address"].splitlines() for reply in told(house, name)]
    checks.equal("an address is corrected", found, [["2 Side Street", "Placeholder"]])
    tab.context.close()


def chooses_a_pharmacy(browser, house, checks):
    name = "pharmacy-chosen"
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    choice = tab.page.get_by_label("Which pharmacy should fill it?")
    choice.select_option("Main Street Pharmacy, 1 Main Street, Placeholder")
    tab.submit(tab.page.get_by_role("button", name="Choose this pharmacy"))
    checks.equal("a pharmacy is chosen", [reply["pharmacy"] for reply in told(house, name)], ["shop"])
    tab.context.close()


def agrees(browser, house, checks):
    name = "change-agreed"
    desk = browser.tab(PROVIDER, java_script_enabled=False)
    desk.open(f"/desk/refills/{house.refills[name]}")
    desk.page.get_by_text("Propose a change").click()
    desk.page.get_by_label("The change, in words for the patient").fill(CHANGE)
    desk.submit(desk.page.get_by_role("button", name="Propose it"))
    checks.equal("a change is proposed at the desk", house.progress(name), "changesToConfirm")
    desk.context.close()
    tab = browser.tab(DECIDED, *TELEPHONE, java_script_enabled=False)
    open_page(tab, house, name)
    checks.equal("the change stands on the page", tab.page.get_by_text(CHANGE, exact=True).count(), 1)
    tab.submit(tab.page.get_by_role("button", name="Yes, I agree to the change"))
    checks.that("and is agreed to there", house.progress(name) in ("approved", "sending", "sent"), house.progress(name))
    tab.context.close()


def answers_by_phone(browser, house, checks):
    name = "answered-by-phone"
    tab = browser.tab(SUPPORT, java_script_enabled=False)
    tab.open(f"/desk/refills/{house.refills[name]}")
    tab.page.get_by_text("It is done, or was answered by phone").click()
    tab.page.get_by_label("What was said, for whoever decides").fill("The blood test was on Monday.")
    tab.submit(tab.page.get_by_role("button", name="Close it"))
    found = [(reply["from"], reply["answers"][0]["answer"]) for reply in told(house, name)]
    checks.equal("support writes down what was said by phone", found, [("support", "The blood test was on Monday.")])
    tab.context.close()


def reads_a_no(browser, house, checks):
    tab = browser.tab(MANY, *TELEPHONE)
    open_page(tab, house, "denied")
    checks.equal("what was written with a no stands there", tab.page.get_by_text("Let us talk first.").count(), 1)
    open_page(tab, house, "visit")
    checks.equal("and what was written with a wish", tab.page.get_by_text("A short call with Dr X.").count(), 1)
    tab.context.close()
