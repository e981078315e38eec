/// An IP address in any of the forms that a resolver takes, and whether it lies in the public Internet.
package enum NetworkAddress: Hashable, Sendable {
  case four(UInt32)
  /// Eight groups of 16 bits.
  case six([UInt16])

  /// - Parameter text: `192.0.2.1` and its short, octal and hexadecimal forms, or `2001:db8::1` without
  /// brackets.
  package init?(_ text: String) {
    if text.contains(":") {
      guard let groups = Self.groups(text) else { return nil }
      self = .six(groups)
    } else {
      guard let bits = Self.bits(text) else { return nil }
      self = .four(bits)
    }
  }

  /// - Parameter bytes: 4 or 16, in network order; nil where there are others.
  init?(bytes: some Collection<UInt8>) {
    let groups = stride(from: 0, to: bytes.count, by: 2).map { offset in
      bytes.dropFirst(offset).prefix(2).reduce(0 as UInt16) { $0 << 8 | UInt16($1) }
    }
    switch bytes.count {
    case 4: self = .four(UInt32(groups[0]) << 16 | UInt32(groups[1]))
    case 16: self = .six(groups)
    default: return nil
    }
  }

  /// Whether a receiver on the Internet can have it: not private, loopback, link-local, multicast, or
  /// reserved (IANA's special-purpose registries).
  package var isPublic: Bool {
    switch self {
    case .four(let bits): !Self.reserved.contains { bits >> (32 - $0.length) == $0.bits >> (32 - $0.length) }
    case .six(let groups):
      Self.carried(groups)?.isPublic ?? (groups[0] >> 13 == 1 && !Self.isReserved(groups))
    }
  }

  private static let reserved: [(bits: UInt32, length: UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
    (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
  ]

  /// Within 2000::/3: 2001::/23 (Teredo and others), 2001:db8::/32 and 3fff::/20 (documentation), 2002::/16 (6to4).
  private static func isReserved(_ groups: [UInt16]) -> Bool {
    switch groups[0] {
    case 0x2001: groups[1] < 0x0200 || groups[1] == 0x0DB8
    case 0x2002: true
    case 0x3FFF: groups[1] < 0x1000
    default: false
    }
  }

  /// The IPv4 address to which a NAT64 network translates (RFC 6052, 64:ff9b::/96).
  private static func carried(_ groups: [UInt16]) -> NetworkAddress? {
    guard groups[0] == 0x0064, groups[1] == 0xFF9B, groups[2..<6].allSatisfy({ $0 == 0 }) else { return nil }
    return .four(UInt32(groups[6]) << 16 | UInt32(groups[7]))
  }

  /// As `inet_aton` reads it: one to four numbers, each decimal, octal or hexadecimal, the last filling the
  /// rest.
  private static func bits(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(number)
    guard (1...4).contains(parts.count) else { return nil }
    var bits: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let part else { return nil }
      let room = index == parts.count - 1 ? 8 * (5 - parts.count) : 8
      guard part < 1 << UInt64(room) else { return nil }
      bits = bits << UInt64(room) | part
    }
    return UInt32(bits)
  }

  private static func number(_ text: Substring) -> UInt64? {
    guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-") else { return nil }
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      return text.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16)
    }
    return text.count > 1 && text.first == "0" ? UInt64(text, radix: 8) : UInt64(text)
  }

  /// RFC 4291, section 2.2; a zone after `%` is cut off.
  private static func groups(_ text: String) -> [UInt16]? {
    let bare = text.prefix { $0 != "%" }
    guard let gap = bare.firstRange(of: "::") else {
      return plain(bare).flatMap { $0.count == 8 ? $0 : nil }
    }
    guard let head = plain(bare[..<gap.lowerBound]), let tail = plain(bare[gap.upperBound...]),
      head.count + tail.count < 8
    else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func plain(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let bits = bits(String(part)) else { return nil }
        groups += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
      } else {
        guard (1...4).contains(part.utf8.count), let group = UInt16(part, radix: 16) else { return nil }
        groups.append(group)
      }
    }
    return groups
  }
}
