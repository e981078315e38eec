import Curl
package import Foundation
package import Refills
import Statecharts

/// One pharmacy or carrier that is asked: a connector, an address, a secret, a budget. Read from its own file.
package struct Endpoint: Hashable, Sendable {
  package let name: EndpointName
  package let connector: Connector
  /// Without a slash at its end.
  package let url: String
  /// What this pharmacy can ever say: all that its connector can, unless its own file names less.
  let canReport: Set<RefillChart.EventKind>
  let access: Access
  let tls: CurlTLS
  package let rhythm: Rhythm
  /// Readings missed in a row until tracking is stale.
  package let missesUntilStale: Int
  package let limits: Limits
  /// Where the pharmacy is: for dates without a time.
  package let zone: TimeZone
  /// When the pharmacy is open; nil: not known.
  package let hours: BusinessCalendar?
  /// What patients are shown of it; nil: it is “the pharmacy” to them.
  package let face: PharmacyFace?
  /// Ids by which others call this pharmacy, as its file has them.
  let knownAs: [PharmacyAlias]
  /// The clinic's pharmacies; none until they are acquainted.
  var known = KnownPharmacies()
  /// How pushes are known to be genuine; nil: none are taken.
  let push: PushProof?

  /// One missed reading is a hiccup; three in a row are silence that people should know of.
  package static let defaultMissesUntilStale = 3

  /// Reads an endpoint's file.
  /// - Parameters:
  ///   - name: the file's name without `.yaml`.
  ///   - file: for messages.
  ///   - folder: where relative paths begin.
  ///   - environment: of the process, for secrets.
  package init(
    yaml: String, name: EndpointName, file: String, folder: URL, environment: [String: String]
  ) throws(FileError) {
    let all = try FileValue(yaml: yaml, file: file).mapping([
      "connector", "url", "sign-in", "tls", "interval", "seldom", "jitter", "misses-until-stale", "limits",
      "zone",
      "push", "hours", "holidays", "can-report", "shown", "known-as",
    ])
    self.name = name
    let connector = try Self.connector(try all.required("connector"), folder: folder)
    self.connector = connector
    url = try Self.url(try all.required("url"))
    canReport =
      try all.optional("can-report") { value throws(FileError) in
        try value.events(among: connector.canReport) { "“\($0)” is nothing that its connector can report." }
      } ?? connector.canReport
    access = try AccessReader(folder: folder, environment: environment)
      .access(all, by: connector.signIn)
    tls =
      try all.optional("tls") { value throws(FileError) in try Self.tls(value, folder: folder) } ?? CurlTLS()
    rhythm = try Self.rhythm(all)
    missesUntilStale =
      try all.optional("misses-until-stale") { value throws(FileError) in try value.number(in: 1...1_000) }
      ?? Self.defaultMissesUntilStale
    limits =
      try all.optional("limits") { value throws(FileError) in try Limits(value, over: connector.limits) }
      ?? connector.limits
    zone = try all.optional("zone") { value throws(FileError) in try Self.zone(value) } ?? .gmt
    let hours = try EndpointHours.read(all, zone: zone)
    self.hours = hours
    face = try all.optional("shown") { value throws(FileError) in try value.pharmacyFace(hours: hours?.hours)
    }
    knownAs =
      try all.optional("known-as") { value throws(FileError) in
        var aliases: [PharmacyAlias] = []
        for id in try value.list() { aliases.append(try PharmacyAlias(id)) }
        return aliases
      } ?? []
    push = try all.optional("push") { value throws(FileError) in
      try PushProof(value, of: connector, folder: folder, environment: environment)
    }
  }

  /// What of a fill it ever tells.
  package var tells: Set<Reportable> { .told(by: canReport) }

  private static func rhythm(_ all: FileMapping) throws(FileError) -> Rhythm {
    let jitter = try all.optional("jitter") { value throws(FileError) in
      Double(try value.number(in: 0...100)) / 100
    }
    let seldom = try all.optional("seldom") { value throws(FileError) in try value.span() }
    if let interval = try all.optional("interval", { value throws(FileError) in try value.span() }) {
      return .fixed(interval, seldom: seldom, jitter: jitter ?? 0)
    }
    let standard = Rhythm.standard
    return Rhythm(
      soon: standard.soon, often: standard.often, seldom: seldom ?? standard.seldom,
      jitter: jitter ?? standard.jitter)
  }

  private static func zone(_ value: FileValue) throws(FileError) -> TimeZone {
    let name = try value.text()
    do throws(TimeError) {
      return try TimeZone.named(name)
    } catch {
      throw value.refusal(error.message)
    }
  }
}
