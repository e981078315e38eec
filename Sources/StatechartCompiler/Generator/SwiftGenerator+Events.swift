import Statecharts

extension SwiftGenerator {
  private typealias Case = (event: ExternalEvent, name: String)

  private var cases: [Case] { externalEvents.map { ($0, SwiftNames.caseName($0.name)) } }

  /// Writes what can happen, each with what it carries.
  mutating func writeEvents() {
    let cases = cases
    out.line("")
    out.line("/// What can happen, with what it carries.")
    out.block("package enum Event: Hashable, Sendable") { out in
      for (event, name) in cases { out.line("case \(name)\(event.payload.map { "(\($0))" } ?? "")") }
      out.line("")
      out.line("/// What it is without what it carries.")
      out.property("kind: EventKind", cases.map { ($0.name, ".\($0.name)") })
      out.line("")
      out.line(
        "/// Reads what it carries. Throws `NotDecodable` for what only the domain can make."
      )
      out.block("package init(kind: EventKind, from decoder: any Decoder) throws") { out in
        out.choice("switch kind") { out in
          for (event, name) in cases {
            switch (event.payload, event.isDecodable) {
            case (nil, _): out.line("case .\(name): self = .\(name)")
            case (let payload?, true):
              out.line("case .\(name): self = .\(name)(try \(payload)(from: decoder))")
            case (_, false): out.line("case .\(name): throw NotDecodable(kind: kind)")
            }
          }
        }
      }
      out.line("")
      Self.writePayload(of: cases, to: &out)
      out.line("")
      out.line("/// Writes what it carries; `{}` where that is nothing.")
      out.block("package func encodePayload(to encoder: any Encoder) throws") { out in
        out.choice("switch self") { out in
          for (event, name) in cases where event.payload != nil {
            out.line("case .\(name)(let payload): try payload.encode(to: encoder)")
          }
          let empty = cases.filter { $0.event.payload == nil }.map { ".\($0.name)" }
          if !empty.isEmpty { out.arm(empty, "try NoPayload().encode(to: encoder)") }
        }
      }
    }
    writeEventHelpers()
  }

  /// Writes how to take out what an event carries, and how to make an event of a kind around it.
  private static func writePayload(of cases: [Case], to out: inout SwiftWriter) {
    let full = cases.filter { $0.event.payload != nil }
    let empty = cases.filter { $0.event.payload == nil }.map { ".\($0.name)" }
    out.line("/// What it carries; nil: nothing.")
    out.block("package var payload: (any Encodable & Hashable & Sendable)?") { out in
      out.choice("switch self") { out in
        for (_, name) in full { out.line("case .\(name)(let payload): payload") }
        if !empty.isEmpty { out.arm(empty, "nil") }
      }
    }
    out.line("")
    out.line("/// The event of a kind around what it carries; nil where the kind carries something else.")
    out.block("package init?(kind: EventKind, carrying payload: any Hashable & Sendable)") { out in
      out.choice("switch kind") { out in
        for (event, name) in full {
          out.line("case .\(name):")
          out.line("  guard let payload = payload as? \(event.payload ?? "") else { return nil }")
          out.line("  self = .\(name)(payload)")
        }
        if !empty.isEmpty { out.arm(empty, "return nil") }
      }
    }
  }

  private mutating func writeEventHelpers() {
    out.line("")
    out.line("private struct NoPayload: Encodable {}")
    out.line("")
    out.line("/// An event whose payload only the domain can make was to be read from bytes.")
    out.block("package struct NotDecodable: Error") { out in
      out.line("package let kind: EventKind")
      out.block("package var message: String") { out in
        out.line("\"'\\(kind.rawValue)' cannot be read from data; make its payload through the domain\"")
      }
    }
  }

  /// Writes the names of what can happen.
  mutating func writeEventKinds() {
    let entries = cases.map { event, name in
      (name: name, raw: event.name, index: chart.eventIndex(event.name) ?? -1)
    }
    let actors = cases.map { event, name in
      (name: name, result: "[\(event.actors.map { ".\($0)" }.joined(separator: ", "))]")
    }
    enumeration("EventKind", of: entries, says: "The names of what can happen.") { generator in
      generator.writeLookup(entries)
      generator.out.line("")
      generator.out.line("/// Who may send it.")
      generator.out.property("actors: Set<Actor>", actors)
    }
  }
}
