/// The way through one region of a picture, from leaf to leaf.
struct WayTrack: Equatable {
  /// Position of the region in the picture's boxes; nil: the whole chart.
  let region: Int?
  /// Positions of the leaves in which it stood, in order.
  private(set) var stands: [Int] = []
  /// By position in `stands`: whether a row says that it came here from the stand before. False for the first, and
  /// after rows that are missing.
  private(set) var isLinked: [Bool] = []

  init(region: Int?) { self.region = region }

  /// Adds one row: where it stood before it, and where after; nil: not in this region, or in a state that the chart
  /// does not have.
  mutating func add(from: Int?, to: Int?) {
    if let from, stands.last != from { append(from, isLinked: false) }
    if let to, stands.last != to { append(to, isLinked: from != nil) }
  }

  private mutating func append(_ stand: Int, isLinked: Bool) {
    stands.append(stand)
    self.isLinked.append(isLinked)
  }

  /// Numbers of the steps to be drawn, from 1: step n leads to the stand at n.
  var latestSteps: Range<Int> {
    max(1, stands.count - ChartWay.mostSteps)..<max(1, stands.count)
  }
}

extension ChartPicture {
  /// The tracks of all regions in which anything is known, in document order.
  func tracks(of way: ChartWay) -> [WayTrack] {
    let leaves = boxes.indices.filter { boxes[$0].isLeaf }
    let positions = Dictionary(leaves.map { (boxes[$0].id, $0) }) { first, _ in first }
    var regions: [Int: Int] = [:]
    for leaf in leaves { regions[leaf] = region(of: leaf) ?? -1 }
    func stands(_ ids: [String]) -> [Int: Int] {
      var found: [Int: Int] = [:]
      for id in ids {
        if let leaf = positions[id], let region = regions[leaf] { found[region] = leaf }
      }
      return found
    }
    var tracks: [Int: WayTrack] = [:]
    for row in way.rows + [(from: way.now, to: way.now)] {
      let before = stands(row.from)
      let after = stands(row.to)
      for region in Set(before.keys).union(after.keys) {
        tracks[region, default: WayTrack(region: region < 0 ? nil : region)]
          .add(from: before[region], to: after[region])
      }
    }
    return tracks.sorted { $0.key < $1.key }.map(\.value)
  }
}
