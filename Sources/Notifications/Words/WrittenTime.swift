import Foundation
import Refills
import Statecharts

/// A moment as a message writes it: `5:00 PM on March 1`, `1 de marzo a las 5:00 p. m.`
struct WrittenTime: Hashable {
  private let clock: LocalClock?

  init(_ moment: Instant, in zone: TimeZone) {
    clock = LocalClock(moment, in: zone)
  }

  func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  private var english: String {
    guard let clock else { return "an earlier time" }
    let half = clock.hour < 12 ? "AM" : "PM"
    return "\(Self.time(clock)) \(half) on \(Self.english[clock.date.month - 1]) \(clock.date.day)"
  }

  private var spanish: String {
    guard let clock else { return "otro día" }
    let half = clock.hour < 12 ? "a. m." : "p. m."
    let article = clock.hour % 12 == 1 ? "la" : "las"
    return
      "\(clock.date.day) de \(Self.spanish[clock.date.month - 1]) a \(article) \(Self.time(clock)) \(half)"
  }

  private static func time(_ clock: LocalClock) -> String {
    let hour = clock.hour % 12 == 0 ? 12 : clock.hour % 12
    return "\(hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)"
  }

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  private static let spanish = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre",
    "diciembre",
  ]
}
