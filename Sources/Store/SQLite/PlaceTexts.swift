import Refills
import Statecharts
import Synchronization

/// Where in the chart a refill stands, in the words of its row: the way back is `StoredPlace`.
struct PlaceTexts {
  /// Places that are remembered. A chart has thousands at most, and most refills stand in a few of them.
  private static let most = 4_096
  private static let known = Mutex<[Statecharts.Configuration: PlaceTexts]>([:])

  let states: String
  let histories: String

  static func of(_ configuration: Statecharts.Configuration) throws -> PlaceTexts {
    if let texts = known.withLock({ $0[configuration] }) { return texts }
    let texts = PlaceTexts(
      states: try StoredJSON.text(configuration.stateIDs(in: RefillChart.table)),
      histories: try StoredJSON.text(configuration.historyIDs(in: RefillChart.table)))
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[configuration] = texts
    }
    return texts
  }
}
