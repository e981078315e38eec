"""A JSON pharmacy under several names that can also be asked to cancel. It answers that it took the wish, no more."""

import json

from bad_pharmacy import BadPharmacy


class StoryPharmacy(BadPharmacy):
    def __init__(self):
        self.cancels = []  # (name, id) of each wish to cancel, in order
        self.answer_to_cancel = 202  # 200: it is cancelled, 409: it is too late
        super().__init__()

    def _order(self, handler, order):
        name, *rest = handler.path.strip("/").split("/")
        if rest[-1:] != ["cancel"]:
            return super()._order(handler, order)
        self.cancels.append((name, rest[1]))
        self._say(handler, self.answer_to_cancel, json.dumps({}).encode())
