extension DifferenceSearch {
  /// Who is part of the daemon: what they send changes together with the chart.
  private static let own: Set<String> = ["system", ExternalEvent.timer]

  mutating func compareEvents() {
    for event in old.model.externalEvents {
      if let now = new.events[event.name] { compare(event, now) } else { noteGone(event) }
    }
    for event in new.model.externalEvents where old.events[event.name] == nil {
      note(
        .compatible, "the event `\(event.name)` is new", "Nothing stored knows of it.", new: event.position)
    }
  }

  private mutating func noteGone(_ event: ExternalEvent) {
    let senders = event.actors.filter { !Self.own.contains($0) }
    if senders.isEmpty {
      note(
        .needsMapping, "the event `\(event.name)` is gone",
        "Tasks, timers and journal rows of stored refills may name it: "
          + "say in a mapping which event stands for `\(event.name)`, or that they are dropped.",
        old: event.position)
    } else {
      note(
        .breaking, "the event `\(event.name)` is gone",
        "\(Self.list(senders)) will go on sending it, whatever is done to stored refills. "
          + "Keep it, with rx:ignore where it means nothing.",
        old: event.position)
    }
  }

  private mutating func compare(_ event: ExternalEvent, _ now: ExternalEvent) {
    func note(_ compatibility: Compatibility, _ what: String, _ meaning: String) {
      self.note(
        compatibility, "the event `\(event.name)` \(what)", meaning, old: event.position, new: now.position)
    }
    if event.payload != now.payload {
      note(
        .breaking, "carries \(now.payload ?? "nothing") in place of \(event.payload ?? "nothing")",
        "What is on its way and in the journal is of the old type. "
          + "Keep `\(event.name)` as it is and add another event.")
    }
    let lost = event.actors.filter { !now.actors.contains($0) }
    let lostSenders = lost.filter { !Self.own.contains($0) }
    if !lostSenders.isEmpty {
      note(
        .breaking, "may no longer be sent by \(Self.list(lostSenders))",
        "What they send is refused from now on. Keep them as actors and let a guard or rx:ignore decide.")
    } else if !lost.isEmpty {
      note(
        .compatible, "is no longer sent by \(Self.list(lost))",
        "The daemon that is built with this no longer does.")
    }
    let gained = now.actors.filter { !event.actors.contains($0) }
    if !gained.isEmpty {
      note(.compatible, "may be sent by \(Self.list(gained))", "Nothing stored knows who may send what.")
    }
    if event.isDecodable, !now.isDecodable, event.payload == now.payload {
      note(
        .breaking, "can no longer be read from data",
        "Whoever sends it as data is refused from now on. Keep it decodable and add another event.")
    } else if !event.isDecodable, now.isDecodable {
      note(.compatible, "can be read from data", "More can send it than before.")
    }
  }

  static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
