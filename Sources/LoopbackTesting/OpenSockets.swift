import Foundation

/// The file descriptors of this process, as /proc shows them.
package enum OpenSockets {
  /// All descriptors. Right only where nothing else happens in the process.
  package static func all() throws -> Int {
    // The folder itself is open while it is read.
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count - 1
  }

  /// TCP sockets of which one end has one of these ports, listening ones included: what other tests open does not count.
  package static func count(ports: Set<UInt16>) throws -> Int {
    let held = try inodes()
    return try rows("/proc/self/net/tcp").count { row in
      let ends = [row[1], row[2]].compactMap {
        $0.split(separator: ":").last.flatMap { UInt16($0, radix: 16) }
      }
      return ends.contains(where: ports.contains) && held.contains(String(row[9]))
    }
  }

  /// Of the sockets that this process holds.
  private static func inodes() throws -> Set<String> {
    let folder = "/proc/self/fd"
    var found: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      // It may have been closed since.
      guard
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + name),
        target.hasPrefix("socket:[")
      else { continue }
      found.insert(String(target.dropFirst(8).dropLast()))
    }
    return found
  }

  private static func rows(_ path: String) throws -> [[Substring]] {
    // Files of /proc have no size: they are read to their end.
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { $0.split(separator: " ") }.filter { $0.count > 9 }
  }
}
