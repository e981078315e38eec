"""A JSON pharmacy under several names that can also be asked to cancel. It answers that it took the wish, no more."""

from bad_pharmacy import BadPharmacy


class StoryPharmacy(BadPharmacy):
    def __init__(self):
        self.cancels = []  # (name, id) of each wish to cancel, in order
        self.answer_to_cancel = 202  # 200: it is cancelled, 409: it is too late
        super().__init__()
        handler = self._server.RequestHandlerClass  # made for this pharmacy alone
        takes_orders = handler.do_POST

        def do_POST(request):
            """A wish to cancel has no body."""
            if not request.path.endswith("/cancel"):
                return takes_orders(request)
            request.rfile.read(int(request.headers.get("Content-Length", 0)))
            self._order(request, {})

        handler.do_POST = do_POST

    def _order(self, handler, order):
        name, *rest = handler.path.strip("/").split("/")
        if rest[-1:] != ["cancel"]:
            return super()._order(handler, order)
        self.cancels.append((name, rest[1]))
        self._say(handler, self.answer_to_cancel, b"{}")
