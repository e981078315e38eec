/// The names that somebody may have meant who wrote another one.
struct NearNames: CustomStringConvertible {
  /// More are a list, and no hint.
  private static let most = 3

  /// The nearest first; names equally near stand in the order of the alphabet.
  let names: [String]

  /// - Parameter names: what there is; empty where the chart has nothing of the kind.
  init(to name: String, among names: [String]) {
    let ranked = names.map { (name: $0, distance: Self.distance(from: name, to: $0)) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    self.names = ranked.prefix(Self.most).map(\.name)
  }

  /// `; nearest are 'a', 'b' and 'c'`
  var description: String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last else { return "; it has none" }
    guard quoted.count > 1 else { return "; the only one is \(last)" }
    return "; nearest are \(quoted.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// How many letters have to be added, taken away, changed or swapped with their neighbour. The last words
  /// of a name with dots may stand for the whole, for one letter more.
  static func distance(from name: String, to known: String) -> Int {
    let written = Array(name.lowercased().utf8)
    let words = known.lowercased().split(separator: ".")
    return words.indices.map { first in
      edits(from: written, to: Array(words[first...].joined(separator: ".").utf8)) + (first > 0 ? 1 : 0)
    }.min() ?? written.count
  }

  /// Damerau and Levenshtein's distance in which no part is changed twice, row by row.
  private static func edits(from one: [UInt8], to other: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var next = [row + 1]
      for (column, wanted) in other.enumerated() {
        var cost = min(last[column] + (letter == wanted ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == wanted {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return last[other.count]
  }
}
