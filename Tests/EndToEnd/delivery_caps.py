"""One text a day: a second one waits. Five minutes on, what waited only for the end of the window goes out."""

from checks import until
from delivery_faults import unsettled
from delivery_ledger import agree
from delivery_messages import reasons, ways_of

# With what has passed since the messages it is more than the window; less than what receivers of webhooks allow.
AHEAD = 290_000
WINDOW = "a message went out just now; this one waits for the end of the window"
DAY_CAP = "the patient had a text today"
TEXT, MAIL = "text-twice-1", "mail-twice-1"


def run(world, checks):
    clinic, seconds = world.clinic, {f"{name}.2": name for name in (TEXT, MAIL)}
    for second, name in seconds.items():
        clinic.ask(second, name)
        clinic.decide(second)
    clinic.work(seconds, ["received", "ready"])
    waiting = lambda name: reasons(world, name, "waiting")
    until(lambda: waiting(TEXT) == waiting(MAIL) == [WINDOW], 30)
    checks.that("a second text to a patient waits", waiting(TEXT) in ([WINDOW], [DAY_CAP]), waiting(TEXT))
    checks.that("so does a second mail", waiting(MAIL) in ([WINDOW], []), waiting(MAIL))
    world.ahead(AHEAD)
    clinic.ask("wakes", "bare-1")
    went = lambda: [ways for notice, ways in ways_of(world, MAIL) if notice == "ready"]
    until(lambda: waiting(TEXT) == [DAY_CAP] and len(went()) == 2, 60, every=0.3)
    checks.equal("when the window is over the text waits for tomorrow", waiting(TEXT), [DAY_CAP])
    checks.equal("and the mail goes out", went(), [[("email", None)]] * 2)
    until(lambda: not unsettled(world), 60, every=0.3)
    agree(world, checks, "five minutes later")
