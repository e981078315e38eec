import Foundation
import Statecharts

/// What the page's script draws.
struct StageView: Encodable {
  struct Item: Encodable {
    let at: String
    let subject: String?
    let words: String
    let isOwn: Bool

    init(_ item: DemoPhone.Item) {
      at = StageView.written(item.at)
      subject = item.subject
      words = item.words
      isOwn = item.isOwn
    }
  }

  struct Scene: Encodable {
    let id: String
    let title: String
    let story: String
    let patient: String
    let desk: String
    let isReady: Bool
    let said: String?
  }

  /// Where the daemon's pages are.
  let address: String
  let now: String
  /// Milliseconds of the demo for one of the machine's.
  let speed: Int64
  let patient: ScenePatient
  let patients: [ScenePatient]
  let texts: [Item]
  let mails: [Item]
  let scenes: [Scene]
  let staff: [DemoStaff]
  let password: String
  let events: [String]

  /// As people in New York read it.
  static func written(_ moment: Instant) -> String {
    let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
    var style = Date.FormatStyle(date: .omitted, time: .omitted, locale: Locale(identifier: "en_US"))
      .weekday().month().day().hour().minute().second()
    style.timeZone = DemoMorning.zone
    return date.formatted(style)
  }
}
