/// A PNG as far as it is looked into.
enum Picture {
  static func png(width: UInt32 = 120, height: UInt32 = 40, length: Int = 64) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    bytes += Array("IHDR".utf8)
    for side in [width, height] { bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: side >> $0) } }
    return bytes + [UInt8](repeating: 0, count: max(0, length - bytes.count))
  }
}
