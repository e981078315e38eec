"""The browser, and who sits at it: each person signs in once, then opens as many tabs as the checks need."""

from tab import Tab

from desk import PASSWORD
from house import LEAD, OFFICER, OTHER_PROVIDER, PROVIDER, SUPPORT

CHROMIUM = "/usr/bin/chromium"
NOBODY = "nobody"
STAFF = (PROVIDER, OTHER_PROVIDER, SUPPORT, OFFICER, LEAD)


class Browser:
    def __init__(self, playwright, house):
        self._chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        self.house, self.origin = house, house.daemon.address
        self._signed_in = {}

    def close(self):
        self._chromium.close()

    def tab(self, person=NOBODY, width=1280, height=900, **manner):
        """A window of its own, where this person is signed in already."""
        return self.stranger(width, height, storage_state=self._state(person), **manner)

    def stranger(self, width=1280, height=900, **manner):
        """A window in which nobody is signed in."""
        size = {"width": width, "height": height}
        return Tab(self._chromium.new_context(viewport=size, locale="en-US", **manner), self.origin)

    def elsewhere(self, origin, width=1280, height=900):
        """A window on pages that are not the clinic's."""
        size = {"width": width, "height": height}
        return Tab(self._chromium.new_context(viewport=size, locale="en-US"), origin)

    def _state(self, person):
        if person == NOBODY:
            return None
        if person not in self._signed_in:
            tab = self.stranger()
            sign_in(tab, person) if person in STAFF else use_link(tab, self.house.link(person))
            self._signed_in[person] = tab.context.storage_state()
            tab.context.close()
        return self._signed_in[person]


def sign_in(tab, account, password=PASSWORD):
    tab.open("/desk/sign-in")
    tab.page.get_by_label("Account").fill(account)
    tab.page.get_by_label("Password").fill(password)
    tab.submit(tab.page.get_by_role("button", name="Sign in"))


def use_link(tab, link):
    tab.page.goto(link)
    tab.submit(tab.page.get_by_role("main").get_by_role("button"))
