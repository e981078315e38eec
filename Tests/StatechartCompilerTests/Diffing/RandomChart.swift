import SeededRandom
import StatechartCompiler

/// Small charts with everything that a stored configuration can hold: compounds, parallels, histories,
/// clocks.
struct RandomChart {
  private var generator: SplitMix64
  private var count = 0
  private var ids: [String] = []

  /// - Returns: the text of a chart in the dialect of the conformance suites.
  static func bytes(using generator: inout SplitMix64) -> [UInt8] {
    var chart = RandomChart(generator: generator)
    // As in the product, a parallel at the top; or states beside each other.
    let isParallel = chart.chance(2)
    let content = (0..<3).map { _ in chart.state(depth: isParallel ? 1 : 0) }
    let inside = content.map { chart.linked($0) }.joined()
    let text = isParallel ? "<parallel id='top'>\(inside)</parallel>" : inside
    generator = chart.generator
    return Traced.chart(text)
  }

  private init(generator: SplitMix64) {
    self.generator = generator
  }

  /// A state, with a mark where its transitions go: they can lead to states that come later.
  private mutating func state(depth: Int) -> String {
    count += 1
    let id = "s\(count)"
    ids.append(id)
    let clock = chance(3) ? "<rx:clock name='c\(count)' event='e0' after='1d'/>" : ""
    guard depth < 3, chance(2) else { return "<state id='\(id)'>\(clock)@</state>" }
    let isParallel = chance(3)
    let first = count + 1
    let children = (0..<Int.random(in: 2...3, using: &generator)).map { _ in state(depth: depth + 1) }
      .joined()
    let type = chance(2) ? "deep" : "shallow"
    var history = ""
    if chance(3), ids.count(where: { $0.hasPrefix("h") }) < 8 {
      history = "<history id='h\(id)' type='\(type)'><transition target='s\(first)'/></history>"
      ids.append("h\(id)")
    }
    let word = isParallel ? "parallel" : "state"
    return "<\(word) id='\(id)'>\(clock)@\(history)\(children)</\(word)>"
  }

  private mutating func linked(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "@" { result += transitions() } else { result.append(character) }
    }
    return result
  }

  private mutating func transitions() -> String {
    (0..<2).map { _ in
      let target = ids.randomElement(using: &generator) ?? "s1"
      return "<transition event='e\(Int.random(in: 0...3, using: &generator))' target='\(target)'/>"
    }.joined()
  }

  /// True once in `times`.
  private mutating func chance(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &generator) == 0 }
}
