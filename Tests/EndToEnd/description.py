"""The description of the API: what it promises of an answer."""

import json
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from jsonschema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "Sources/Portal/OpenAPI/openapi.json"
ROUTES = ROOT / "Sources/Portal/Portal+routes.swift"
CHART = ROOT / "StateCharts/refill.scxml"
ITSELF = "/v1/openapi.json"
RX = "{urn:refilld:chart:1}"
# What an answer may carry is written down in full here, although readers must bear more.
HEADERS = {"etag", "retry-after", "idempotent-replayed", "x-accel-buffering", "location", "set-cookie"}


class Description:
    def __init__(self, document):
        self.document = document
        self.operations = {
            operation["operationId"]: (method.upper(), path, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        }
        self._strict = closed(document)

    def resolved(self, part):
        while "$ref" in part:
            found = self.document
            for name in part["$ref"].removeprefix("#/").split("/"):
                found = found[name]
            part = found
        return part

    def faults(self, value, schema, strict=True):
        """What is wrong with a value; of an answer also each member that is not described."""
        components = (self._strict if strict else self.document)["components"]
        whole = {**(closed(schema) if strict else schema), "components": components}
        validator = Draft202012Validator(whole, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(value)]

    def broken(self, operation, answer):
        """How an answer breaks what is promised of it; empty where it does not."""
        promised = self.operations[operation][2]["responses"].get(str(answer.status))
        if promised is None:
            return [f"{answer.status} is not described"]
        promised = self.resolved(promised)
        headers = {name.lower(): self.resolved(part) for name, part in promised.get("headers", {}).items()}
        strange = (HEADERS & answer.headers.keys()) - headers.keys()
        found = [f"the header {name} is not described" for name in strange]
        for name, header in headers.items():
            text = answer.headers.get(name)
            if text is None:
                found += [f"the header {name} is missing"] if header.get("required") else []
            else:
                value = int(text) if header["schema"]["type"] == "integer" and text.isdigit() else text
                found += self.faults(value, header["schema"])
        return found + self._body(promised.get("content"), answer)

    def _body(self, content, answer):
        kind = answer.headers.get("content-type", "").split(";")[0]
        if content is None:
            return [f"there is a body: {answer}"] if answer.body else []
        if kind not in content:
            return [f"{kind} is not described"]
        text = answer.body.decode()
        return self.faults(json.loads(text) if kind.endswith("json") else text, content[kind]["schema"])

    def filled(self, operation, values):
        """Method and path, with these values in its gaps."""
        method, path, _ = self.operations[operation]
        for name, value in values.items():
            path = path.replace("{" + name + "}", quote(value, safe=""))
        return method, path

    def examples(self):
        """Each example, with the faults that it has."""
        def within(part, place):
            if isinstance(part, dict):
                if "schema" in part and "example" in part:
                    yield place, self.faults(part["example"], part["schema"])
                for name, inner in part.items():
                    if name not in ("example", "schemas"):
                        yield from within(inner, f"{place}/{name}")
        yield from within(self.document, "")

    def routes(self):
        """(method, path, whether it is open) of each operation."""
        found = self.operations.values()
        return {(method, path, part.get("security") == []) for method, path, part in found if path != ITSELF}

    def words(self, name):
        return set(self.document["components"]["schemas"][name]["enum"])


def closed(part):
    """The same, where an object has no members but those that are named."""
    if isinstance(part, list):
        return [closed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    same = {name: closed(inner) for name, inner in part.items()}
    if part.get("type") == "object" and isinstance(part.get("properties"), dict):
        same.setdefault("additionalProperties", False)
    return same


def routes_of_the_code():
    """Those of pages are in another file."""
    found = re.findall(r'Route\(\.(\w+), "([^"]+)"(, isOpen: true)?\)', ROUTES.read_text())
    return {(method.upper(), path, bool(is_open)) for method, path, is_open in found if path != ITSELF}


def events_of_the_chart():
    chart = ElementTree.parse(CHART)
    declared = {event.get("name") for event in chart.iter(RX + "event")}
    return declared | {clock.get("event") for clock in chart.iter(RX + "clock")}
