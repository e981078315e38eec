/// All that a transition means, without where it stands: two with the same text are the same.
struct TransitionText: Equatable, CustomStringConvertible {
  let description: String

  /// - Parameter node: nil: none.
  init(_ node: TransitionNode?) {
    guard let node else {
      description = ""
      return
    }
    let events = node.events.map(\.value).sorted().joined(separator: ", ")
    let condition = node.condition.map { $0.words(isQuoted: true) }.joined(separator: " and ")
    let targets = node.targets.map { "`\($0.value)`" }.joined(separator: " ")
    description =
      [
        events.isEmpty ? nil : events, condition.isEmpty ? nil : "[\(condition)]",
        targets.isEmpty ? nil : "→ \(targets)", node.isInternal ? "(internal)" : nil,
        node.notice.map { "tells \($0.value)" }, node.isCorrection ? "as a correction" : nil,
      ].compactMap(\.self).joined(separator: " ") + node.actions.map(Self.text).joined()
  }

  private static func text(_ action: ActionNode) -> String {
    switch action.kind {
    case .raise(let event): "; raises \(event)"
    case .send(let event, let delay, let id): "; sends \(event) after \(delay) ms as \(id ?? "nothing")"
    case .cancel(let id): "; cancels \(id)"
    case .command(let name): "; does \(name)"
    case .log(let label, let expression): "; logs \(label) \(expression)"
    }
  }
}
