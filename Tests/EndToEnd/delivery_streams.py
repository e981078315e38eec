"""The stream, after the faults: every event came to each who takes it, in order, repeats under one id."""

import json
from collections import Counter
from types import SimpleNamespace

import agreement
from checks import until
from delivery_faults import SETTLE_SECONDS
from streams import marked


def run(world, checks):
    daemon = world.daemon
    agreement.streams_agree(SimpleNamespace(daemon=daemon, webhooks=world.webhooks, erased=set()), checks)
    once(world.webhooks, [id for id, _, _ in world.webhooks.taken], "receiver", checks)
    stream = daemon.events()
    wanted, by_id = ids_of(stream), {event["id"]: event for event in stream}
    for name, peer in (("queue", world.queue), ("topic", world.topic)):
        bodies = lambda: {json.loads(each["Body"])["id"] for each in world.cloud.taken(name)}
        until(lambda: set(wanted) <= bodies(), SETTLE_SECONDS, every=0.5)
        messages = world.cloud.taken(name)
        came = [json.loads(each["Body"]) for each in messages]
        checks.equal(f"{name}: every event came", set(wanted) - set(ids_of(came)), set())
        # AWS drops a repeat by its deduplication id. Moto does so only as long as the first has not been read.
        once(peer, ids_of(came), name, checks)
        checks.equal(f"{name}: each refill's are in order", agreement.disordered(came), [])
        fits = all(marked(message, event) for message, event in zip(messages, came))
        checks.that(f"{name}: attributes, group and deduplication id say what it is", fits)
        differing = [event["id"] for event in came if by_id.get(event["id"]) != event]
        checks.equal(f"{name}: each says the same as when it is pulled", differing, [])
    until(lambda: len(world.pulled) >= len(stream))
    checks.equal("who pulls by the cursor all the while has each once, in order", ids_of(world.pulled), wanted)
    lines = [json.loads(line) for line in daemon.lines.read_text().splitlines()]
    checks.equal("standard output: every event once", sorted(ids_of(lines)), sorted(wanted))
    others(world, checks, wanted)


def once(peer, ids, name, checks):
    again = {id for id, count in Counter(ids).items() if count > 1}
    checks.equal(f"{name}: what came twice is what it had not acknowledged", again - peer.unheard, set())


def ids_of(events):
    return [event["id"] for event in events]


def others(world, checks, wanted):
    redirected = [id for id, _, _ in world.redirecting.taken]
    checks.equal("who had sent us elsewhere has every event since it takes them", set(redirected), set(wanted))
    checks.equal("a redirect is not followed", world.elsewhere.recorded, "")
    checks.equal("who cannot prove who it is gets nothing", world.stranger.recorded, "")
    found = {each["name"]: each for each in world.daemon.ask("GET", "/v1/consumers").json}
    states = {name: each["state"] for name, each in found.items()}
    well = {name: "running" for name in states} | {"stranger": "failing"}
    checks.equal("all consumers are well but the one that is not trusted", states, well)
    checks.that("and it says why", "no answer: tls" in str(found["stranger"]).lower(), found["stranger"])
