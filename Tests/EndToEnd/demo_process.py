"""The demo as a process: what it prints, what its page's script asks it, what its buttons do."""

import json
import re
import signal
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from pathlib import Path

from checks import CannotGoOn, until
from ports import free_port

FILLING_SECONDS = 60


class DemoProcess:
    def __init__(self, refilld):
        self._folders = self._left()
        port, pages = free_port(), free_port()
        self.address, self.pages = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{pages}"
        command = [refilld, "demo", "--port", str(port), "--pages-port", str(pages), "--seconds", "600"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self):
        for line in self._process.stdout:
            self.lines.append(line.rstrip())

    def open(self):
        """Once the clinic is filled."""
        if not until(lambda: f"Open {self.address}:" in self.printed or self.complaints, FILLING_SECONDS):
            raise CannotGoOn(f"the demo does not open: {self.printed}")

    @property
    def printed(self):
        return "\n".join(self.lines)

    @property
    def complaints(self):
        return [line for line in self.lines if "refilld:" in line]

    def state(self, patient=""):
        with urllib.request.urlopen(f"{self.address}/state?patient={patient}", timeout=30) as answer:
            return json.load(answer)

    def scene(self, id):
        return next(scene for scene in self.state()["scenes"] if scene["id"] == id)

    def press(self, path, body=b"", origin=None):
        """→ status, body and cookie of what a button of the page does."""
        headers = {"Origin": origin or self.address}
        request = urllib.request.Request(self.address + path, data=body, method="POST", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode(), answer.headers.get("Set-Cookie", "")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), ""

    def happened(self, progress):
        """Whether a refill is said to have come there."""
        return re.search(rf"→ {progress}\b", self.printed) is not None

    def stop(self):
        """→ how it ended, and what it left in the folder for what is temporary."""
        self._process.send_signal(signal.SIGTERM)
        ended = self._process.wait(timeout=30)
        self._reading.join()
        return ended, self._left() - self._folders

    @staticmethod
    def _left():
        return set(Path(tempfile.gettempdir()).glob("refilld-demo-*"))
