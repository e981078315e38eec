import Notifications
import Portal
import Refills
import Statecharts
import Store
import Tracking

/// What the daemon says of itself to those who watch it.
struct Health: HealthSource {
  let gate: ClockGate
  let door: DoorService
  let database: Database
  let consumers: any ConsumerBoard
  let holds: MessageHolds
  let brands: Set<BrandName>
  let time: any TimeSource
  /// Most dead or unknown rows that are counted exactly.
  static let mostCounted = 1000

  func notReady() -> String? {
    if let jump = gate.jump() {
      let hours = jump.milliseconds / Span.hours(1).milliseconds
      return
        "The clock jumped by \(hours) h: clocks and messages wait. Check the time, then run `refilld clock accept`."
    }
    do {
      _ = try database.views.counts(brands: [])
    } catch {
      return "The database cannot be read: \(error.message)"
    }
    return database.obstacle() ?? door.refusal()?.message
  }

  func figures() -> [Figure] {
    var figures: [Figure] = []
    do {
      for (state, name) in [(DispatchRow.State.dead, "dead"), (.unknown, "unknown"), (.waiting, "waiting")] {
        let count = try database.views.dispatches(in: state, limit: Self.mostCounted).count
        figures.append(
          Figure(
            "refilld_queue_rows", .gauge,
            help: "Rows of the queue out, at most \(Self.mostCounted) are counted.",
            labels: ["state": name], value: Double(count)))
      }
      figures += Self.figures(of: try database.views.doubts(), at: brands)
      figures.append(Figure("refilld_database_readable", .gauge, help: "1 while it can be read.", value: 1))
    } catch {
      figures.append(Figure("refilld_database_readable", .gauge, help: "1 while it can be read.", value: 0))
    }
    figures += consumers.consumers().flatMap { Self.figures(of: $0.name, $0.status, at: time.now()) }
    figures += Self.figures(of: holds.all)
    figures.append(
      Figure(
        "refilld_clock_believed", .gauge, help: "0 while a jump of the clock waits for a person.",
        value: gate.isOpen ? 1 : 0))
    figures.append(
      Figure(
        "refilld_clock_behind_seconds", .gauge,
        help: "How far the clock went back, where that is more than a minute.",
        value: Double((gate.delay() ?? .zero).milliseconds / 1000)))
    return figures
  }

  private static func figures(of holds: [MessageHold]) -> [Figure] {
    let braked = holds.count { $0.by == MessageHold.brake }
    return [("brake", braked), ("person", holds.count - braked)].map { by, count in
      Figure(
        "refilld_message_holds", .gauge, help: "Holds of messages to patients that are in force.",
        labels: ["by": by], value: Double(count))
    }
  }

  private static func figures(of consumer: String, _ status: StreamStatus, at now: Instant) -> [Figure] {
    let (isDisabled, since): (Bool, Instant?) =
      switch status.state {
      case .running: (false, nil)
      case .failing(let since, _, _): (false, since)
      case .disabled(let since, _): (true, since)
      }
    let labels = ["consumer": consumer]
    return [
      Figure(
        "refilld_consumer_disabled", .gauge, help: "1 while a consumer of the stream waits to be enabled.",
        labels: labels, value: isDisabled ? 1 : 0),
      Figure(
        "refilld_consumer_failing_seconds", .gauge,
        help: "How long a consumer of the stream has taken nothing that was sent.", labels: labels,
        value: since.map { Double((now - $0).milliseconds / 1000) } ?? 0),
      Figure(
        "refilld_consumer_cursor", .gauge,
        help: "The row of the journal up to which a consumer of the stream has everything.", labels: labels,
        value: Double(status.cursor)),
    ]
  }

  /// Brands without any are told of too, so that a series never ends with the last one that was settled.
  private static func figures(of doubts: [BrandName: [Doubt: Int]], at brands: Set<BrandName>) -> [Figure] {
    brands.union(doubts.keys).flatMap { brand in
      Doubt.allCases.map { doubt in
        Figure(
          "refilld_refills_\(doubt.rawValue)", .gauge, help: doubt.help, labels: ["brand": brand.text],
          value: Double(doubts[brand]?[doubt] ?? 0))
      }
    }
  }
}

extension Doubt {
  fileprivate var help: String {
    switch self {
    case .unsure: "Refills whose source contradicted itself in its last answer."
    case .unmapped: "Live refills whose source's last status no mapping names."
    }
  }
}
