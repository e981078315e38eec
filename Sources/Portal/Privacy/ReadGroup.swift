import Refills
import Statecharts
import Store

/// The reads of one reader by one page about one thing, as one line: a system that asks every minute hides nobody.
struct ReadGroup {
  private struct Key: Hashable {
    let reader: Reader
    let route: String
    let refill: RefillID?
    let reason: String?
  }

  let newest: ReadRecord
  private(set) var oldest: ReadRecord
  private(set) var count = 1

  /// In the order of the newest of each.
  /// - Parameter reads: newest first.
  static func groups(of reads: [ReadRecord]) -> [ReadGroup] {
    var places: [Key: Int] = [:]
    var groups: [ReadGroup] = []
    for read in reads {
      let key = Key(reader: read.reader, route: read.route, refill: read.refill, reason: read.reason)
      if let place = places[key] {
        groups[place].oldest = read
        groups[place].count += 1
      } else {
        places[key] = groups.count
        groups.append(ReadGroup(newest: read, oldest: read))
      }
    }
    return groups
  }

  private init(newest: ReadRecord, oldest: ReadRecord) {
    self.newest = newest
    self.oldest = oldest
  }
}
