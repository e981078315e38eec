import Testing

@Suite("Where engines go wrong")
struct FaultTests {
  @Test("Every case of our own holds", arguments: OwnCase.all)
  func holds(_ example: OwnCase) {
    #expect(example.holds(under: nil))
    var walk = Walk(example.chart)
    for event in example.events { walk.send(event) }
    #expect(walk.trace == example.trace, "the product's own rules see the same as the probed ones")
  }

  @Test("Every planted fault fails a case of our own", arguments: Fault.allCases)
  func isFound(_ fault: Fault) {
    #expect(OwnCase.all.contains { !$0.holds(under: fault) })
  }
}
