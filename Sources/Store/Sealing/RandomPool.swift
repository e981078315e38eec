import Foundation
import Glibc
import Synchronization

/// Random bytes of the system's generator (getentropy(3)), fetched a block at a time: for one decision alone a dozen
/// calls would be made, for nonces, salts and ids, and each costs as much as a seal.
///
/// What was given out is written over: whoever reads this memory later learns no salt from it.
struct RandomPool: RandomNumberGenerator {
  /// Where nonces and salts come from.
  static let shared = Mutex(RandomPool())

  /// Bytes in a block; some fifty decisions.
  private static let block = 4_096
  /// Bytes that the system gives in one call.
  private static let mostAtOnce = 256

  private var bytes = [UInt8](repeating: 0, count: block)
  private var used = block

  /// - Parameter count: at most a block.
  mutating func draw(_ count: Int) -> Data {
    let place = take(count)
    let drawn = Data(bytes[place])
    wipe(place)
    return drawn
  }

  mutating func next() -> UInt64 {
    let place = take(MemoryLayout<UInt64>.size)
    let drawn = bytes[place].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    wipe(place)
    return drawn
  }

  private mutating func take(_ count: Int) -> Range<Int> {
    precondition(count <= Self.block, "More than a block is drawn at once.")
    if used + count > Self.block { refill() }
    defer { used += count }
    return used..<used + count
  }

  private mutating func wipe(_ place: Range<Int>) {
    for index in place { bytes[index] = 0 }
  }

  private mutating func refill() {
    used = 0
    var isFull = true
    unsafe bytes.withUnsafeMutableBytes { whole in
      for start in stride(from: 0, to: Self.block, by: Self.mostAtOnce) {
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: whole[start..<start + Self.mostAtOnce])
        isFull = unsafe getentropy(part.baseAddress, part.count) == 0 && isFull
      }
    }
    guard !isFull else { return }
    // A system without this call has another one, which the standard library knows.
    var system = SystemRandomNumberGenerator()
    for index in bytes.indices { bytes[index] = system.next() }
  }
}
