import SeededRandom

/// A disk as a power cut finds it: what is on it for certain, and what may be.
///
/// Of what was written since a file's last sync, any part may be there, in pieces that end where a sector of 512 bytes
/// ends; names that were made or removed since the folder's last sync may be there or not.
struct Platter {
  /// What a disk writes whole or not at all.
  static let sector = 512

  private struct File {
    var durable: [UInt8] = []
    var pending: [FileCall] = []
    /// Written before a sync that failed: no later sync makes it certain, for the system may have dropped it.
    var doubtful: [FileCall] = []
    var wasSynced = false
  }

  private var files: [File] = []
  /// Which file each name stands for, for certain.
  private var durable: [String: Int] = [:]
  private var current: [String: Int] = [:]
  private var renamed: [(name: String, file: Int?)] = []

  mutating func take(_ call: FileCall) {
    let index = current[call.name] ?? create(call.name)
    switch call.kind {
    case .write, .truncate: files[index].pending.append(call)
    case .sync: sync(index, call.name)
    case .delete:
      current[call.name] = nil
      renamed.append((call.name, nil))
      if call.amount != 0 { syncFolder() }
    default: break
    }
  }

  /// A sync that failed.
  mutating func fail(_ call: FileCall) {
    guard call.kind == .sync, let index = current[call.name] else { return }
    files[index].doubtful += files[index].pending
    files[index].pending = []
  }

  /// What is there for certain and nothing else, by file name.
  var certain: [String: [UInt8]] { durable.mapValues { files[$0].durable } }

  private mutating func create(_ name: String) -> Int {
    files.append(File())
    current[name] = files.count - 1
    renamed.append((name, files.count - 1))
    return files.count - 1
  }

  private mutating func sync(_ index: Int, _ name: String) {
    for call in files[index].pending { Self.apply(call, to: &files[index].durable) { true } }
    files[index].pending = []
    // SQLite syncs the folder with the first sync of a journal or log that it may have made.
    if !files[index].wasSynced, name.hasSuffix("-wal") || name.hasSuffix("-journal") { syncFolder() }
    files[index].wasSynced = true
  }

  private mutating func syncFolder() {
    durable = current
    renamed = []
  }

  /// One of the states that a power cut may leave, by file name.
  func left(using randomness: inout SplitMix64) -> [String: [UInt8]] {
    // Between “nothing of it” and “all of it” lies most of what goes wrong, but the ends must come too.
    let share = [0, 10, 50, 90, 100].randomElement(using: &randomness) ?? 50
    var names = durable
    for (name, file) in renamed where randomness.chance(share) { names[name] = file }
    return names.mapValues { index in
      var bytes = files[index].durable
      for call in files[index].doubtful + files[index].pending {
        let isTorn = randomness.chance(50)
        let isThere = randomness.chance(share)
        Self.apply(call, to: &bytes) { isTorn ? randomness.chance(share) : isThere }
      }
      return bytes
    }
  }

  /// - Parameter isThere: asked for each sector that a write touches, and once for a truncation.
  private static func apply(_ call: FileCall, to bytes: inout [UInt8], where isThere: () -> Bool) {
    if call.kind == .truncate {
      guard isThere() else { return }
      if call.amount <= bytes.count {
        bytes.removeLast(bytes.count - call.amount)
      } else {
        bytes += [UInt8](repeating: 0, count: call.amount - bytes.count)
      }
      return
    }
    var start = call.offset
    let end = call.offset + call.bytes.count
    while start < end {
      let next = min(end, (start / sector + 1) * sector)
      if isThere() {
        if bytes.count < next { bytes += [UInt8](repeating: 0, count: next - bytes.count) }
        bytes.replaceSubrange(start..<next, with: call.bytes[start - call.offset..<next - call.offset])
      }
      start = next
    }
  }
}
