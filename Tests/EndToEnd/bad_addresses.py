"""Addresses of receivers that lead inside, in every spelling: the start refuses each, and says which file and why."""

import subprocess

from daemon import Daemon

CONFIGURATION = 78
# A start that is not refused within this time has begun to serve.
START_SECONDS = 10
HOSTS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7F.1", "0177.0.0.1",
    "017700000001", "0", "0.0.0.0", "00000177.0.0.1", "127.0.0.1.", "localhost", "localhost.", "LOCALHOST",
    "sub.localhost", "local", "localhost.localdomain", "router", "printer.local", "pharmacy.internal",
    "host.lan", "10.0.0.1", "10.1", "0xa000001", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257",
    "3232235777", "169.254.1.1", "169.254.169.254", "2852039166", "0xa9fea9fe", "0xA9.0xFE.0xA9.0xFE",
    "0251.0376.0251.0376", "100.64.0.1", "100.100.100.200", "192.0.0.192", "metadata.google.internal",
    "metadata.google.internal.", "metadata", "instance-data", "instance-data.ec2.internal", "198.18.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::169.254.169.254]",
    "[2002:7f00:1::]", "[fe80::1]", "[fe80::1%25eth0]", "[fc00::1]", "[fd00:ec2::254]", "[fec0::1]",
    "[ff02::1]", "user@crm.clinic.example", "user:secret@crm.clinic.example", "crm.clinic.example@127.0.0.1",
    "crm.clinic.example:80@127.0.0.1", "127.0.0.1:443", "127。0。0。1", "①②⑦.0.0.1", "ｌocalhost",
    "crm.clinic.example\\\\@127.0.0.1", "%31%32%37.0.0.1", "[::1", "crm..example", ".example", "",
    "127.0.0.1%00.crm.clinic.example",
]
# Whole addresses that are none, or none of ours.
WHOLE = [
    "http://crm.clinic.example/events", "ftp://crm.clinic.example/events", "file:///etc/passwd",
    "gopher://127.0.0.1:25/x", "//crm.clinic.example/events", "crm.clinic.example/events", "https:/127.0.0.1/",
    "https:127.0.0.1", "https://crm.clinic.example/a#b", "https://crm.clinic.example:99999/",
    "https://crm.clinic.example:0x50/", "https://crm.clinic.example/a b", "dict://127.0.0.1:11211/",
    "HTTP://crm.clinic.example/",
]
HEAD = "kind: webhook\nsecrets: [{env: EHR_WEBHOOK_SECRET}]\n"
QUEUE = "kind: sqs\nregion: us-east-1\nkey-id: {env: EHR_TOKEN}\nsecret-key: {env: EHR_TOKEN}\n"
TOPIC = QUEUE.replace("sqs", "sns") + "topic: arn:aws:sns:us-east-1:123456789012:refills.fifo\n"


def run(world, checks):
    place = world.daemon.folder.parent / "elsewhere"
    place.mkdir()
    daemon = Daemon(world.daemon.binary, place, "token-of-the-pharmacy")
    daemon.configure(1, "https://crm.clinic.example/events", {})
    file = daemon.folder / "consumers/bad.yaml"
    cases = [(HEAD, url) for url in [f"https://{host}/events" for host in HOSTS] + WHOLE]
    inside = ["169.254.169.254", "0x7f.1", "[::1]"]
    cases += [(head, f"https://{host}/1/refills.fifo") for head in (QUEUE, TOPIC) for host in inside]
    wrong = []
    for head, url in cases:
        file.write_text(f"{head}url: '{url}'\n")
        if not is_refused(daemon):
            wrong.append((head.split()[1], url))
    checks.equal(f"each of {len(cases)} addresses that lead inside, or nowhere, is refused at the start", wrong, [])
    good = {
        "one that is public": "url: https://crm.clinic.example/events\n",
        "what the operator allowed by name": "url: https://127.0.0.1:1/events\nallow-private: true\n",
    }
    for what, lines in good.items():
        file.write_text(HEAD + lines)
        daemon.start()
        checks.equal(f"but {what} is taken", daemon.stop(), 0)


def is_refused(daemon):
    """Whether the start ends with 78, and says which file and why."""
    try:
        done = subprocess.run(
            [daemon.binary, "run", "--config", daemon.config], capture_output=True, text=True,
            timeout=START_SECONDS, env=daemon.environment)
    except subprocess.TimeoutExpired:
        return False
    said = done.stderr.strip().splitlines()
    names = any("consumers/bad.yaml" in line and len(line) > len("consumers/bad.yaml: ") + 10 for line in said)
    return done.returncode == CONFIGURATION and names
