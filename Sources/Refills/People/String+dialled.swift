extension String {
  /// Whether it is written as telephone numbers are: digits, and what people put between them.
  package func isDialled(leastDigits: Int) -> Bool {
    count(where: \.isWholeNumber) >= leastDigits
      && allSatisfy { $0.isWholeNumber || "+()-. ".contains($0) }
  }
}
