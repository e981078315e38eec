/// Who runs now and who waits: a queue for each origin, so that an origin which does not answer holds up nobody else.
/// Origins take turns; within one, first come is first served. A value without I/O.
struct Lanes<Job> {
  /// The index of a lane, good until its last job has left.
  typealias Lane = Int

  private struct Entry {
    var origin: String
    var running = 0
    var waiting: [Job] = []
    /// `waiting[..<head]` has left already.
    var head = 0
    var isQueued = false
    var hasWaiting: Bool { head < waiting.count }
  }

  private let maxPerOrigin: Int
  private let maxRunning: Int
  private var entries: [Entry] = []
  private var free: [Lane] = []
  private var index: [String: Lane] = [:]
  /// Lanes with a waiting job and a free place, in the order of their turns.
  private var turns: [Lane] = []
  private var turnsHead = 0
  private(set) var running = 0
  private(set) var waiting = 0

  init(maxPerOrigin: Int, maxRunning: Int) {
    self.maxPerOrigin = maxPerOrigin
    self.maxRunning = maxRunning
  }

  /// Puts a job at the end of its origin's queue.
  mutating func enter(_ job: Job, origin: String) {
    let lane = index[origin] ?? open(origin)
    entries[lane].waiting.append(job)
    waiting += 1
    queue(lane)
  }

  /// The next job that may run, which counts as running from now until `leave`.
  mutating func next() -> (job: Job, lane: Lane)? {
    guard running < maxRunning, turnsHead < turns.count else { return nil }
    let lane = turns[turnsHead]
    turnsHead += 1
    if turnsHead == turns.count {
      turns.removeAll(keepingCapacity: true)
      turnsHead = 0
    } else if turnsHead > 64, turnsHead * 2 > turns.count {
      turns.removeFirst(turnsHead)
      turnsHead = 0
    }
    entries[lane].isQueued = false
    let job = takeFirst(lane)
    entries[lane].running += 1
    running += 1
    queue(lane)
    return (job, lane)
  }

  /// A job of this lane is done.
  mutating func leave(_ lane: Lane) {
    entries[lane].running -= 1
    running -= 1
    queue(lane)
    closeIfEmpty(lane)
  }

  /// Takes out the waiting jobs that match. Linear in what waits: cancelling is rare.
  mutating func remove(where matches: (Job) -> Bool) -> [Job] {
    var removed: [Job] = []
    for lane in index.values.sorted() {
      let rest = entries[lane].waiting[entries[lane].head...]
      let kept = rest.filter { !matches($0) }
      guard kept.count < rest.count else { continue }
      removed += rest.filter(matches)
      entries[lane].waiting = kept
      entries[lane].head = 0
      if kept.isEmpty, entries[lane].isQueued {
        entries[lane].isQueued = false
        turns = turns[turnsHead...].filter { $0 != lane }
        turnsHead = 0
      }
      closeIfEmpty(lane)
    }
    waiting -= removed.count
    return removed
  }

  private mutating func takeFirst(_ lane: Lane) -> Job {
    let job = entries[lane].waiting[entries[lane].head]
    entries[lane].head += 1
    waiting -= 1
    if !entries[lane].hasWaiting {
      entries[lane].waiting.removeAll(keepingCapacity: true)
      entries[lane].head = 0
    } else if entries[lane].head > 64, entries[lane].head * 2 > entries[lane].waiting.count {
      entries[lane].waiting.removeFirst(entries[lane].head)
      entries[lane].head = 0
    }
    return job
  }

  private mutating func open(_ origin: String) -> Lane {
    let lane: Lane
    if let reused = free.popLast() {
      lane = reused
      entries[lane] = Entry(origin: origin)
    } else {
      lane = entries.count
      entries.append(Entry(origin: origin))
    }
    index[origin] = lane
    return lane
  }

  private mutating func closeIfEmpty(_ lane: Lane) {
    guard entries[lane].running == 0, !entries[lane].hasWaiting else { return }
    index[entries[lane].origin] = nil
    free.append(lane)
  }

  private mutating func queue(_ lane: Lane) {
    guard !entries[lane].isQueued, entries[lane].hasWaiting, entries[lane].running < maxPerOrigin else {
      return
    }
    entries[lane].isQueued = true
    turns.append(lane)
  }
}
