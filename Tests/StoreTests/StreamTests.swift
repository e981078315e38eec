import Refills
import Store
import StoreTesting
import Testing

@Suite("The stream as it is read")
struct StreamTests {
  @Test("Each row has its own brand and pharmacy, whatever the row before it had")
  func neighbours() throws {
    let temporary = try TemporaryDatabase()
    let made: [(brand: String, pharmacy: String?)] = [
      ("north", "shop"), ("south", nil), ("north", "shop"), ("north", "mill"), ("north", nil),
      ("south", "mill"), ("south", "shop"),
    ]
    for (number, wanted) in made.enumerated() {
      var sample = try StoreSample(number + 1, brand: wanted.brand)
      let place = try wanted.pharmacy.map {
        PharmacyPlace(endpoint: try StoreSample.name($0), item: "\(number)")
      }
      let refill = try sample.refill(number.isMultiple(of: 2) ? .withProvider : .sent, pharmacy: place)
      try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    }
    let rows = try temporary.database.views.stream(after: 0, limit: 100).rows
    #expect(rows.map(\.brand.text) == made.map(\.brand))
    #expect(rows.map { $0.endpoint?.text } == made.map(\.pharmacy))
    #expect(Set(rows.map(\.to)).count == 2 && rows.allSatisfy { $0.from != $0.to })
    for (one, next) in zip(rows, rows.dropFirst()) { #expect(one.to != next.to) }
  }
}
