"""The command line: beside the living daemon, and alone."""

import json
import subprocess

from clinic import refill_of, tell
from two_providers import holders

USAGE, TRY_AGAIN, CONFIGURATION = 2, 75, 78


def run(world, checks):
    daemon = world.daemon
    id = tell(daemon, "typed", "shop")["id"]
    alive = look(daemon, checks, id, "beside the daemon")
    checks.equal("only the daemon has the database open", holders(daemon.database), {daemon.process.pid})
    move(daemon, checks, id, "pharmacy.preparing", "beside the daemon")
    second_daemon(daemon, checks)
    wrong(daemon, checks, id)

    checks.equal("told to stop, the daemon ends with 0", daemon.stop(), 0)
    alone = look(daemon, checks, id, "alone")
    checks.equal(
        "both list the same refills",
        {line.split("\t")[0] for line in alone},
        {line.split("\t")[0] for line in alive},
    )
    move(daemon, checks, id, "pharmacy.ready", "alone")
    configuration(daemon, checks)
    daemon.start()
    checks.equal("what was done alone is there", daemon.refill(id)["progress"], "ready")


def look(daemon, checks, id, where):
    check = daemon.command("check")
    state = "daemon: runs, ready" if where != "alone" else "the journal's chain holds"
    checks.that(f"{where}: check passes and says so", check.returncode == 0 and state in check.stdout, check)
    settings = [line for line in check.stdout.splitlines() if line.startswith("listen.port")]
    checks.that(
        f"{where}: it says where each value is from",
        settings and f"= {daemon.port}  (file)" in settings[0],
        settings,
    )
    listed = daemon.command("refill", "list", "--all", "--limit", "500")
    checks.that(f"{where}: refill list names it", listed.returncode == 0 and id in listed.stdout, listed)
    some = daemon.command("refill", "list", "--all", "--progress", "pickedUp")
    states = {line.split("\t")[2] for line in some.stdout.splitlines() if line.startswith("rf_")}
    checks.equal(f"{where}: refill list takes a state", states, {"pickedUp"})
    for name in (id, refill_of("typed")):
        shown = daemon.command("refill", "show", name)
        checks.equal(
            f"{where}: refill show {name}", shown.returncode == 0 and json.loads(shown.stdout)["id"], id
        )
    messages = daemon.command("message", "list", "--state", "delivered")
    checks.that(f"{where}: message list", messages.returncode == 0 and "ms_" in messages.stdout, messages)
    nothing = daemon.command("refill", "show", "rf_nothing")
    checks.that(
        f"{where}: what is not there: 1, and why",
        nothing.returncode == 1 and "Not found" in nothing.stderr,
        nothing,
    )
    return [line for line in listed.stdout.splitlines() if line.startswith("rf_")]


def move(daemon, checks, id, event, where):
    sent = daemon.command(
        "refill", "send-event", id, event, "--data", '{"reason": "They told us by telephone"}'
    )
    checks.equal(f"{where}: refill send-event {event}", (sent.returncode, sent.stderr), (0, ""))
    shown = json.loads(daemon.command("refill", "show", id).stdout)
    last = [step for step in shown["timeline"] if step["event"] == event]
    checks.equal(f"{where}: the journal says who", [step["actor"] for step in last], ["support"])


def second_daemon(daemon, checks):
    """The lock is the database's: a second one on it tries again later."""
    second = daemon.command("run", "--set", "listen.port=0", "--set", "socket=data/second.socket")
    checks.equal("a second daemon on the database: 75", second.returncode, TRY_AGAIN)
    checks.that("it names the lock", "refilld.lock" in second.stderr, second.stderr)
    checks.equal("the first one goes on", daemon.ask("GET", "/readyz", token=None).status, 200)


def wrong(daemon, checks, id):
    for name, arguments in {
        "a command that is not": ["dance"],
        "an option that is not": ["refill", "list", "--dance"],
        "an argument missing": ["refill", "show"],
        "an event that is not": ["refill", "send-event", id, "pharmacy.exploded"],
    }.items():
        ended = daemon.command(*arguments)
        checks.that(f"{name}: a usage error, with a word", ended.returncode == USAGE and ended.stderr, ended)
    bare = daemon.command("refill", "send-event", id, "pharmacy.ready", "--data", "{")
    checks.that("data that is no JSON: 1", bare.returncode == 1 and bare.stderr, bare)
    version = subprocess.run([daemon.binary, "--version"], capture_output=True, text=True)
    checks.that("--version", version.returncode == 0 and version.stdout[0].isdigit(), version)


def configuration(daemon, checks):
    """Each mistake ends with 78 and says in which file, line and column."""
    mistakes = {
        "refilld.yaml": ("address:", "adress:", ":6:1"),
        "brands/clinic.yaml": ("phone:", "phoen:", ":3:1"),
        "endpoints/fhir.yaml": ("interval: 2s", "interval: soon", ":6:11"),
        "clients/ehr.yaml": ("EHR_TOKEN", "EHR_TOKNE", ":2:"),
    }
    for file, (right, mistaken, place) in mistakes.items():
        path = daemon.folder / file
        text = path.read_text()
        path.write_text(text.replace(right, mistaken))
        for command in (["run"], ["check"]):
            ended = daemon.command(*command)
            fits = ended.returncode == CONFIGURATION and f"{path}{place}" in ended.stderr
            checks.that(f"{' '.join(command)}: {mistaken} in {file}: 78, and where", fits, ended)
        path.write_text(text)
    missing = subprocess.run(
        [daemon.binary, "run", "--config", "/nowhere/refilld.yaml"],
        capture_output=True,
        text=True,
        env=daemon.environment,
    )
    checks.that(
        "no configuration: 78",
        missing.returncode == CONFIGURATION and "refilld init" in missing.stderr,
        missing,
    )
    again = daemon.command("init", daemon.folder, config=False)
    checks.that(
        "init writes over nothing", again.returncode == CONFIGURATION and "already" in again.stderr, again
    )
