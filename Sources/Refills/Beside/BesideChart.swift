package import Statecharts

/// A small chart beside the refill's: of a visit, a charge, a thread. It stands in one state at a time.
package protocol BesideChart: SendableMetatype {
  associatedtype Kind: IdentifierKind
  associatedtype Facts: BesideFacts where Facts.Chart == Self
  associatedtype State: BesideState
  associatedtype EventKind: ChartEventKind
  associatedtype Event: Hashable, Sendable
  associatedtype Command: Hashable, Sendable

  static var table: Statecharts.Chart { get }
  /// Of the tables, which refer to it by its index.
  static func state(in configuration: Configuration) -> State?
  static func kind(of event: Event) -> EventKind
  static func command(at index: Int) -> Command?
  /// What the chart asks of the facts before a step, after they took the event.
  static func answer(_ guardIndex: Int, from facts: Facts) -> Bool
  /// Whether such a matter keeps an action of its refill open.
  static func asks(_ kind: OpenAction.Kind, _ matter: Matter<Self>) -> Bool
  /// What a command comes to for the refill that it is about.
  static func followUps(_ command: Command, of facts: Facts, after sender: Sender) -> [FollowUp]
}

/// Where a matter beside the refill can stand.
package protocol BesideState: RawRepresentable<String>, Hashable, Sendable, Codable {
  var index: Int { get }
  /// Over for now.
  var isClosed: Bool { get }
  var acts: Party { get }
}
