package import Statecharts

/// What was handed over of a fill that comes in parts. Parts of one fill count once against the repeats.
package struct Collected: Hashable, Sendable, Codable {
  /// Units of all parts, in thousandths; nil: all there is, as far as anybody said.
  package let thousandths: Int64?
  /// The same before the last part.
  package let before: Int64
  /// Units of the whole fill, in thousandths; nil where nobody said.
  package let ofThousandths: Int64?
  /// When the first part was handed over.
  package let since: Instant

  package init(thousandths: Int64?, before: Int64, ofThousandths: Int64?, since: Instant) {
    self.thousandths = thousandths
    self.before = before
    self.ofThousandths = ofThousandths
    self.since = since
  }

  /// Whether something is still to come.
  package var isPart: Bool {
    guard let thousandths, let whole = ofThousandths else { return false }
    return thousandths < whole
  }

  /// What the patient has; nil where nobody said how much.
  package var quantity: Quantity? {
    thousandths.map { Quantity(thousandths: $0, ofThousandths: ofThousandths) }
  }
}
