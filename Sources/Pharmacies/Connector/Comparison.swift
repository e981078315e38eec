/// What makes two answers about an item the same, so that the second is no news.
enum Comparison: String, CaseIterable, Hashable, Sendable {
  /// Every member and every value.
  case content
  /// What they mean here: for systems that tell of one thing in several forms.
  case meaning
}
