extension String {
  /// Nil where nothing was written but blanks.
  var written: String? { allSatisfy(\.isWhitespace) ? nil : self }
}
