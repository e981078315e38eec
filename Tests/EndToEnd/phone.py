"""A patient at a browser: gets in, reads the answers of a page, sends its forms."""

import re
from html import unescape

from checks import CannotGoOn
from desk import Desk


class Phone(Desk):
    @classmethod
    def of(cls, daemon, patient):
        """The patient's own, signed in by a link just now; by the clinic's id."""
        url = daemon.ask("POST", f"/v1/patients/{patient}/links").json["url"]
        phone = cls(daemon)
        if phone.open(url.rsplit("/", 1)[1]) != 303:
            raise CannotGoOn(f"the link of {patient} does not open")
        return phone

    def open(self, secret):
        """By a one-time link's secret."""
        return self._enter(f"/p/open/{secret}", {})

    def enter(self, code):
        """By a code that went to a contact, in the browser that asked for it."""
        return self._enter("/p/enter/code", {"code": code})

    def ask_for_code(self, contact):
        return self._enter("/p/enter", {"contact": contact})

    def _enter(self, path, fields):
        status, headers, _ = self._send("POST", path, fields, "own")
        cookies = [value for name, value in headers if name.lower() == "set-cookie"]
        if status == 303 and cookies:
            self.cookie = cookies[0].split(";")[0]
        return status

    def say(self, refill, word, version):
        return self.send(f"/p/refills/{refill}/events", type=word, version=version)[0]

    def follow(self, path):
        """Where a link leads that sends on once. → (status, text of the page there)"""
        status, headers, _ = self._send("GET", path, None, None)
        leads = dict(headers).get("Location", "")
        return self.page(leads.split("#")[0]) if status == 303 else (status, "")

    def answer(self, question, path="/p"):
        """The answer to one of the page's questions, as text."""
        page = self.page(path)[1]
        found = re.search(rf'data-answer="{question}"[^>]*>.*?<dd>(.*?)</dd>', page, re.S)
        return found and plain(found.group(1))


def plain(markup):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())
