import Foundation
package import Refills
import Statecharts

/// `POST /v1/refills/{id}/events`: the only way to move a refill.
package struct EventBody: JSONBody {
  package static let members: Set<String> = ["type", "data"]

  let type: RefillChart.EventKind
  let data: EventData

  private enum CodingKeys: String, CodingKey { case data }

  package init(from decoder: any Decoder) throws {
    type = try EventHead(from: decoder).type
    let container = try decoder.container(keyedBy: CodingKeys.self)
    data =
      container.contains(.data)
      ? try EventData(kind: type, from: container.superDecoder(forKey: .data)) : try EventData.without(type)
  }
}

/// What comes with an event. Reports by staff and approvals are made here and never decoded.
package enum EventData: Sendable {
  case event(RefillChart.Event)
  /// What staff say in a pharmacy's or carrier's place.
  case byHand(RefillChart.EventKind, StaffReport)
  case approval(note: String?)
  case closing(ClosingBody)
  case assigning(AssignmentBody)

  package struct StaffReport: Decodable, Sendable {
    let reason: String
    /// Where it was sent on to, for a reroute.
    let pharmacy: EndpointName?
    /// That pharmacy's own id of the fill.
    let item: String?
  }

  private struct Note: Decodable { let note: String? }
  private struct Nothing: Decodable {}

  init(kind: RefillChart.EventKind, from decoder: any Decoder) throws {
    if kind == .providerApprove {
      self = .approval(note: try Note(from: decoder).note)
    } else if RefillChart.EventKind.reporting.contains(kind) {
      self = .byHand(kind, try StaffReport(from: decoder))
    } else if kind == .actionClosed {
      self = .closing(try ClosingBody(from: decoder))
    } else if kind == .workAssigned {
      self = .assigning(try AssignmentBody(from: decoder))
    } else {
      self = .event(try RefillChart.Event(kind: kind, from: decoder))
    }
  }

  /// An event that needs nothing with it, or that complains of what is missing.
  static func without(_ kind: RefillChart.EventKind) throws -> EventData {
    try JSONDecoder().decode(Empty.self, from: Data("{}".utf8)).data(of: kind)
  }

  private struct Empty: Decodable {
    let decoder: any Decoder
    init(from decoder: any Decoder) throws { self.decoder = decoder }
    func data(of kind: RefillChart.EventKind) throws -> EventData { try EventData(kind: kind, from: decoder) }
  }
}
