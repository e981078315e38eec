import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What the desk counts")
struct FigureTests {
  private let start = StoreSample.start

  @Test(
    "The last row before a moment, also where several rows have one time", arguments: [-1, 0, 1, 2, 3, 9])
  func lastRow(hour: Int64) throws {
    let temporary = try TemporaryDatabase()
    let hours: [Int64] = [0, 0, 1, 1, 1, 2, 7]
    for (number, hour) in hours.enumerated() {
      var sample = try StoreSample(number + 1)
      let refill = try sample.refill(.withProvider)
      let decision = StoreSample.decision(refill, at: start + .hours(hour))
      try temporary.store.commit(sample.directory + [.decision(decision)])
    }
    let expected = hours.filter { $0 < hour }.count
    #expect(try temporary.database.views.lastRow(before: start + .hours(hour)) == Int64(expected))
  }

  @Test("Pages that patients opened, since a moment")
  func pages() throws {
    let temporary = try TemporaryDatabase()
    let sample = try StoreSample()
    let id = sample.patient.id
    for (hour, reader) in [
      (0, Reader.patient(id)), (2, .patient(id)), (3, .client("ehr")), (4, .patient(id)),
    ] {
      let read = ReadRecord(at: start + .hours(Int64(hour)), reader: reader, route: "GET /p", patients: [id])
      try temporary.store.commit([.read(read)])
    }
    let views = temporary.database.views
    let brands: Set<BrandName> = [try StoreSample.name("north")]
    #expect(try views.figures(of: brands, since: start + .hours(1)).pageViews == 2)
  }
}
