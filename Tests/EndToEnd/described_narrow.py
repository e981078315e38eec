"""The description with fewer values, so that what is made up of it reaches what is there."""

import copy
from xml.etree import ElementTree

from description import CHART, RX, Description


def narrowed(document, values):
    """Values: the place of a schema among the components → the values that are left."""
    narrow = copy.deepcopy(document)
    for place, words in values.items():
        *way, last = place.split("/")
        part = narrow["components"]
        for name in way:
            part = part[name]
        part[last] = {"enum": words}
    return narrow


def changed(document, path, method, name, **members):
    """One parameter of one operation has these members in place of its own."""
    parameters = document["paths"][path][method]["parameters"]
    for index, parameter in enumerate(parameters):
        parameter = Description(document).resolved(parameter)
        if parameter["name"] == name:
            parameters[index] = {**parameter, **members}


def without(document, parameter, but):
    """All operations but one do not take this parameter."""
    place = {"$ref": f"#/components/parameters/{parameter}"}
    for methods in document["paths"].values():
        for operation in methods.values():
            if operation["operationId"] != but and place in operation.get("parameters", []):
                operation["parameters"].remove(place)


def sendable(document, actors):
    """Of the events those that one of these may send."""
    chart = ElementTree.parse(CHART)
    events = [(event.get("name"), event.get("actor").split()) for event in chart.iter(RX + "event")]
    theirs = {name for name, whose in events if actors & set(whose)}
    same = copy.deepcopy(document)
    body = same["components"]["schemas"]["EventBody"]
    for variant in body["oneOf"]:
        kinds = variant["properties"]["type"]
        kinds["enum"] = [name for name in kinds["enum"] if name in theirs]
    body["oneOf"] = [variant for variant in body["oneOf"] if variant["properties"]["type"]["enum"]]
    return same
