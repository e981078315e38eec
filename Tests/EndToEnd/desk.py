"""A member of staff at a browser: signs in, reads, sends forms. Only what a browser without script does."""

import http.client
import re
from urllib.parse import urlencode

PASSWORD = "correct horse battery"


class Desk:
    def __init__(self, daemon):
        self.daemon = daemon
        self.cookie = None

    def sign_in(self, account, password=PASSWORD, origin="own", code=""):
        fields = {"account": account, "password": password, "code": code}
        status, headers, _ = self._send("POST", "/desk/sign-in", fields, origin)
        cookies = [value for name, value in headers if name.lower() == "set-cookie"]
        if cookies:
            self.cookie = cookies[0].split(";")[0]
        return status

    def page(self, path):
        status, _, body = self._send("GET", path, None, None)
        return status, body

    def form(self, refill, origin="own", **fields):
        """Sends the form of a refill's page. → (status, text of the page)."""
        return self.send(f"/desk/refills/{refill}/events", origin, **fields)

    def send(self, path, origin="own", **fields):
        """Sends a form. → (status, text of the page)."""
        status, _, body = self._send("POST", path, fields, origin)
        return status, body

    def shown_version(self, refill):
        """The version that the page's forms carry."""
        found = re.search(
            r'name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"',
            self.page(f"/desk/refills/{refill}")[1],
        )
        return found and (found.group(1) or found.group(2))

    def event(self, refill, type, version, data=None, key=None):
        """The same over the API, with the session of this browser. The version is an entity tag, or None."""
        headers = {"Cookie": self.cookie, "Origin": self.daemon.address}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if key:
            headers["Idempotency-Key"] = key
        body = {"type": type} if data is None else {"type": type, "data": data}
        return self.daemon.ask("POST", f"/v1/refills/{refill}/events", body, token=None, **headers)

    def _send(self, method, path, fields, origin):
        headers = {}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if origin == "own":
            headers["Origin"] = self.daemon.address
        elif origin:
            headers["Origin"] = origin
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(fields)
        connection = http.client.HTTPConnection("127.0.0.1", self.daemon.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers)
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), reply.read().decode()
        finally:
            connection.close()
