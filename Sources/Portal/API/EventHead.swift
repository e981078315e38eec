import Refills

/// What an event is, without what comes with it: who may send it is asked before its data are read.
package struct EventHead: JSONBody {
  package static let members = EventBody.members

  let type: RefillChart.EventKind

  enum CodingKeys: String, CodingKey { case type }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .type)
    guard let kind = RefillChart.EventKind(rawValue: name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "there is no event “\(name.prefix(60))”")
    }
    type = kind
  }
}
