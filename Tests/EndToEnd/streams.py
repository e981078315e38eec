"""The stream, in every way in which it is taken: the same events come out of each, as CloudEvents, in order."""

import json

from cloudevents.http import from_http

from checks import until

REQUIRED = {"id", "source", "specversion", "type", "subject", "time", "datacontenttype", "data"}


def run(world, checks):
    daemon = world.daemon
    pulled = pull(daemon)
    ids = [event["id"] for event in pulled]
    checks.that("there is something to compare", len(ids) > 10, len(ids))
    for name in ["queue", "topic"]:
        wanted = set(ids)
        until(lambda: wanted <= {json.loads(each["Body"])["id"] for each in world.cloud.taken(name)})
        messages = world.cloud.taken(name)
        came = [json.loads(each["Body"]) for each in messages]
        checks.that(f"{name}: every event came", wanted <= {event["id"] for event in came})
        # The daemon was killed meanwhile: what it had not yet noted as taken comes again, the same under the same id.
        first = {}
        checks.that(
            f"{name}: what came twice was the same", all(first.setdefault(event["id"], event) == event for event in came))
        checks.that(f"{name}: each refill's are in order", in_order(first.values()))
        checks.that(
            f"{name}: attributes, group and deduplication id say what it is",
            all(marked(message, event) for message, event in zip(messages, came)))
    hooks = world.webhooks.taken
    checks.that("webhook: every event came", set(ids) <= {id for id, _, _ in hooks})
    for name, events in [("pulled", pulled), ("webhook", [event for _, event, _ in hooks])]:
        checks.that(f"{name}: has all that CloudEvents asks for", all(REQUIRED <= set(event) for event in events))
    read = [from_http({"content-type": "application/cloudevents+json"}, body) for _, _, body in hooks]
    checks.that(
        "webhook: the cloudevents package reads the same",
        all(event["id"] == id and event["specversion"] == "1.0" for event, (id, _, _) in zip(read, hooks)))
    states = {row["name"]: row["state"] for row in daemon.ask("GET", "/v1/consumers").json}
    checks.equal("all consumers are well", set(states.values()), {"running"})
    checks.equal("listening gives the same", listen(daemon, len(ids)), ids)


def pull(daemon):
    events, cursor = [], "0"
    while True:
        page = daemon.ask("GET", f"/v1/events?after={cursor}&limit=50").json
        if page["cursor"] == cursor:
            return events
        events += page["events"]
        cursor = page["cursor"]


def listen(daemon, count):
    """The ids of the first so many events that come as Server-Sent Events."""
    import http.client

    from daemon import CLIENT_TOKEN

    connection = http.client.HTTPConnection("127.0.0.1", daemon.port, timeout=30)
    connection.request(
        "GET", "/v1/events", headers={"Accept": "text/event-stream", "Authorization": f"Bearer {CLIENT_TOKEN}"})
    reply, ids = connection.getresponse(), []
    while len(ids) < count:
        line = reply.readline()
        if not line:
            break
        if line.startswith(b"data: "):
            ids.append(json.loads(line[len(b"data: "):])["id"])
    connection.close()
    return ids


def in_order(events):
    last = {}
    for event in events:
        if event["data"]["sequence"] <= last.get(event["subject"], 0):
            return False
        last[event["subject"]] = event["data"]["sequence"]
    return True


def marked(message, event):
    attributes = {name: value["StringValue"] for name, value in message["MessageAttributes"].items()}
    return (
        attributes["content-type"] == "application/cloudevents+json"
        and all(attributes[f"ce-{name}"] == event[name] for name in ["id", "source", "type", "subject", "time"])
        and message["Attributes"]["MessageGroupId"] == event["subject"]
        and message["Attributes"]["MessageDeduplicationId"] == event["id"])
