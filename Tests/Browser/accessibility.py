"""What keeps people out of a page, as axe-core finds it: WCAG 2.2, levels A and AA."""

from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
AXE = Axe()


class Barriers:
    def __init__(self, tab):
        self._tab = tab
        self.found = {}  # (rule, element, why) → where

    def look(self, where):
        for violation in AXE.run(self._tab.page, options=OPTIONS).response["violations"]:
            for node in violation["nodes"]:
                why = " ".join((node.get("failureSummary") or "").split())
                self.found.setdefault((violation["id"], node["html"], why), []).append(where)

    def __str__(self):
        return "".join(
            f"\n        {rule} at {', '.join(where)}: {element} {why}"
            for (rule, element, why), where in self.found.items()
        )
