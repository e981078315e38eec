"""Somebody who has no mouse: goes from stop to stop, and presses Enter."""

from checks import CannotGoOn

MOST_STOPS = 80


class Keyboard:
    def __init__(self, tab):
        self._tab = tab
        self.unseen = []  # stops at which nothing shows where one is

    def to(self, locator):
        """Tabs on until this has the focus."""
        for _ in range(MOST_STOPS):
            self._tab.page.keyboard.press("Tab")
            self._see()
            if locator.evaluate("element => element === document.activeElement"):
                return
        raise CannotGoOn(f"no stop is {locator}")

    def enter(self, locator):
        """Goes there and presses Enter, which leads to another page."""
        self.to(locator)
        with self._tab.page.expect_navigation():
            self._tab.page.keyboard.press("Enter")

    def unfold(self, locator):
        self.to(locator)
        self._tab.page.keyboard.press("Enter")

    def type(self, locator, text):
        """Into a field, or the first letters of a choice."""
        self.to(locator)
        self._tab.page.keyboard.type(text)

    def _see(self):
        stop = self._tab.page.evaluate(
            """() => {
              const stop = document.activeElement
              if (stop === document.body) return null
              const style = getComputedStyle(stop), box = stop.getBoundingClientRect()
              const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
              const there = box.width > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight
              return shown && there ? null : stop.outerHTML.slice(0, 200)
            }"""
        )
        if stop:
            self.unseen.append(stop)
