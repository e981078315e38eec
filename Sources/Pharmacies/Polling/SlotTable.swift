/// Finds slots by something that is kept in the slots: a hash table with open addressing that holds four bytes a slot
/// and no key. At most half of it is used.
struct SlotTable {
  /// A slot and one; 0: free.
  private var places: [UInt32] = Array(repeating: 0, count: 16)
  private(set) var count = 0

  /// The slot with this hash for which `isIt` is true. O(1).
  func slot(hash: Int, where isIt: (Int) -> Bool) -> Int? {
    var place = hash & mask
    while places[place] != 0 {
      let slot = Int(places[place]) - 1
      if isIt(slot) { return slot }
      place = (place + 1) & mask
    }
    return nil
  }

  /// - Parameter hashOf: of a slot that is in the table already. Amortised O(1).
  mutating func insert(_ slot: Int, hash: Int, hashOf: (Int) -> Int) {
    if (count + 1) * 2 > places.count {
      let old = places
      places = Array(repeating: 0, count: old.count * 2)
      for entry in old where entry != 0 { put(entry, hash: hashOf(Int(entry) - 1)) }
    }
    put(UInt32(slot + 1), hash: hash)
    count += 1
  }

  /// O(1).
  mutating func remove(_ slot: Int, hash: Int, hashOf: (Int) -> Int) {
    guard var hole = place(of: slot, hash: hash) else { return }
    count -= 1
    // What was put behind the hole because its own place was taken moves up.
    var next = (hole + 1) & mask
    while places[next] != 0 {
      let home = hashOf(Int(places[next]) - 1) & mask
      if (next - home) & mask >= (next - hole) & mask {
        places[hole] = places[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    places[hole] = 0
  }

  private var mask: Int { places.count - 1 }

  private func place(of slot: Int, hash: Int) -> Int? {
    var place = hash & mask
    while places[place] != 0 {
      if Int(places[place]) - 1 == slot { return place }
      place = (place + 1) & mask
    }
    return nil
  }

  private mutating func put(_ entry: UInt32, hash: Int) {
    var place = hash & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = entry
  }
}
