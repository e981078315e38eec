"""Every page that there is, and who looks at it. A new page is one line."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from browser import NOBODY, sign_in, use_link
from cases import APART, BACK, HOSTILE, LONG, MANY, NEW, ORDINARY, SPANISH, STATES, UNDATED, UNNAMED
from house import LEAD, OFFICER, PROVIDER, SUPPORT


def unfold(tab, house):
    """What is folded away has to be as good as what stands open."""
    for summary in tab.page.locator("summary").all():
        if summary.is_visible():
            summary.click()


def wrong_password(tab, house):
    sign_in(tab, PROVIDER, "wrong horse battery")


def code_asked(tab, house):
    # One address is written to a few times only.
    tab.page.get_by_label("Your e-mail or mobile number").fill(f"nobody-{uuid4()}@example.org")
    tab.submit(tab.page.get_by_role("button", name="Send me a code"))


def code_mistyped(tab, house):
    code_asked(tab, house)
    tab.page.get_by_label("The code").fill("12")
    tab.submit(tab.page.get_by_role("button", name="Open my page"))


def found(tab, house):
    tab.page.get_by_label("Name, phone").fill("manyfold")
    tab.submit(tab.page.get_by_role("button", name="Find"))


def none_confirmed(tab, house):
    tab.submit(tab.page.get_by_role("button", name="Approve those confirmed"))


def who_saw(tab, house):
    found(tab, house)
    tab.submit(tab.page.locator("main h2 a").first)


def spent_link(tab, house):
    link = house.link(ORDINARY)
    use_link(tab, link)
    # The page that the link opened would go on asking for its news.
    tab.page.goto("about:blank")
    tab.context.clear_cookies()
    use_link(tab, link)


@dataclass(frozen=True)
class Page:
    """The path may name a case: its refill's id is put in. Then `then` is done to come to the page."""

    name: str
    person: str
    path: str
    status: int = 200
    then: Callable | None = None
    grows: bool = False
    """Each look at it is one more row of it."""

    @property
    def is_of_desk(self):
        return self.path.startswith("/desk")


# Nothing but its form says of a link whether it was ever made.
NEVER_MADE = "/p/open/" + "a" * 43

PATIENT_PAGES = [
    Page("nobody", NOBODY, "/p", 401),
    Page("nobody, in Spanish", NOBODY, "/p?l=es", 401),
    Page("code asked", NOBODY, "/p", 200, code_asked),
    Page("code mistyped", NOBODY, "/p", 403, code_mistyped),
    Page("code typed elsewhere", NOBODY, "/p/enter?code=123456"),
    Page("code, in Spanish", NOBODY, "/p/enter?l=es"),
    Page("one-time link", NOBODY, NEVER_MADE),
    Page("one-time link, in Spanish", NOBODY, NEVER_MADE + "?l=es"),
    Page("no link at all", NOBODY, "/p/open/none", 410),
    Page("spent link", NOBODY, NEVER_MADE, 410, spent_link),
    Page("none on its way", NEW, "/p"),
    Page("many on their way", MANY, "/p"),
    Page("many, in Spanish", MANY, "/p?l=es"),
    Page("one alone", ORDINARY, "/p"),
    Page("one alone, in Spanish", SPANISH, "/p"),
    Page("hostile", HOSTILE, "/p", then=unfold),
    Page("long words", LONG, "/p", then=unfold),
    Page("something apart", APART, "/p", then=unfold),
    Page("names hidden", UNNAMED, "/p"),
    Page("names hidden, in Spanish", UNNAMED, "/p?l=es"),
    Page("name hidden", UNNAMED, "/p/refills/{unnamed}", then=unfold),
    Page("wrong date of birth", UNNAMED, "/p?born=wrong"),
    Page("no date of birth", UNDATED, "/p", then=unfold),
    Page("asking for a refill", BACK, "/p/request"),
    Page("asking for a refill, in Spanish", BACK, "/p/request?l=es"),
    Page("asking for a refill, with long words", LONG, "/p/request"),
    Page("asking without a name shown", UNNAMED, "/p/request"),
    Page("nothing to ask for", NEW, "/p/request"),
    Page("no such refill", ORDINARY, "/p/refills/none", 404),
] + [Page(f"refill {state}", MANY, f"/p/refills/{{{state}}}", then=unfold) for state in STATES]

QUEUES = ["decide", "yours", "support", "late", "stuck", "snoozed", "unmapped", "unsure", "live", "closed"]
DESK_CASES = [
    "waiting", "scheduled", "visit", "denied", "held", "ready", "corrected", "unsure", "unmapped", "shipped",
    "hostile", "long", "thread-answered", "put-off",
]  # fmt: skip
DESK_PAGES = (
    [
        Page("sign-in", NOBODY, "/desk/sign-in"),
        Page("wrong password", NOBODY, "/desk/sign-in", 401, wrong_password),
    ]
    + [Page(f"queue {queue}", PROVIDER, f"/desk?queue={queue}") for queue in QUEUES]
    + [Page(f"desk {case}", PROVIDER, f"/desk/refills/{{{case}}}", then=unfold) for case in DESK_CASES]
    + [
        Page("support’s refill", SUPPORT, "/desk/refills/{unmapped}", then=unfold),
        Page("given up", SUPPORT, "/desk/refills/{moved}", then=unfold),
        Page("several to approve", PROVIDER, "/desk/several", then=unfold),
        Page("none of them confirmed", PROVIDER, "/desk/several", then=none_confirmed),
        Page("chart", PROVIDER, "/desk/refills/{shipped}/chart"),
        Page("board", SUPPORT, "/desk/board"),
        Page("account", PROVIDER, "/desk/account"),
        Page("find", SUPPORT, "/desk/find"),
        Page("found", SUPPORT, "/desk/find", 200, found),
        Page("messages", SUPPORT, "/desk/messages"),
        Page("numbers", LEAD, "/desk/numbers"),
        Page("numbers of a week", LEAD, "/desk/numbers?of=week"),
        Page("no numbers for providers", PROVIDER, "/desk/numbers", 403),
        Page("privacy", OFFICER, "/desk/privacy"),
        Page("found for privacy", OFFICER, "/desk/privacy", 200, found),
        Page("who saw a patient", OFFICER, "/desk/privacy", 200, who_saw, grows=True),
        Page("no privacy for support", SUPPORT, "/desk/privacy", 403),
        Page("no messages for providers", PROVIDER, "/desk/messages", 403),
        Page("no such refill at the desk", PROVIDER, "/desk/refills/none", 404),
    ]
)
PAGES = PATIENT_PAGES + DESK_PAGES


def visit(page, tab, house):
    tab.open(page.path.format(**house.refills))
    if page.then:
        page.then(tab, house)
