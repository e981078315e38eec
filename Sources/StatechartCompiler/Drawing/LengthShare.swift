/// A length given out in whole pixels, none of them lost.
struct LengthShare {
  private var left: Int
  private var takers: Int

  init(of length: Int, among takers: Int) {
    left = length
    self.takers = takers
  }

  mutating func next() -> Int {
    guard takers > 0 else { return 0 }
    let part = left / takers
    left -= part
    takers -= 1
    return part
  }
}
