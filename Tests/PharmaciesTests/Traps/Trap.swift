import Testing

/// Something that pharmacies really say and that a hasty reader gets wrong, and what it must come to.
struct Trap: Sendable, CustomTestStringConvertible {
  let name: String
  /// A MedicationDispense, without its type and id.
  let says: String
  /// Where the pharmacy is, for dates without a time.
  var zone = "UTC"
  /// What it means, for people.
  let means: String
  let event: String
  var contradicts = false
  var ready: String?
  var handedOver: String?

  var testDescription: String { name }

  /// The whole resource.
  func json(id: String = "d1") -> String { #"{"resourceType":"MedicationDispense","id":"\#(id)",\#(says)}"# }
}

extension Trap {
  private static let bothTimes =
    #""whenPrepared":"2026-01-15T10:20:00Z","whenHandedOver":"2026-01-15T16:20:00Z""#
  private static let morning = "2026-01-15T10:20:00Z"
  private static let evening = "2026-01-15T16:20:00Z"

  static let all = [
    Trap(
      name: "in-progress, and handed over", says: #""status":"in-progress",\#(bothTimes)"#,
      means: "Ready at the counter. That it was handed over as well cannot be: we are not sure.",
      event: "pharmacy.ready", contradicts: true, ready: morning, handedOver: evening),
    Trap(
      name: "in-progress, and handed over a day later, five hours east of Greenwich",
      says: #"""
        "status":"in-progress","whenPrepared":"2026-06-25T07:13:00+05:00",
        "whenHandedOver":"2026-06-26T07:13:00+05:00"
        """#,
      means: "The same, with the times moved to Greenwich: 02:13, not 07:13.",
      event: "pharmacy.ready", contradicts: true, ready: "2026-06-25T02:13:00Z",
      handedOver: "2026-06-26T02:13:00Z"),
    Trap(
      name: "on-hold, and handed over", says: #""status":"on-hold",\#(bothTimes)"#,
      means: "Held, without a reason. That it was handed over as well cannot be: we are not sure.",
      event: "pharmacy.hold.noReason", contradicts: true, ready: morning, handedOver: evening),
    Trap(
      name: "stopped, and handed over at the moment in which it was prepared",
      says: #"""
        "status":"stopped","whenPrepared":"2026-04-28T07:13:00+05:00",
        "whenHandedOver":"2026-04-28T07:13:00+05:00"
        """#,
      means: "It will not be dispensed. That it was handed over as well cannot be: we are not sure.",
      event: "pharmacy.notDispensed", contradicts: true, ready: "2026-04-28T02:13:00Z",
      handedOver: "2026-04-28T02:13:00Z"),
    Trap(
      name: "completed, and not a word of handing over",
      says: #""status":"completed","type":{"coding":[{"code":"FF"}]}"#,
      means: "It is done, and when is not known. Nothing in it contradicts itself.",
      event: "pharmacy.completed"),
    Trap(
      name: "completed, and its times have an offset",
      says: #"""
        "status":"completed","whenPrepared":"2026-03-16T17:13:00+05:00",
        "whenHandedOver":"2026-03-17T00:30:00+05:00"
        """#,
      means: "Handed over on the evening of the 16th in Greenwich, though the text says the 17th.",
      event: "pharmacy.completed", ready: "2026-03-16T12:13:00Z", handedOver: "2026-03-16T19:30:00Z"),
    Trap(
      name: "entered in error, and its dates have no time, a year apart",
      says: #""status":"entered-in-error","whenPrepared":"2025-01-15","whenHandedOver":"2026-01-15""#,
      means: "It should never have been said. A date is a day there, not a moment.",
      event: "pharmacy.enteredInError", ready: "2025-01-15T00:00:00Z", handedOver: "2026-01-15T00:00:00Z"),
    Trap(
      name: "ready on a date without a time, in New York",
      says: #""status":"in-progress","whenPrepared":"2026-03-06""#, zone: "America/New_York",
      means: "Ready from the beginning of that day where the pharmacy is: midnight there, five in Greenwich.",
      event: "pharmacy.ready", ready: "2026-03-06T05:00:00Z"),
  ]
}
