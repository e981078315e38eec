import Foundation
import GRDB
import Refills
import Statecharts

/// Runs the journal through the chart again, with the answers that its guards gave, and holds against the tables what
/// comes of it. It opens nothing that is sealed, so it also holds for patients who were erased.
struct JournalReplay {
  /// Rows in one read.
  static let rowsAtOnce = 1_000

  struct Place {
    var configuration: Statecharts.Configuration
    var version: Int64 = 0
    var clocks: [String: TimerChange] = [:]
    /// Sequence numbers of its last row, and of the last row that holds its record; 0: there is none.
    var last: Int64 = 0
    var recorded: Int64 = 0
    /// When the row that gave it its version was written.
    var changedAt: Int64 = 0
  }

  /// Where each refill stands, by its id.
  var places: [String: Place] = [:]
  /// Refills that another version of the chart has moved.
  var strangers: Set<String> = []
  /// How many notices each row sent, where it sent any, and of which refill.
  var notices: [Int64: (refill: String, count: Int)] = [:]
  /// What each row asked of a pharmacy, where it asked anything, and about which refill.
  var errands: [Int64: (refill: String, commands: [RefillChart.Command])] = [:]
  private var log = StepLog()
  private(set) var report = ReplayReport()

  /// Nobody may write meanwhile.
  /// - Throws: `unreadable` naming the first row or refill that does not follow from the journal.
  static func run(on reader: any DatabaseReader) throws -> ReplayReport {
    let replay = try JournalReplay(of: reader)
    try replay.compare(with: reader)
    return replay.report
  }

  /// Nobody may write meanwhile.
  /// - Throws: `unreadable` naming the first row that does not follow from those before it.
  init(of reader: any DatabaseReader) throws {
    var after: Int64 = 0
    while true {
      let rows = try reader.read { db in
        try db.all(
          "SELECT \(StoredJournalRow.columns) FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?",
          [after, Self.rowsAtOnce], StoredJournalRow.init)
      }
      guard let last = rows.last else { break }
      for row in rows { try follow(row) }
      after = last.sequence
    }
  }

  private mutating func follow(_ row: StoredJournalRow) throws {
    guard row.chart == RefillChart.table.version, !strangers.contains(row.refill) else {
      strangers.insert(row.refill)
      places[row.refill] = nil
      report.ofOtherCharts += 1
      return
    }
    var place = places[row.refill] ?? start()
    guard row.before == place.last else { throw Self.broken(row, "it does not name the row before it") }
    if row.refusal == nil {
      try step(&place, row)
      report.replayed += 1
    } else {
      guard (0...1).contains(row.version - place.version) else {
        throw Self.broken(row, "a version is missing")
      }
      report.refused += 1
    }
    place.last = row.sequence
    if row.version > place.version { place.changedAt = row.at }
    if row.record != nil { place.recorded = row.sequence }
    place.version = row.version
    for change in try StoredJSON.value(
      [TimerChange].self, from: row.timers, of: "Journal row \(row.sequence)")
    {
      place.clocks[change.clock.rawValue] = change.due == nil ? nil : change
    }
    places[row.refill] = place
  }

  private mutating func step(_ place: inout Place, _ row: StoredJournalRow) throws {
    let what = "Journal row \(row.sequence)"
    let from = place.version == 0 ? [] : RefillChart.Regions(place.configuration)?.stateIDs
    guard try from == StoredJSON.value([String].self, from: row.statesFrom, of: what) else {
      throw Self.broken(row, "it does not begin where the row before it ended")
    }
    guard row.version == place.version + 1 else { throw Self.broken(row, "a version is missing") }
    guard let kind = RefillChart.EventKind(rawValue: row.kind) else {
      throw Self.broken(row, "it names an event that the chart does not know")
    }
    let outcome = RefillChart.table.step(
      &place.configuration, event: kind.index,
      guards: RecordedGuards(answers: UInt64(bitPattern: row.guardAnswers)), into: &log)
    guard case .moved = outcome, log.guardsAsked == UInt64(bitPattern: row.guardsAsked),
      try RefillChart.Regions(place.configuration)?.stateIDs
        == StoredJSON.value([String].self, from: row.statesTo, of: what)
    else {
      throw Self.broken(row, "the chart does not go that way")
    }
    let told = try StoredJSON.value([RefillChart.Notice].self, from: row.notices, of: what).count
    if told > 0 { notices[row.sequence] = (row.refill, told) }
    let asked = log.effects.compactMap { effect in
      if case .command(let index) = effect { RefillChart.Command(index: index) } else { nil }
    }.filter { $0.errand != nil }
    if !asked.isEmpty { errands[row.sequence] = (row.refill, asked) }
  }

  /// Every refill begins in the same place: nobody has been asked for anything yet.
  private mutating func start() -> Place {
    let asked: [RefillChart.Guard] = [.allActionsDone, .nothingBlocksDecision, .nothingBlocksSending]
    let answers = asked.reduce(UInt64(0)) { $0 | 1 << UInt64($1.rawValue) }
    return Place(
      configuration: RefillChart.table.start(guards: RecordedGuards(answers: answers), into: &log))
  }

  private static func broken(_ row: StoredJournalRow, _ what: String) -> StoreError {
    StoreError(
      .unreadable,
      "Journal row \(row.sequence) of \(row.refill) does not follow from what was before: \(what). "
        + "Compare it with a backup.")
  }
}
