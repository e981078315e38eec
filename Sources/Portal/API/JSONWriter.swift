import Foundation
import Statecharts

/// Writes values of the API: sorted members, so that the same value is the same bytes.
enum JSONWriter {
  static func bytes(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let key = Instant.writing { encoder.userInfo[key] = WireTime.writing }
    do {
      return Array(try encoder.encode(value))
    } catch {
      // Wire types hold strings, whole numbers and booleans only, which JSON can always say.
      return Array("null".utf8)
    }
  }
}
