/// Why a length, a zone or opening hours were not taken. The message says what to write instead.
package struct TimeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An open set: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let text: String

    package static let badDuration = Code(text: "time.bad-duration")
    package static let unknownZone = Code(text: "time.unknown-zone")
    package static let badHours = Code(text: "time.bad-hours")
  }

  package let code: Code
  package let message: String
  /// What the part below said; nil where the refusal is our own.
  package let underlying: String?

  package init(code: Code, message: String, underlying: String? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package var description: String { message }
}
