"""What each dispense must come to, by DOMAIN.md's rules and VENDORS.md's table; all are registered as pick up.

- `in-progress` is FHIR's “ready for pickup”. Where `whenPrepared` is more than ten days ago, the pharmacy's own ready
  time puts the refill beyond the pickup window: still ready, “it may have been put back”.
- `completed` is picked up, because these are pick ups.
- A time of handing over beside a status that denies it: the refill moves by its status and is unsure.
- `entered-in-error` at first sight, and `unknown`, move nothing: the refill stays sent, as it was imported.
"""

PICKED_UP = ("pickedUp", False)
WINDOW_OVER = ("readyWindowOver", False)
WINDOW_OVER_UNSURE = ("readyWindowOver", True)
ON_HOLD = ("holdNoReason", False)
ON_HOLD_UNSURE = ("holdNoReason", True)
NOT_DISPENSED = ("notDispensed", False)
NOT_DISPENSED_UNSURE = ("notDispensed", True)
NOT_MOVED = ("sent", False)

OFFICIAL = {
    "meddisp008": PICKED_UP,  # completed, without any time
    "meddisp0301": WINDOW_OVER,  # prepared 2015
    "meddisp0302": WINDOW_OVER_UNSURE,  # in progress, yet handed over
    "meddisp0303": ON_HOLD,
    "meddisp0304": PICKED_UP,
    "meddisp0305": NOT_MOVED,  # entered in error
    "meddisp0306": WINDOW_OVER,
    "meddisp0307": PICKED_UP,
    "meddisp0308": PICKED_UP,
    "meddisp0309": NOT_MOVED,  # entered in error, dates without a time
    "meddisp0310": WINDOW_OVER,
    "meddisp0311": PICKED_UP,
    "meddisp0312": ON_HOLD_UNSURE,  # on hold, yet handed over
    "meddisp0313": NOT_DISPENSED_UNSURE,  # stopped, yet handed over
    "meddisp0314": PICKED_UP,
    "meddisp0315": WINDOW_OVER_UNSURE,  # in progress, yet handed over
    "meddisp0316": WINDOW_OVER,
    "meddisp0317": NOT_DISPENSED_UNSURE,  # stopped, yet handed over
    "meddisp0318": WINDOW_OVER,
    "meddisp0319": PICKED_UP,
    "meddisp0320": PICKED_UP,
    "meddisp0321": WINDOW_OVER,
    "meddisp0322": PICKED_UP,
    "meddisp0324": PICKED_UP,
    "meddisp0325": WINDOW_OVER,
    "meddisp0326": WINDOW_OVER,
    "meddisp0327": PICKED_UP,
    "meddisp0328": WINDOW_OVER,
    "meddisp0329": PICKED_UP,
    "meddisp0330": WINDOW_OVER,
    "meddisp0331": WINDOW_OVER,
}

OWN = {
    "own-preparation": ("preparing", False),
    "own-ready-undated": ("ready", False),  # ready since we saw it
    "own-ready-long-ago": WINDOW_OVER,
    "own-ready-date-only": WINDOW_OVER,
    "own-ready-handed-over": WINDOW_OVER_UNSURE,
    "own-completed": PICKED_UP,
    "own-completed-undated": PICKED_UP,
    "own-hold": ON_HOLD,
    "own-hold-out-of-stock": ("holdOutOfStock", False),
    "own-hold-handed-over": ON_HOLD_UNSURE,
    "own-declined": NOT_DISPENSED,
    "own-cancelled": NOT_DISPENSED,
    "own-stopped": NOT_DISPENSED,
    "own-stopped-handed-over": NOT_DISPENSED_UNSURE,
    "own-unfulfilled": NOT_DISPENSED,
    "own-entered-in-error": NOT_MOVED,
    "own-unknown": NOT_MOVED,
}
