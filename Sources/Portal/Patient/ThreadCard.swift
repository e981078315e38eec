import Foundation
import Refills
import Statecharts

/// The messages about one refill, and the box in which the next one is written.
struct ThreadCard {
  let refill: RefillID
  let thread: Conversation?
  let words: AnswerWords
  let zone: TimeZone
  let promise: AnswerPromise?
  let now: Instant

  func write(_ html: inout HTML) {
    html.element("section", ["class": "card", "id": "messages"]) { html in
      html.element("h2", words.say(ThreadPhrase.title))
      let shown = thread?.facts.shown ?? []
      if !shown.isEmpty {
        html.element("ol", ["class": "thread"]) { html in for entry in shown { write(entry, &html) } }
      }
      if thread?.state.answer == .waiting {
        html.element("p", ["class": "quiet"]) { html in
          html.text(
            ([words.say(ThreadPhrase.waiting)] + [expected].compactMap(\.self)).joined(separator: " "))
        }
      }
      html.element("p", ["class": "note"], words.say(ThreadPhrase.emergency))
      html.element("form", ["method": "post", "action": "/p/refills/\(refill)/messages"]) { html in
        html.element("label", ["for": "text"], words.say(ThreadPhrase.box))
        html.element(
          "textarea",
          ["id": "text", "name": "text", "rows": "3", "required": "", "maxlength": "\(ThreadWords.longest)"],
          "")
        let ifNow = promise.map {
          words.say(ThreadPhrase.answerIfNow, [.time: words.time($0.due(from: now))])
        }
        let usual = words.say(ThreadPhrase.whenAnswered)
        html.element(
          "p", ["class": "quiet", "data-age": ""], [usual, ifNow].compactMap(\.self).joined(separator: " "))
        html.element("p") { $0.element("button", words.say(ThreadPhrase.send)) }
      }
      if let calendar = promise?.calendar { hours(calendar, &html) }
    }
  }

  /// They are the clinic's own; whoever has another clock on the wall is told what that one says.
  private func hours(_ calendar: BusinessCalendar, _ html: inout HTML) {
    let clock = WallTime(now, in: calendar.zone).timeText(in: words.language)
    let isElsewhere = clock != WallTime(now, in: zone).timeText(in: words.language)
    OpeningHours(
      title: words.say(ThreadPhrase.readWhen),
      zone: isElsewhere ? words.say(ThreadPhrase.zoneOfHours, [.time: clock]) : nil,
      hours: calendar.hours, words: words
    ).write(&html)
  }

  /// By when what was written should be answered, or that it is late.
  private var expected: String? {
    guard let promise, let since = thread?.facts.waitingSince else { return nil }
    let due = promise.due(from: since)
    return due > now
      ? words.say(ThreadPhrase.answerBy, [.time: words.time(due)]) : words.say(ThreadPhrase.answerLate)
  }

  private func write(_ entry: ThreadEntry, _ html: inout HTML) {
    let isMine = entry.side == .patient
    html.element("li", ["class": isMine ? "mine" : "theirs"]) { html in
      html.element("p", ["class": "quiet"]) { html in
        html.text(words.say(isMine ? ThreadPhrase.you : .clinic) + ", ")
        html.time(entry.at, in: zone, words.language)
      }
      html.element("p", ["class": "said"], entry.text)
    }
  }
}
