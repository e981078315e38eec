"""The daemon as a clinic has it: a folder from `refilld init`, a process, its API, its commands."""

import http.client
import json
import os
import signal
import subprocess
from pathlib import Path

from checks import CannotGoOn, until
from ports import free_port

CLIENT_TOKEN = "token-of-the-ehr-0123456789abcdefghijkl"
WEBHOOK_SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PUSH_SECRET = "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
STARTUP_SECONDS = 20


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return {}

    def __repr__(self):
        return f"{self.status} {self.body[:600].decode(errors='replace')}"


class Daemon:
    def __init__(self, binary, place, pharmacy_token):
        self.binary = str(Path(binary).resolve())
        self.folder = place / "clinic"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "EHR_TOKEN": CLIENT_TOKEN,
            "EHR_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "PUSH_SECRET": PUSH_SECRET,
            "PHARMACY_TOKEN": pharmacy_token,
            # A run tells in minutes what a clinic tells in days.
            "REFILLD_BRAKE_LEAST": "1000000",
            "SWIFT_BACKTRACE": "enable=no",
        }
        self.log = place / "daemon.log"
        self.lines = place / "events.jsonl"
        self.process = None

    def configure(self, mail_port, webhook_url, endpoints, consumers=None):
        """The starter's folder, with the addresses of this run. Endpoints and consumers: name → lines of its file."""
        made = self.command("init", self.folder, config=False)
        if made.returncode != 0:
            raise CannotGoOn(f"refilld init: {made.stderr}")
        settings = self.folder / "refilld.yaml"
        settings.write_text(settings.read_text().replace("8080", str(self.port)))
        (self.folder / "clients/ehr.yaml.example").rename(self.folder / "clients/ehr.yaml")
        self._write("channels/email.yaml", f"server: 127.0.0.1:{mail_port}\nsecurity: none\n")
        self._write(
            "consumers/ehr.yaml",
            f"kind: webhook\nurl: {webhook_url}\nsecrets: [{{env: EHR_WEBHOOK_SECRET}}]\nallow-private: true\n",
        )
        for name, text in (consumers or {}).items():
            self._write(f"consumers/{name}.yaml", text)
        for name, text in endpoints.items():
            self._write(f"endpoints/{name}.yaml", text)

    def _write(self, path, text):
        (self.folder / path).write_text(text)

    @property
    def config(self):
        return self.folder / "refilld.yaml"

    @property
    def database(self):
        return self.folder / "data/refilld.sqlite"

    def launch(self):
        with open(self.log, "ab") as log, open(self.lines, "ab") as lines:
            self.process = subprocess.Popen(
                [self.binary, "run", "--config", self.config], stdout=lines, stderr=log, env=self.environment
            )

    def start(self):
        self.launch()
        if not until(self.is_ready, STARTUP_SECONDS):
            raise CannotGoOn("the daemon does not get ready")

    def is_ready(self):
        if self.process.poll() is not None:
            raise CannotGoOn(f"the daemon ended with {self.process.returncode}")
        try:
            return self.ask("GET", "/readyz", token=None).status == 200
        except OSError:
            return False

    def kill(self):
        """Like a power cut: no farewell."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        """As an operator stops it. The code that it ended with, or None where it had to be killed."""
        if self.process is None or self.process.poll() is not None:
            return self.process and self.process.returncode
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def ask(self, method, path, body=None, token=CLIENT_TOKEN, timeout=40, **headers):
        """One request. A body that is neither text nor bytes goes as JSON; `if_match` is the header If-Match."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            fields["Authorization"] = f"Bearer {token}"
        if body is not None and not isinstance(body, (str, bytes)):
            body = json.dumps(body)
        if body is not None:
            fields.setdefault("Content-Type", "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=fields)
            reply = connection.getresponse()
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def refill(self, id):
        return self.ask("GET", f"/v1/refills/{id.replace('/', '%2F')}").json

    def refills(self):
        """All refills, page by page."""
        found, after = [], None
        while True:
            page = self.ask("GET", "/v1/refills?limit=20" + (f"&after={after}" if after else "")).json
            found += page["refills"]
            after = page.get("next")
            if not after:
                return found

    def events(self):
        """The whole stream as a system pulls it, by the cursor."""
        found, cursor = [], "0"
        while True:
            page = self.ask("GET", f"/v1/events?after={cursor}&limit=100").json
            found += page["events"]
            if page["cursor"] == cursor:
                return found
            cursor = page["cursor"]

    def command(self, *arguments, typed="", config=True):
        """Runs one command of `refilld`."""
        where = ["--config", self.config] if config else []
        return subprocess.run(
            [self.binary, *arguments, *where],
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            env=self.environment,
        )

    def log_tail(self, lines=40):
        return (
            "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:]) if self.log.exists() else ""
        )


def open_rows(daemon, refill):
    """What waits to leave, or is leaving, for a refill."""
    listed = [daemon.command("message", "list", "--state", state).stdout for state in ("waiting", "claimed")]
    return [row for text in listed for row in text.splitlines() if refill in row]
