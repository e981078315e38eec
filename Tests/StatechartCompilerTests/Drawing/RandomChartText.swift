import SeededRandom

/// A chart of random shape that breaks no rule: one to four regions, states up to five deep, names of all lengths.
struct RandomChartText {
  private static let words = ["at", "ready", "waiting", "fill", "pharmacy", "acknowledgement", "i", "x9"]
  private static let deepest = 5
  /// Groups are begun up to here; what they contain stays below the 128 that a chart may have.
  private static let mostStates = 70

  private var random: SplitMix64
  private var count = 0
  private var histories = 0
  /// Of the region being written: its leaves, and the histories that a leaf has to lead to.
  private var leaves: [String] = []
  private var open: [String] = []

  static func make(seed: UInt64) -> [UInt8] {
    var maker = RandomChartText(random: SplitMix64(seed: seed))
    let count = Int.random(in: 1...4, using: &maker.random)
    let regions = (0..<count).map { _ in maker.region() }.joined()
    let states = count == 1 ? regions : "<parallel id=\"all\">\(regions)</parallel>"
    let text = """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="random">
        <rx:event name="go" actor="person"/>
        \(maker.histories > 0 ? "<rx:event name=\"back\" actor=\"person\"/>" : "")
        \(states)
      </scxml>
      """
    return Array(text.utf8)
  }

  private init(random: SplitMix64) { self.random = random }

  /// Its leaves lead to each other in a circle.
  private mutating func region() -> String {
    (leaves, open) = ([], [])
    var text = group(depth: 1)
    for (index, leaf) in leaves.enumerated() {
      var ways = "<transition event=\"go\" target=\"\(leaves[(index + 1) % leaves.count])\"/>"
      if index < open.count { ways += "<transition event=\"back\" target=\"\(open[index])\"/>" }
      text = text.replacing("[\(leaf)]", with: ways)
    }
    return text
  }

  private mutating func group(depth: Int) -> String {
    let id = name()
    let before = leaves.count
    let content = (0..<Int.random(in: 2...6, using: &random)).map { _ in
      let isGroup = depth < Self.deepest && count + histories < Self.mostStates && chance(35)
      return isGroup ? group(depth: depth + 1) : leaf()
    }.joined()
    guard histories < 8, chance(30) else { return "<state id=\"\(id)\">\(content)</state>" }
    histories += 1
    let history = "h\(histories)"
    open.append(history)
    let type = chance(50) ? "deep" : "shallow"
    // A shallow one remembers a child, and the first leaf is in it.
    return """
      <state id="\(id)"><history id="\(history)" type="\(type)"><transition target="\(leaves[before])"/></history>
      \(content)</state>
      """
  }

  private mutating func leaf() -> String {
    let id = name()
    leaves.append(id)
    return "<state id=\"\(id)\" rx:stage=\"s\" rx:acts=\"p\" rx:answer=\"a\">[\(id)]</state>"
  }

  private mutating func name() -> String {
    count += 1
    let words = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      (Self.words.randomElement(using: &random) ?? "").capitalized
    }
    return "s\(count)" + words.joined()
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
