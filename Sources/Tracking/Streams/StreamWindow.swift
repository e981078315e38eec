import Refills
import Store

/// The stretch of the stream between the cursor and what was read: which rows are out, which may go out, and which wait
/// behind another row of their refill. A value without I/O.
struct StreamWindow: Sendable {
  private enum Place { case waiting, out, failed, done }

  private struct Slot {
    let row: StreamRow
    var place = Place.waiting
    var failures = 0
    /// Another was taken after it had failed.
    var isSuspect = false
  }

  /// A row that failed so often, and others were taken meanwhile, is itself what the consumer minds.
  static let mostFailures = 3

  /// Ascending by sequence; `slots[..<head]` are done.
  private var slots: [Slot] = []
  private var head = 0
  /// Refills with a row that is not done, and their rows behind it.
  private var behind: [RefillID: [Int64]] = [:]
  /// Sequences of rows with none before them; `ready[..<readyHead]` have left.
  private var ready: [Int64] = []
  private var readyHead = 0
  private var failed: [Int64] = []
  /// Read up to here.
  private(set) var end: Int64 = 0
  /// Rows that are out.
  private(set) var out = 0

  init(after cursor: Int64) { end = cursor }

  /// Rows that are not done, and those that wait for them to be.
  var count: Int { slots.count - head }
  /// Everything up to here is done.
  var cursor: Int64 { head < slots.count ? slots[head].row.sequence - 1 : end }
  /// Whether anything could go out.
  var hasMore: Bool { readyHead < ready.count || !failed.isEmpty }

  mutating func append(_ page: StreamPage) {
    for row in page.rows {
      slots.append(Slot(row: row))
      if behind[row.refill] == nil {
        behind[row.refill] = []
        ready.append(row.sequence)
      } else {
        behind[row.refill]?.append(row.sequence)
      }
    }
    end = page.end
  }

  /// The oldest row that may go out and has not failed.
  mutating func takeReady() -> StreamRow? {
    guard readyHead < ready.count else { return nil }
    let sequence = ready[readyHead]
    readyHead += 1
    if readyHead == ready.count {
      ready.removeAll(keepingCapacity: true)
      readyHead = 0
    }
    return take(sequence)
  }

  mutating func takeFailed() -> StreamRow? {
    failed.isEmpty ? nil : take(failed.removeFirst())
  }

  private mutating func take(_ sequence: Int64) -> StreamRow? {
    guard let index = index(of: sequence) else { return nil }
    slots[index].place = .out
    out += 1
    return slots[index].row
  }

  /// A row that is out was taken, or is kept elsewhere from now on: what is behind it may go.
  mutating func finish(_ sequence: Int64) {
    guard let index = index(of: sequence), slots[index].place == .out else { return }
    slots[index].place = .done
    out -= 1
    let refill = slots[index].row.refill
    if let next = behind[refill]?.first {
      behind[refill]?.removeFirst()
      ready.append(next)
    } else {
      behind[refill] = nil
    }
    while head < slots.count, slots[head].place == .done { head += 1 }
    if head > 256, head * 2 > slots.count {
      slots.removeFirst(head)
      head = 0
    }
  }

  /// A row that is out may go again, as if it had not.
  mutating func putBack(_ sequence: Int64) {
    guard leave(sequence, for: .waiting) else { return }
    ready.append(sequence)
  }

  /// - Returns: true: it is what the consumer minds; it counts as out until it is finished.
  mutating func fail(_ sequence: Int64) -> Bool {
    guard let index = index(of: sequence), slots[index].place == .out else { return false }
    slots[index].failures += 1
    if slots[index].isSuspect, slots[index].failures >= Self.mostFailures { return true }
    if leave(sequence, for: .failed) { failed.append(sequence) }
    return false
  }

  private mutating func leave(_ sequence: Int64, for place: Place) -> Bool {
    guard let index = index(of: sequence), slots[index].place == .out else { return false }
    slots[index].place = place
    out -= 1
    return true
  }

  /// Others are taken: what failed may go again.
  mutating func suspectFailed() {
    for sequence in failed {
      guard let index = index(of: sequence) else { continue }
      slots[index].isSuspect = true
      slots[index].place = .waiting
      ready.append(sequence)
    }
    failed = []
  }

  /// A row that is out.
  func row(_ sequence: Int64) -> StreamRow? {
    index(of: sequence).flatMap { slots[$0].place == .out ? slots[$0].row : nil }
  }

  private func index(of sequence: Int64) -> Int? {
    var (low, high) = (head, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].row.sequence < sequence { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low].row.sequence == sequence ? low : nil
  }
}
