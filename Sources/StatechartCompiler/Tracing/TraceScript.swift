package import Statecharts

/// What a command line asks of a trace, in its order.
///
/// The order between different options is the whole point of a trace, and a parser that collects each option
/// by itself loses it; so the words are read here, one after the other.
package struct TraceScript: Sendable, Equatable {
  /// Path of the chart.
  package private(set) var chart = ""
  /// In the order in which they are carried out.
  package private(set) var steps: [TraceStep] = []
  /// Lengths of the durations that the chart only names. They hold from the start, wherever they stand.
  package private(set) var durations: [String: Span] = [:]

  private enum Option: String, CaseIterable {
    case event, advance, guarded = "guard", unguarded = "no-guard", duration

    var spelling: String { "--" + rawValue }
  }

  /// - Parameter words: the arguments after `trace`. Options stand as `--event NAME` or `--event=NAME`; after
  ///   `--` there are none.
  /// - Throws: what is wrong with the first word that means nothing.
  package init(_ words: [String]) throws(TraceError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for path in rest { try take(chart: path) }
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        try take(chart: word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = Option.allCases.first(where: { $0.spelling == parts[0] }) else {
        let near = NearNames(to: parts[0], among: Option.allCases.map(\.spelling))
        throw TraceError(code: .unknownOption, message: "There is no option '\(parts[0])'\(near).")
      }
      if parts.count == 2 {
        try take(option, parts[1])
      } else if let value = rest.popFirst(), !value.hasPrefix("--") {
        try take(option, value)
      } else {
        throw TraceError(code: .missing, message: "'\(option.spelling)' needs a value after it.")
      }
    }
    guard !chart.isEmpty else { throw TraceError(code: .missing, message: "Name the chart to trace.") }
  }

  private mutating func take(chart path: String) throws(TraceError) {
    guard chart.isEmpty else {
      throw TraceError(
        code: .repeated, message: "A trace is of one chart, '\(chart)'; '\(path)' belongs to no option.")
    }
    chart = path
  }

  private mutating func take(_ option: Option, _ value: String) throws(TraceError) {
    switch option {
    case .event: steps.append(.event(value))
    case .advance: steps.append(.advance(try Self.length(value, of: option)))
    case .guarded: steps.append(.answer(value, true))
    case .unguarded: steps.append(.answer(value, false))
    case .duration:
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        throw TraceError(
          code: .badLength, message: "Write '\(option.spelling) \(value)=48h', with its length.")
      }
      let length = try Self.length(parts[1], of: option)
      guard durations.updateValue(length, forKey: parts[0]) == nil else {
        throw TraceError(code: .repeated, message: "The duration '\(parts[0])' has two lengths; give one.")
      }
    }
  }

  private static func length(_ text: String, of option: Option) throws(TraceError) -> Span {
    guard let milliseconds = ChartDuration.milliseconds(text), milliseconds > 0 else {
      throw TraceError(
        code: .badLength,
        message: "'\(text)' is no length for '\(option.spelling)'; write \(ChartDuration.form).")
    }
    return Span(milliseconds: milliseconds)
  }
}
