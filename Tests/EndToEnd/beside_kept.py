"""What was acknowledged outlives a kill; canary words are nowhere in plain text; of the erased nothing is left."""

import sqlite3

from beside_clinic import CANARIES, WROTE
from beside_scenes import ChargeScene, ThreadScene, VisitScene
from beside_visits import FIRST
from checks import until
from clinic import patient_of

TABLES = ("visits", "charges", "threads")


def run(world, checks):
    killed(world, checks)
    nothing_leaks(world, checks)
    erased(world, checks)
    damaged(world, checks)
    world.daemon.stop()
    ended = world.daemon.command("verify")
    checks.equal("at the end: refilld verify", (ended.returncode, ended.stderr), (0, ""))
    checks.that("which looks at them, too", "visits, charges and threads" in ended.stdout, ended.stdout)


def beside(world, checks, name):
    """All three beside one refill, each acknowledged."""
    thread = ThreadScene(world, checks, name)
    visit, charge = (Scene(world, checks, name, thread.refill) for Scene in (VisitScene, ChargeScene))
    said = [
        visit.put("offered", slots=[FIRST]), visit.sends("visit.chosen", startsAt=FIRST),
        charge.put("quoted", "7.00").status, charge.agrees(), thread.writes(f"After {WROTE}"),
        world.post(thread.path, {"type": "thread.wrote", "text": "And more"}, Idempotency_Key=f"key-of-{name}").status,
    ]
    checks.equal(f"{name}: each is acknowledged", said, [201, 303, 201, 303, 303, 200])
    return thread, visit, charge


def killed(world, checks):
    daemon = world.daemon
    thread, visit, charge = beside(world, checks, "killed")
    everything = lambda: (thread.now(), visit.now(), charge.now(), world.tasks("killed"))
    before = everything()
    checks.equal("one more word, and it is killed", thread.writes("The last word"), 303)
    daemon.kill()
    ended = daemon.command("verify")
    checks.equal("killed: refilld verify", (ended.returncode, ended.stderr), (0, ""))
    daemon.start()
    last = thread.entries()[-1]
    checks.equal("killed: the last word is there", last, ("patient", "The last word"))
    after = everything()
    checks.equal("killed: so are visit and charge", after[1:3], before[1:3])
    checks.equal("and what came before the last word", after[0]["entries"][:-1], before[0]["entries"])
    checks.equal("and that support is called", after[3], before[3])
    checks.equal("the same key is the same word", again(world, thread, "killed").status, 200)
    checks.equal("and writes nothing more", thread.now(), after[0])


def again(world, thread, name):
    body = {"type": "thread.wrote", "text": "And more"}
    return world.post(thread.path, body, Idempotency_Key=f"key-of-{name}")


def nothing_leaks(world, checks):
    """They are in the thread, the visit, the charge: sealed, and nowhere else."""
    daemon = world.daemon
    until(lambda: {id for id, _, _ in world.webhooks.taken} >= {event["id"] for event in daemon.events()})
    places = {
        "mails": "\n".join(mail.words for mail in world.mail.mails),
        "webhooks": "\n".join(body.decode() for _, _, body in world.webhooks.taken),
        "events": "\n".join(str(event) for event in daemon.events()),
        "standard output": daemon.lines.read_text(),
        "log": daemon.log.read_text(),
        "metrics": daemon.ask("GET", "/metrics").body.decode(),
    }
    checks.equal("each place has something to look through", [name for name, text in places.items() if not text], [])
    found = [(name, word) for name, text in places.items() for word in CANARIES if word.lower() in text.lower()]
    checks.equal("no word of a visit, a charge, a message is in any of them", found, [])
    files = on_disk(world)
    seen = [word for word in (b"vs-killed", b"ch-killed-one") if any(word in data for data in files.values())]
    checks.equal("what is not sealed is seen in the database's files", len(seen), 2)
    found = [(name, word) for name, data in files.items() for word in CANARIES if word.encode() in data]
    checks.equal("but no such word", found, [])


def on_disk(world):
    """Each file beside the database, as bytes."""
    paths = sorted(world.daemon.database.parent.iterdir())
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def erased(world, checks):
    daemon = world.daemon
    thread, visit, charge = beside(world, checks, "gone")
    patient = world.refill("gone")["patient"]
    kept = [row for table in TABLES for row in world.rows(f"SELECT sealed FROM {table} WHERE holder = ?", patient)]
    key = world.rows("SELECT wrapped FROM data_keys WHERE owner = ?", patient)
    secrets = [secret for row in kept + key for secret in row]
    there = [secret for secret in secrets if any(secret in data for data in on_disk(world).values())]
    checks.equal("three things and a key are kept of who will be erased", (len(secrets), len(there)), (4, 4))
    ids = [visit.now()["id"], charge.now()["id"], world.rows("SELECT id FROM threads WHERE holder = ?", patient)[0][0]]
    daemon.command("refill", "send-event", thread.refill, "pharmacy.pickedUp", "--data", '{"reason": "they called"}')
    done = daemon.command("erase", patient_of("gone"), "--reason", "asked for it", typed=f"{patient_of('gone')}\n")
    checks.equal("refilld erase", (done.returncode, done.stderr), (0, ""))
    asked = {"visit": visit.path, "charge": charge.path(), "thread": thread.path}
    checks.equal("none of them is there any more", {name: world.get(path).status for name, path in asked.items()},
                 dict.fromkeys(asked, 404))
    status = visit.put("offered", slots=[FIRST])
    checks.equal("who sends the visit again is told: 410", status, 410)
    checks.equal("nor is the word that a key wrote", again(world, thread, "gone").status, 404)
    checks.equal("the patient's page is closed", thread.phone.page("/p")[0], 401)
    rows = [world.rows(f"SELECT id FROM {table} WHERE id IN (?, ?, ?)", *ids) for table in TABLES]
    checks.equal("no row is left", rows, [[], [], []])
    data = on_disk(world)
    left = [name for name, bytes in data.items() for secret in secrets if secret in bytes]
    checks.equal("nothing sealed of theirs, nor their key, is in any file", left, [])
    named = [(name, id) for name, bytes in data.items() for id in ("vs-gone", "ch-gone-one") if id.encode() in bytes]
    checks.equal("nor the clinic's ids of them", named, [])


def damaged(world, checks):
    """In a backup, each of the three by itself."""
    daemon = world.daemon
    for table in TABLES:
        copy = daemon.folder / f"{table}.sqlite"
        checks.equal(f"a backup: {table}", daemon.command("backup", copy).returncode, 0)
        with sqlite3.connect(copy) as db:
            db.execute(f"UPDATE {table} SET sealed = zeroblob(length(sealed)) WHERE rowid = 1")
        db.close()
        ended = daemon.command("verify", copy)
        checks.that(f"damaged {table}: refused by name", ended.returncode == 1 and table in ended.stderr, ended)
