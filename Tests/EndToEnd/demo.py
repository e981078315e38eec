"""The demo as somebody sees it who has just built it: it fills, its links open, and within a minute a parcel arrives."""

import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from checks import Checks
from ports import free_port

MINUTE = 60


def watch(demo, started):
    """The links that it prints, what it complains of, and the seconds until something was delivered."""
    links, complaints = [], []
    for line in demo.stdout:
        links += re.findall(r"http://\S+/p/open/\S+", line)
        if "refilld:" in line:
            complaints.append(line.strip())
        if complaints or time.monotonic() - started > MINUTE:
            return links, complaints, None
        if re.search(r"→ delivered\b", line):
            return links, complaints, time.monotonic() - started
    return links, complaints, None


def has_button(link):
    with urllib.request.urlopen(link, timeout=10) as answer:
        return answer.status == 200 and b"<form" in answer.read()


def main(refilld):
    checks = Checks()
    folders = set(Path(tempfile.gettempdir()).glob("refilld-demo-*"))
    started = time.monotonic()
    command = [refilld, "demo", "--port", str(free_port()), "--seconds", str(2 * MINUTE)]
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        links, complaints, delivered = watch(demo, started)
        checks.equal("the demo fills without complaint", complaints, [])
        checks.that("something is delivered within a minute", delivered is not None)
        checks.that("it prints links to patients' pages", bool(links))
        checks.that("each link opens a page with a button", all(has_button(link) for link in links))
        if delivered is not None:
            print(f"  note  the first delivery after {delivered:.0f} s")
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.stdout.read()
        code = demo.wait(timeout=30)
    checks.equal("it ends with 0 when told to stop", code, 0)
    checks.equal("it leaves nothing behind", set(Path(tempfile.gettempdir()).glob("refilld-demo-*")) - folders, set())
    return checks.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
