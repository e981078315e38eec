import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

@Suite("A search that brings nothing")
struct SearchTroubleTests {
  @Test(
    "What would be an answer about one item is none to a search: the board says why its items go stale",
    arguments: [
      (304, "HTTP 304, though the search made no condition"), (404, "there is no search at that address"),
    ])
  func named(status: Int, words: String) throws {
    let pharmacy = try VirtualPharmacy(search: true)
    pharmacy.go(.minutes(5)) { asked in
      asked.isSearch ? VirtualPharmacy.page(["F-1"]) : VirtualPharmacy.fill(asked)
    }
    #expect(pharmacy.source.board.endpoints().first?.lastError == nil)
    pharmacy.go(.minutes(15)) { _ in VirtualPharmacy.status(status) }
    let board = try #require(pharmacy.source.board.endpoints().first)
    #expect(board.lastError?.contains(words) == true, "\(board)")
    #expect(board.failures >= 3)
  }
}
