import SeededRandom
import Statecharts
import Testing

@Suite("State sets")
struct StateSetTests {
  @Test("A set holds what a set of numbers holds", arguments: 0..<UInt64(20))
  func likeASet(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var set = StateSet()
    var model: Set<Int> = []
    for _ in 0..<200 {
      let state = Int.random(in: 0..<StateSet.capacity, using: &random)
      if random.chance(60) {
        set.insert(state)
        model.insert(state)
      } else {
        set.remove(state)
        model.remove(state)
      }
      #expect(set.contains(state) == model.contains(state) && set.count == model.count)
    }
    #expect(Array(set) == model.sorted())
    var descending: [Int] = []
    var rest = set
    while let state = rest.popLast() { descending.append(state) }
    #expect(descending == model.sorted(by: >) && rest.isEmpty)
  }

  @Test("Sets combine across the border between the words")
  func combine() {
    let one: StateSet = [0, 63, 64, 127]
    let other: StateSet = [63, 64, 100]
    #expect(one.intersection(other) == [63, 64])
    #expect(!one.isDisjoint(with: other) && one.isDisjoint(with: [1, 126]))
    #expect(!other.isSubset(of: one) && ([63, 64] as StateSet).isSubset(of: one))
    var union = one
    union.formUnion(other)
    #expect(Array(union) == [0, 63, 64, 100, 127])
    union.subtract(one)
    #expect(union == [100])
    #expect(StateSet(62..<67) == [62, 63, 64, 65, 66])
  }
}
