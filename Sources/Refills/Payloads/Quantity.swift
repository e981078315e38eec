/// How much of a fill a report speaks of.
package struct Quantity: Hashable, Sendable, Codable {
  /// Units (tablets, millilitres) that are ready or were handed over, in thousandths.
  package let thousandths: Int64
  /// Units of the whole fill, in thousandths; nil where nobody said.
  package let ofThousandths: Int64?

  package init(thousandths: Int64, ofThousandths: Int64? = nil) {
    self.thousandths = thousandths
    self.ofThousandths = ofThousandths
  }
}
