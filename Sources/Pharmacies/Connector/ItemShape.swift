/// Where in one item what stands. Each place is one path, or several of which the first that finds something counts.
package struct ItemShape: Hashable, Sendable {
  package typealias Place = [JSONPath]

  /// Where in what was found the item itself stands, if it may be wrapped; all other places begin there.
  let within: Place
  let id: [WordSource]
  /// Our own id, where the system gives it back.
  let reference: Place
  /// The first that finds something counts.
  let status: [WordSource]
  /// Codes that say more about the status; all that are found are looked up.
  let reasons: [WordSource]
  /// The reason in words.
  let reasonText: Place
  let updated: Place
  let readyAt: Place
  let handedOverAt: Place
  let heldUntil: Place
  let promisedAt: Place
  let quantity: Place
  let wholeQuantity: Place
  let carrier: Place
  let parcelNumber: Place
  let parcelLink: Place
  /// Where it was sent on to: an id by which that pharmacy is known.
  let reroutedTo: Place
  /// What the patient pays.
  let price: PriceShape?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping([
      "within", "id", "reference", "status", "reason", "reason-text", "updated", "ready-at", "handed-over-at",
      "held-until",
      "promised-at", "quantity", "whole-quantity", "carrier", "parcel-number", "parcel-link", "rerouted-to",
      "price",
    ])
    func place(_ key: String) throws(FileError) -> Place {
      try mapping.optional(key) { value throws(FileError) in try value.paths() } ?? []
    }
    within = try place("within")
    id = try WordSource.list(try mapping.required("id"))
    reference = try place("reference")
    status = try WordSource.list(try mapping.required("status"))
    reasons = try mapping.optional("reason", WordSource.list) ?? []
    reasonText = try place("reason-text")
    updated = try place("updated")
    readyAt = try place("ready-at")
    handedOverAt = try place("handed-over-at")
    heldUntil = try place("held-until")
    promisedAt = try place("promised-at")
    quantity = try place("quantity")
    wholeQuantity = try place("whole-quantity")
    carrier = try place("carrier")
    parcelNumber = try place("parcel-number")
    parcelLink = try place("parcel-link")
    reroutedTo = try place("rerouted-to")
    price = try mapping.optional("price", PriceShape.init)
  }
}

extension [JSONPath] {
  /// What the first path finds that finds something.
  func value(in value: JSONValue) -> JSONValue? {
    lazy.compactMap { $0.first(in: value) }.first
  }

  func word(in value: JSONValue) -> String? {
    lazy.compactMap { $0.word(in: value) }.first
  }

  func finds(in value: JSONValue) -> Bool {
    contains { $0.first(in: value) != nil }
  }
}
