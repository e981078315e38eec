import Notifications
import Refills
import Statecharts
import Store
import Testing

/// What a gateway tells of texts.
@Suite struct TextReportTests {
  @Test("What became of a text stands with its row; one that did not arrive goes another way, once")
  func reports() async throws {
    let desk = try TextDesk()
    let sample = desk.sample
    let told = "text \(sample.now.rfc3339)"
    let sent = sample.row(.ready, 1, state: .delivered, note: told)
    desk.shelf.change { $0.rows = [sent] }
    for status in ["queued", "sent"] { #expect(await desk.report(status) == .accepted) }
    #expect(desk.noted.isEmpty)
    #expect(await desk.report("delivered") == .accepted)
    #expect(await desk.report("undelivered", code: "30006") == .accepted)
    #expect(
      desk.noted == [
        "\(sample.message(1)) \(told) delivered", "\(sample.message(1)) \(told) undelivered again",
      ])
    #expect(desk.causes == [.notValid])
    let heard = sample.row(.ready, 1, state: .waiting, note: told + " undelivered")
    desk.shelf.change { $0.rows = [heard] }
    #expect(await desk.report("undelivered", code: "30006") == .accepted)
    #expect(desk.noted.count == 2)
  }

  @Test("A report about a text that is not ours, or that went by e-mail, changes nothing")
  func strangers() async throws {
    let desk = try TextDesk()
    #expect(await desk.report("undelivered", code: "30006") == .accepted)
    let mail = desk.sample.row(.ready, 1, state: .delivered, note: "email \(desk.sample.now.rfc3339)")
    desk.shelf.change { $0.rows = [mail] }
    #expect(await desk.report("undelivered", code: "30006") == .accepted)
    #expect(desk.noted.isEmpty && desk.causes.isEmpty)
  }

  @Test("A report that overtakes the answer of the gateway is not lost: it is asked for again")
  func overtakes() async throws {
    let desk = try TextDesk()
    let claimed = desk.sample.row(.ready, 1, state: .claimed)
    desk.shelf.change { $0.rows = [claimed] }
    #expect(await desk.report("undelivered", code: "30003") == .unavailable)
    let told = "text \(desk.sample.now.rfc3339)"
    let sent = desk.sample.row(.ready, 1, state: .delivered, note: told)
    desk.shelf.change { $0.settling = [sent] }
    #expect(await desk.report("undelivered", code: "30003") == .accepted)
    #expect(desk.noted == ["\(desk.sample.message(1)) \(told) undelivered again"])
  }
}
