/// Why an answer with a good status was not understood. It names places, never contents.
package struct AnswerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An open set: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    package static let notJSON = Code(name: "notJSON")
    /// Nothing stands where the connector's file says that the item is.
    package static let noItem = Code(name: "noItem")
    package static let noID = Code(name: "noID")
    package static let noStatus = Code(name: "noStatus")
    /// The answer is about another item than the one that was asked about.
    package static let otherItem = Code(name: "otherItem")
    /// The answer says itself that it failed.
    package static let failed = Code(name: "failed")
    /// The next page lies on another origin, or there are too many.
    package static let badPage = Code(name: "badPage")
  }

  package let code: Code
  package let message: String
  package let underlying: JSONError?

  package init(_ code: Code, _ message: String, underlying: JSONError? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package var description: String { message + (underlying.map { ": \($0)" } ?? "") }
}
