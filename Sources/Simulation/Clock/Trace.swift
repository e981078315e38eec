/// What a run did, step by step: as a number to compare two runs of a seed by, and as lines where somebody reads along.
struct Trace {
  private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325
  private let print: ((String) -> Void)?

  init(print: ((String) -> Void)?) { self.print = print }

  /// FNV-1a.
  mutating func note(_ line: String) {
    for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    print?(line)
  }
}
