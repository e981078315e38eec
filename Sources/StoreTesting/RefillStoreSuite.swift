import Testing

/// What every `RefillStore` promises, as cases to run against each implementation.
package enum RefillStoreSuite {
  /// One promise. Its name is a sentence about the product.
  package struct Case: Sendable, CustomTestStringConvertible {
    package let name: String
    package let run: @Sendable (any StoreUnderTest) throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (any StoreUnderTest) throws -> Void) {
      self.name = name
      self.run = run
    }

    package var testDescription: String { name }
  }

  package static let cases: [Case] = [
    refillCases, asideCases, timerCases, answerCases, rawAnswerCases, streamCases, orderCases, onceCases,
  ].flatMap(\.self)
}
