import Curl
import Foundation
import Notifications
import Refills
import Store
import Testing
import Tracking

/// Plants a patient and a drug unlike anything else, and searches what leaves the house for them.
@Suite struct LeakTests {
  private func expectNoCanary(_ text: String, _ place: String) {
    for canary in Sample.canaries {
      #expect(!text.lowercased().contains(canary), "\(place) has \(canary)")
    }
  }

  @Test(
    "No message names patient or drug; the address stands in To and in the envelope alone",
    arguments: Consent.Level.allCases, Language.allCases)
  func messages(level: Consent.Level, language: Language) async throws {
    let lines = LogLines()
    for notice in RefillChart.Notice.allCases {
      var sample = try Sample()
      sample.agree(level, everyStep: true)
      sample.patient.language = language
      sample.refill.regions = try #require(Self.regions(notice, sample))
      let shelf = Shelf(sample)
      let postbox = Postbox()
      let destination = NoticeDestination(
        views: shelf, directory: shelf, doorway: shelf, policy: MessagePolicy(eastern: sample.newYork),
        writer: MessageWriter(),
        voices: [sample.voice], email: EmailChannel(postbox), sent: SentLog(shelf), time: shelf,
        log: lines.logger)
      #expect(await destination.deliver(sample.row(notice)).wasTold, "\(notice)")
      let mail = try #require(postbox.mail.first)
      let opened = OpenedMail(mail.message)
      #expect(opened["To"] == "<\(Sample.canaryAddress)>" && opened.parts.count == 2)
      for (name, value) in opened.headers where name != "to" { expectNoCanary(value, name) }
      expectNoCanary(opened.subject, "subject")
      for part in opened.parts { expectNoCanary(part.text, part.type) }
      expectNoCanary("\(mail)", "description of the mail")
    }
    #expect(lines.all.count == RefillChart.Notice.allCases.count)
    for line in lines.all { expectNoCanary(line, "log") }
  }

  @Test("A refusal that repeats the address gets neither into the row's error nor into the log")
  func refusals() async throws {
    let sample = try Sample()
    let lines = LogLines()
    let shelf = Shelf(sample)
    let words = "5.1.1 <\(Sample.canaryAddress)> unknown"
    for code in [CurlError.Code.mailRefused, .mailRefusedForNow] {
      let error = CurlError(code, words, reply: MailReply(code: 550, text: words))
      let destination = NoticeDestination(
        views: shelf, directory: shelf, doorway: shelf, policy: MessagePolicy(eastern: sample.newYork),
        writer: MessageWriter(),
        voices: [sample.voice], email: EmailChannel(Postbox(failing: [error])), sent: SentLog(shelf),
        time: shelf,
        log: lines.logger)
      expectNoCanary("\(await destination.deliver(sample.row(.ready)))", "result")
    }
    for line in lines.all { expectNoCanary(line, "log") }
  }

  @Test("No event names patient, drug, sender or payload", arguments: RefillChart.Progress.allCases)
  func events(progress: RefillChart.Progress) throws {
    let sample = try Sample()
    let catalogue = EventCatalogue(source: "refilld")
    let event = try #require(catalogue.event(of: try sample.streamRow(from: nil, to: progress)))
    expectNoCanary(String(decoding: event.structured(), as: UTF8.self), "event")
    expectNoCanary(String(decoding: event.binary(), as: UTF8.self), "data")
  }

  /// Regions in which a notice is true.
  private static func regions(_ notice: RefillChart.Notice, _ sample: Sample) -> RefillChart.Regions? {
    var regions = sample.refill.regions
    regions.patientPart = .asked
    regions.cancel = notice == .cancelRefused ? .cancelRefused : .noCancel
    regions.pace = .late
    for progress in RefillChart.Progress.allCases {
      regions.progress = progress
      if notice.isTrue(of: regions) { return regions }
    }
    return nil
  }
}
