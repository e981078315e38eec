import Refills
import Statecharts
import Synchronization

/// Where in the chart a row says that its refill stands.
struct StoredPlace {
  /// Places that are remembered. A chart has thousands at most, and most refills stand in a few of them.
  private static let most = 4_096
  private static let known = Mutex<[String: StoredPlace]>([:])

  let configuration: Statecharts.Configuration
  let regions: RefillChart.Regions

  /// - Parameter id: the refill's, for messages.
  /// - Throws: `unreadable` where the chart has no such place.
  static func read(states: String, histories: String, of id: String) throws -> StoredPlace {
    let text = states + histories
    if let place = known.withLock({ $0[text] }) { return place }
    let place = try StoredPlace(states: states, histories: histories, of: id)
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[text] = place
    }
    return place
  }

  private init(states: String, histories: String, of id: String) throws {
    do {
      configuration = try Statecharts.Configuration(
        chart: RefillChart.table, stateIDs: StoredJSON.value([String].self, from: states, of: id),
        historyIDs: StoredJSON.value([String: [String]].self, from: histories, of: id))
    } catch let error as ConfigurationError {
      throw StoreError(
        .unreadable, "\(id) does not stand where its chart can: \(error.message)", underlying: error)
    }
    guard let regions = RefillChart.Regions(configuration) else {
      throw StoreError(.unreadable, "\(id) is not in all regions of its chart. Restore it from a backup.")
    }
    self.regions = regions
  }
}
