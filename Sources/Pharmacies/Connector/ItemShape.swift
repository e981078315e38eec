/// Where in one item what stands. Each place is one path, or several of which the first that finds something counts.
package struct ItemShape: Hashable, Sendable {
  package typealias Place = [JSONPath]

  let id: Place
  /// Our own id, where the system gives it back.
  let reference: Place
  let status: Place
  /// Codes that say more about the status; all that are found are looked up.
  let reasons: Place
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

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping([
      "id", "reference", "status", "reason", "reason-text", "updated", "ready-at", "handed-over-at",
      "held-until",
      "promised-at", "quantity", "whole-quantity", "carrier", "parcel-number", "parcel-link",
    ])
    func place(_ key: String) throws(FileError) -> Place {
      try mapping.optional(key) { value throws(FileError) in try value.paths() } ?? []
    }
    id = try mapping.required("id").paths()
    reference = try place("reference")
    status = try mapping.required("status").paths()
    reasons = try place("reason")
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
  }
}

extension [JSONPath] {
  func word(in value: JSONValue) -> String? {
    lazy.compactMap { $0.word(in: value) }.first
  }

  func words(in value: JSONValue) -> [String] {
    flatMap { $0.all(in: value).compactMap(\.word) }
  }

  func finds(in value: JSONValue) -> Bool {
    contains { $0.first(in: value) != nil }
  }
}
