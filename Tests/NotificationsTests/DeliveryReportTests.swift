import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Synchronization
import Testing

/// What mail servers report after they took an e-mail.
@Suite struct DeliveryReportTests {
  /// As a mail server writes it, with the e-mail's header at its end.
  static func report(
    of message: MessageID, to address: String = Sample.canaryAddress, action: String = "failed",
    status: String = "5.1.1", original: String = "text/rfc822-headers"
  ) -> [UInt8] {
    Array(
      """
      From: MAILER-DAEMON@mx.example
      To: care@clinic.example
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status;
      \tboundary="b-1/x"

      Something for people.
      --b-1/x
      Content-Type: text/plain; charset=us-ascii

      I'm sorry to have to inform you that your message could not be delivered.

      --b-1/x
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example
      Arrival-Date: Mon, 2 Mar 2026 15:00:01 +0000

      Final-Recipient: rfc822; \(address)
      Action: \(action)
      Status: \(status)
      Diagnostic-Code: smtp; 550 5.1.1 <\(address)>: no such user

      --b-1/x
      Content-Type: \(original)

      From: Northside Care <care@clinic.example>
      To: <\(address)>
      Message-ID:
       <\(message)@clinic.example>

      --b-1/x--
      """.replacing("\n", with: "\r\n").utf8)
  }

  private final class Notes: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  /// What is written of a report on an e-mail that went out, and why contacts ended.
  private func taken(
    _ report: (Sample) -> [UInt8], note: String? = nil
  ) async throws -> (notes: [String], endings: [ContactEnding.Cause?]) {
    let sample = try Sample()
    let shelf = Shelf(sample)
    let row = sample.row(.ready, 1, state: .delivered, note: note ?? "email \(sample.now.rfc3339)")
    shelf.change { $0.rows = [row] }
    let notes = Notes()
    let receipts = Receipts(views: shelf, directory: shelf, doorway: shelf, sent: SentLog(shelf)) {
      _, text, again async throws(StoreError) in notes.add(text + (again ? " again" : ""))
    }
    let read = try #require(DeliveryReport(report(sample)))
    try await receipts.take(read, at: sample.now)
    return (notes.all, shelf.endings.map { $0?.cause })
  }

  @Test(
    "An e-mail that came back goes another way; an address that is no more is not used again",
    arguments: [("5.1.1", true), ("5.2.1", true), ("5.2.2", false), ("5.7.1", false)])
  func cameBack(status: String, isGone: Bool) async throws {
    let sample = try Sample()
    let (notes, endings) = try await taken { Self.report(of: $0.message(1), status: status) }
    #expect(notes == ["email \(sample.now.rfc3339) undelivered again"])
    #expect(endings == (isGone ? [.notValid] : []))
  }

  @Test("An e-mail that is late changes nothing, one that arrived is noted")
  func otherFates() async throws {
    let sample = try Sample()
    let late = try await taken { Self.report(of: $0.message(1), action: "delayed", status: "4.4.1") }
    #expect(late.notes.isEmpty && late.endings.isEmpty)
    let there = try await taken { Self.report(of: $0.message(1), action: "delivered", status: "2.0.0") }
    #expect(there.notes == ["email \(sample.now.rfc3339) delivered"])
  }

  @Test("Where another way carried the message, it is not sent again")
  func another() async throws {
    let sample = try Sample()
    let at = sample.now.rfc3339
    let (notes, _) = try await taken(
      { Self.report(of: $0.message(1), original: "message/rfc822") },
      note: "text \(at) delivered; email \(at)")
    #expect(notes == ["text \(at) delivered; email \(at) undelivered"])
  }

  @Test("A report about somebody else's address or another message changes nothing")
  func strangers() async throws {
    for report in [
      { (sample: Sample) in Self.report(of: sample.message(1), to: "mallory@example.org") },
      { sample in Self.report(of: sample.message(7)) },
    ] {
      let (notes, endings) = try await taken(report)
      #expect(notes.isEmpty && endings.isEmpty)
    }
  }

  @Test("What is no report, or none about an e-mail of ours, is refused and not guessed at")
  func noReport() throws {
    let sample = try Sample()
    let good = Self.report(of: sample.message(1))
    #expect(DeliveryReport(good) != nil)
    let text = String(decoding: good, as: UTF8.self)
    for (from, to) in [
      ("multipart/report", "multipart/mixed"), ("message/delivery-status", "text/plain"),
      ("text/rfc822-headers", "text/plain"), ("boundary=", "border="), ("<ms_", "<xx_"), ("b-1/x\"", "c\""),
    ] {
      #expect(DeliveryReport(Array(text.replacing(from, with: to).utf8)) == nil, "\(from)")
    }
    #expect(DeliveryReport([]) == nil)
    #expect(DeliveryReport(Array(repeating: 0x0A, count: DeliveryReport.mostBytes + 1)) == nil)
    for length in stride(from: 0, to: good.count, by: 7) { _ = DeliveryReport(Array(good.prefix(length))) }
    #expect("\(try #require(DeliveryReport(good)))".contains("canary") == false)
  }

  @Test("No more e-mails a minute go out than the mail server takes")
  func budget() async throws {
    let sample = try Sample()
    let postbox = Postbox()
    let channel = EmailChannel(postbox, perMinute: 1)
    let words = MessageWriter().message(
      for: sample.pending(.ready), level: .neutral, in: .english,
      facts: MessageFacts(of: sample.refill, zone: sample.newYork, at: sample.now), from: sample.voice,
      of: sample.refill.id)
    func send(_ number: UInt64, after span: Span) async -> SendOutcome {
      await channel.send(
        words, id: sample.message(number), from: sample.voice, to: Sample.canaryAddress, at: sample.now + span
      )
    }
    #expect(await send(1, after: .zero) == .taken)
    #expect(
      await send(2, after: .seconds(15))
        == .notBefore(milliseconds: 45_000, reason: "the mail server's budget is spent"))
    #expect(await send(2, after: .seconds(60)) == .taken)
    #expect(postbox.mail.count == 2)
  }
}
