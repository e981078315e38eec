import Curl
import Notifications
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Messages that are held")
struct MessageHoldTests {
  private static let held = DeliveryResult.notBefore(
    milliseconds: 60_000, reason: PolicyReason.held.rawValue)

  private func scopes(_ sample: Sample) throws -> [MessageScope] {
    let (brand, endpoint) = (sample.refill.record.brand, try #require(EndpointName("northside")))
    return [
      MessageScope(), MessageScope(brand: brand), MessageScope(endpoint: endpoint),
      MessageScope(notice: .ready),
      MessageScope(brand: brand, endpoint: endpoint, notice: .ready),
    ]
  }

  @Test("A hold of all, a brand, a pharmacy, a notice or any of them together waits, and goes when released")
  func holds() async throws {
    for scope in try scopes(Sample()) {
      let room = try HoldRoom(Sample())
      let hold = try await room.holds.hold(scope, by: "operator", reason: "a test", at: room.sample.now)
      #expect(await room.destination().deliver(room.sample.row(.ready)) == Self.held)
      #expect(room.postbox.mail.isEmpty)
      try await room.holds.release(hold.id, by: "st_1", at: room.sample.now)
      #expect(await room.destination().deliver(room.sample.row(.ready)).wasTold)
      #expect(room.written.lines == ["hold \(scope.text) by operator", "release by st_1"])
    }
  }

  @Test("A hold of another brand, pharmacy or notice holds nothing here")
  func others() async throws {
    let room = try HoldRoom(Sample())
    for scope in [
      MessageScope(brand: BrandName("other")), MessageScope(endpoint: EndpointName("other")),
      MessageScope(notice: .shipped),
    ] {
      _ = try await room.holds.hold(scope, by: "operator", reason: "a test", at: room.sample.now)
    }
    #expect(await room.destination().deliver(room.sample.row(.ready)).wasTold)
  }

  @Test("What is held and is no longer true is withdrawn, and not sent when the hold ends")
  func notTrue() async throws {
    let room = try HoldRoom(Sample(.preparing))
    _ = try await room.holds.hold(MessageScope(), by: "operator", reason: "a test", at: room.sample.now)
    #expect(
      await room.destination().deliver(room.sample.row(.ready))
        == .withdrawn(reason: PolicyReason.notTrue.rawValue))
  }

  @Test("News of safety does not wait: a person calls")
  func safety() async throws {
    let room = try HoldRoom(Sample(.preparing))
    _ = try await room.holds.hold(MessageScope(), by: "operator", reason: "a test", at: room.sample.now)
    #expect(
      await room.destination().deliver(room.sample.row(.doNotTake))
        == .withdrawn(reason: "support was asked to call: " + PolicyReason.held.rawValue))
    #expect(room.shelf.events == [.patientUnreached])
  }

  @Test("A hold that could not be written holds nothing, and says so")
  func notWritten() async throws {
    let room = try HoldRoom(Sample())
    room.written.refuse(StoreError(.unavailable, "full"))
    await #expect(throws: StoreError.self) {
      try await room.holds.hold(MessageScope(), by: "operator", reason: "a test", at: room.sample.now)
    }
    #expect(room.holds.all.isEmpty)
  }

  @Test("The message that is one too many is held with all like it; support is asked to look once")
  func braked() async throws {
    let room = try HoldRoom(Sample(), least: 1)
    let destination = room.destination()
    #expect(await destination.deliver(room.sample.row(.ready, 1)).wasTold)
    room.shelf.change { $0.now = $0.now + .minutes(10) }
    let braked = DeliveryResult.notBefore(milliseconds: 60_000, reason: PolicyReason.braked.rawValue)
    #expect(await destination.deliver(room.sample.row(.collectReminder, 2)).wasTold)
    room.shelf.change { $0.now = $0.now + .minutes(10) }
    #expect(await destination.deliver(room.sample.row(.collectReminder, 3)) == braked)
    #expect(await destination.deliver(room.sample.row(.collectReminder, 3)) == Self.held)
    #expect(room.written.lines == ["hold collectReminder from northside by brake"])
    #expect(room.shelf.events == [.messageBraked])
    let hold = try #require(room.holds.all.first)
    #expect(hold.reason.contains("more than 1"))
    try await room.holds.release(hold.id, by: "st_1", at: room.shelf.now())
    #expect(await destination.deliver(room.sample.row(.collectReminder, 3)).wasTold)
  }

  @Test("A message that the mail server refused does not count for the brake")
  func refused() async throws {
    let later = CurlError(.mailRefusedForNow, "later", reply: MailReply(code: 451, text: "later"))
    let room = try HoldRoom(Sample(), least: 1, failing: [later])
    guard case .failed = await room.destination().deliver(room.sample.row(.ready)) else {
      Issue.record("the mail server took it")
      return
    }
    #expect(await room.destination().deliver(room.sample.row(.ready)).wasTold)
  }

  @Test("The brake never holds news of safety, and in shadow mode it only says what it would have done")
  func spares() async throws {
    let safe = try HoldRoom(Sample(.preparing), least: 1)
    for number in 1...3 {
      #expect(await safe.destination().deliver(safe.sample.row(.doNotTake, UInt64(number))).wasTold)
    }
    let shadow = try HoldRoom(Sample(), least: 1)
    let destination = shadow.destination(isShadow: true)
    _ = await destination.deliver(shadow.sample.row(.collectReminder, 1))
    shadow.shelf.change { $0.now = $0.now + .minutes(10) }
    #expect(
      await destination.deliver(shadow.sample.row(.collectReminder, 2))
        == .withdrawn(reason: "shadow mode; " + PolicyReason.braked.rawValue))
    #expect(shadow.holds.all.isEmpty && shadow.shelf.events.isEmpty)
  }
}
