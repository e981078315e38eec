"""One tab of a browser, which keeps what its page asked for and complained of."""

LOCAL = ("data:", "blob:", "about:")


class Tab:
    def __init__(self, context, origin):
        self.context, self.origin = context, origin
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.requests, self.complaints, self.finished, self.status = [], [], [], None
        self.statuses = set()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfinished", lambda request: self.finished.append(request))
        self.page.on("response", self._answer)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("dialog", self._dismiss)

    def open(self, path):
        self.page.goto(self.origin + path)

    def open_and_listen(self, path):
        """Opens a page that stays open, and waits until it listens for its news."""
        with self.page.expect_request(lambda request: "/news?" in request.url):
            self.open(path)

    def submit(self, button):
        """Presses a button that leads to another page, and waits for that."""
        with self.page.expect_navigation():
            button.click()

    def answer(self, question):
        """What the patient's page answers to one of its six questions."""
        return self.page.locator(f'[data-answer="{question}"] dd').inner_text()

    def bottom_of_answers(self):
        """How far down the last of the six reaches, in pixels."""
        box = self.page.locator("[data-answer]").last.bounding_box()
        return box["y"] + box["height"]

    def _answer(self, response):
        """Another page stands here now; after a redirect, the last."""
        if response.request.is_navigation_request():
            self.status = response.status
            self.statuses.add(response.status)
            self.finished.clear()

    def _hear(self, message):
        self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _dismiss(self, dialog):
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    @property
    def foreign(self):
        """What was asked of others."""
        home = self.origin + "/"
        return [url for url in self.requests if not url.startswith(home) and not url.startswith(LOCAL)]

    @property
    def transferred(self):
        """Bytes of this page and of all that it loads, heads and bodies, as they came over the wire."""
        sizes = [request.sizes() for request in self.finished if not request.url.startswith(LOCAL)]
        return sum(size["responseHeadersSize"] + size["responseBodySize"] for size in sizes)

    @property
    def complaints_beside_status(self):
        """A browser says itself that a page is none that was asked for, as in 404; that much is meant so."""
        refused = [status for status in self.statuses if status >= 400]
        meant = [f"Failed to load resource: the server responded with a status of {status} " for status in refused]
        return [said for said in self.complaints if not any(words in said for words in meant)]

    def resize(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})

    def overflow(self):
        """By how many pixels the document is wider than the window, and the innermost that reach out."""
        return self.page.evaluate(
            """() => {
              const room = document.documentElement.clientWidth
              const wide = document.documentElement.scrollWidth - room
              if (wide <= 0) return null
              const content = document.createRange()
              const reaches = element => {
                content.selectNodeContents(element)
                const right = content.getBoundingClientRect().right
                return Math.max(element.getBoundingClientRect().right, right) > room
              }
              const all = [...document.body.querySelectorAll('*')].filter(reaches)
              const inner = all.filter(element => ![...element.children].some(reaches))
              const shown = inner.slice(0, 3).map(element => element.outerHTML.slice(0, 200))
              return `${wide} px: ${shown.join(' | ')}`
            }"""
        )

    def shape(self):
        """The document's elements, in order."""
        elements = "[...document.querySelectorAll('*')]"
        return self.page.evaluate(f"() => {elements}.map(element => element.tagName).join(' ')")
