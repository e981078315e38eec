import Refills
import Store

/// The items of one endpoint, each in a slot that it keeps until it is removed, found by refill, by the system's own
/// id or, until that is known, by our reference.
struct WatchList {
  private var items = ItemChunks()
  /// Slots of `items` that hold nothing any more.
  private var free: [Int] = []
  private var byRefill = SlotTable()
  private var byID = SlotTable()
  private var byReference: [String: Int] = [:]
  /// The other way round: of the slots that are found by our reference.
  private var references: [Int: String] = [:]
  private var oddities: [Int: Oddity] = [:]

  var count: Int { byRefill.count }

  /// All slots that hold an item. Linear.
  var slots: [Int] { (0..<items.count).filter { items[$0].isUsed } }

  /// The slot must hold an item.
  subscript(slot: Int) -> WatchedItem {
    get { items[slot] }
    _modify { yield &items[slot] }
  }

  /// Whether the slot holds this refill still.
  func holds(_ refill: RefillKey, in slot: Int) -> Bool {
    slot < items.count && items[slot].isUsed && items[slot].refill == refill
  }

  func slot(of refill: RefillKey) -> Int? {
    byRefill.slot(hash: refill.hashValue) { items[$0].refill == refill }
  }

  func slot(id: String) -> Int? {
    byID.slot(hash: id.hashValue) { items[$0].id == id }
  }

  /// Of an item whose own id is not known.
  func slot(reference: String) -> Int? { byReference[reference] }

  /// - Parameter reference: our id of it, as its system may give it back.
  mutating func add(_ item: WatchedItem, reference: String) -> Int {
    let slot = free.popLast() ?? items.count
    if slot == items.count { items.append(item) } else { items[slot] = item }
    byRefill.insert(slot, hash: item.refill.hashValue, hashOf: refillHash)
    if item.id.isEmpty { find(slot, reference: reference) } else { find(slot, by: item.id) }
    return slot
  }

  /// The system's own id has become known, or is another now.
  mutating func learn(_ id: String, of slot: Int, reference: String) {
    let old = items[slot].id
    guard id != old else { return }
    if old.isEmpty {
      byReference[reference] = nil
      references[slot] = nil
    } else {
      byID.remove(slot, hash: old.hashValue, hashOf: idHash)
    }
    items[slot].id = id
    if id.isEmpty { find(slot, reference: reference) } else { find(slot, by: id) }
  }

  mutating func remove(_ slot: Int) {
    let item = items[slot]
    if item.id.isEmpty {
      if let reference = references.removeValue(forKey: slot), byReference[reference] == slot {
        byReference[reference] = nil
      }
    } else {
      byID.remove(slot, hash: item.id.hashValue, hashOf: idHash)
    }
    byRefill.remove(slot, hash: item.refill.hashValue, hashOf: refillHash)
    oddities[slot] = nil
    items[slot].isUsed = false
    items[slot].id = ""
    items[slot].validator = ""
    items[slot].dueAt = .never
    free.append(slot)
  }

  func oddity(of slot: Int) -> Oddity { items[slot].isOdd ? oddities[slot] ?? Oddity() : Oddity() }

  mutating func setOddity(_ oddity: Oddity, of slot: Int) {
    guard items[slot].isOdd || !oddity.isEmpty else { return }
    items[slot].isOdd = !oddity.isEmpty
    oddities[slot] = oddity.isEmpty ? nil : oddity
  }

  private mutating func find(_ slot: Int, reference: String) {
    byReference[reference] = slot
    references[slot] = reference
  }

  /// Of two refills with one item the live one is found, else the one that came last.
  private mutating func find(_ slot: Int, by id: String) {
    if let other = self.slot(id: id) {
      if items[other].isLive, !items[slot].isLive { return }
      byID.remove(other, hash: id.hashValue, hashOf: idHash)
    }
    byID.insert(slot, hash: id.hashValue, hashOf: idHash)
  }

  // The tables ask for these while they are changed: they look at a copy of the list, which costs nothing as long as
  // nobody writes to it.
  private var refillHash: (Int) -> Int { { [items] slot in items[slot].refill.hashValue } }
  private var idHash: (Int) -> Int { { [items] slot in items[slot].id.hashValue } }
}
