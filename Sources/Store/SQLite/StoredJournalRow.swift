import Crypto
import Foundation
import GRDB
import Refills
import Statecharts

/// A row of the journal as it lies in the table.
///
/// The chain covers all that is plain and the commitment to what is sealed, so that it can be verified
/// without any key, and still when a patient's key is erased.
struct StoredJournalRow {
  static let columns =
    "sequence, refill, version, at, kind, actor, sender, chart, states_from, states_to, guards_asked, "
    + "guard_answers, timers, notices, correction, refusal, payload_commitment, payload, before, record, chain"
  /// The same of the table by its name, for who reads others beside it.
  static let namedColumns = columns.split(separator: ", ").map { "journal.\($0)" }.joined(separator: ", ")
  /// The number of the column that is read after all of these.
  static let nextColumn = CInt(columns.split(separator: ",").count)
  /// Before the first row.
  static let firstLink = Data(repeating: 0, count: SHA256.byteCount)

  let sequence: Int64
  let refill: String
  let version: Int64
  let at: Int64
  let kind: String
  let actor: String
  let sender: String
  let chart: String
  let statesFrom: String
  let statesTo: String
  let guardsAsked: Int64
  let guardAnswers: Int64
  let timers: String
  let notices: String
  let isCorrection: Bool
  let refusal: String?
  let commitment: Data
  let payload: Data
  /// The row before of the same refill; 0: there is none.
  let before: Int64
  /// The refill's record after it, sealed; nil where nothing changed, and in rows from before records were kept here.
  let record: Data?

  /// In the order of `columns`, the first of the row.
  init(_ columns: Columns) {
    sequence = columns.number(0)
    refill = columns.text(1)
    version = columns.number(2)
    at = columns.number(3)
    kind = columns.text(4)
    actor = columns.text(5)
    sender = columns.text(6)
    chart = columns.text(7)
    statesFrom = columns.text(8)
    statesTo = columns.text(9)
    guardsAsked = columns.number(10)
    guardAnswers = columns.number(11)
    timers = columns.text(12)
    notices = columns.text(13)
    isCorrection = columns.flag(14)
    refusal = columns.textIfAny(15)
    commitment = columns.bytes(16)
    payload = columns.bytes(17)
    before = columns.number(18)
    record = columns.bytesIfAny(19)
  }

  /// The link that stands in the row.
  static func chain(_ columns: Columns) -> Data { columns.bytes(nextColumn - 1) }

  init(
    _ entry: JournalEntry, sequence: Int64, before: Int64, payload: SealedPayload, record: Data?
  ) throws {
    self.sequence = sequence
    self.before = before
    self.record = record
    refill = entry.refill.text
    version = entry.version
    at = entry.at.milliseconds
    kind = entry.kind.rawValue
    actor = entry.sender.actor.rawValue
    sender = entry.sender.name
    chart = entry.chart
    statesFrom = try StoredJSON.text(entry.from)
    statesTo = try StoredJSON.text(entry.to)
    guardsAsked = Int64(bitPattern: entry.guardsAsked)
    guardAnswers = Int64(bitPattern: entry.guardAnswers)
    timers = try StoredJSON.text(entry.timers)
    notices = try StoredJSON.text(entry.notices)
    isCorrection = entry.isCorrection
    refusal = entry.refusal
    commitment = payload.commitment
    self.payload = payload.sealed
  }

  /// In the order of `columns`.
  func bind(chain: Data, to values: inout Binding) {
    values.put(sequence)
    values.put(refill)
    values.put(version)
    values.put(at)
    values.put(kind)
    values.put(actor)
    values.put(sender)
    values.put(chart)
    values.put(statesFrom)
    values.put(statesTo)
    values.put(guardsAsked)
    values.put(guardAnswers)
    values.put(timers)
    values.put(notices)
    values.put(isCorrection)
    values.put(refusal)
    values.put(commitment)
    values.put(payload)
    values.put(before)
    values.put(record)
    values.put(chain)
  }

  /// SHA-256 over the link before and this row, each field with its length before it. What points to the row before is
  /// not in it: it says nothing that the rows do not say.
  func link(after previous: Data) -> Data {
    var fields = ChainedFields()
    fields.add(previous)
    for number in [
      sequence, version, at, guardsAsked, guardAnswers, isCorrection ? 1 : 0, refusal == nil ? 0 : 1,
    ] {
      fields.add(String(number))
    }
    for text in [refill, kind, actor, sender, chart, statesFrom, statesTo, timers, notices, refusal ?? ""] {
      fields.add(text)
    }
    fields.add(commitment)
    if let record { fields.add(record) }
    return fields.digest
  }

  /// - Parameter payload: as it was unsealed.
  func journalRow(payload: [UInt8]) throws -> JournalRow {
    let what = "Journal row \(sequence)"
    guard let refill = RefillID(refill), let kind = RefillChart.EventKind(rawValue: kind),
      let actor = Actor(rawValue: actor)
    else {
      throw StoreError(
        .unreadable, "\(what) is not as this version writes it. Start the version that wrote it.")
    }
    let entry = JournalEntry(
      refill: refill, version: version, at: Instant(milliseconds: at), kind: kind,
      sender: Sender(actor, name: sender), payload: payload, chart: chart,
      from: try StoredJSON.value([String].self, from: statesFrom, of: what),
      to: try StoredJSON.value([String].self, from: statesTo, of: what),
      guardsAsked: UInt64(bitPattern: guardsAsked), guardAnswers: UInt64(bitPattern: guardAnswers),
      timers: try StoredJSON.value([TimerChange].self, from: timers, of: what),
      notices: try StoredJSON.value([RefillChart.Notice].self, from: notices, of: what),
      isCorrection: isCorrection, refusal: refusal)
    return JournalRow(sequence: sequence, entry: entry)
  }
}
