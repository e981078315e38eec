import Refills
import Statecharts

/// When a pharmacy is open, asked for each item that is planned and therefore remembered: only the spans around now
/// are worked out.
struct OpeningHours {
  struct Stretch {
    let isOpen: Bool
    let from: Instant
    let until: Instant
  }

  /// How far ahead a change is looked for; a pharmacy that is closed for longer counts as closed for so long.
  static let horizon = Span.days(14)

  private let calendar: BusinessCalendar
  private var known: [Stretch] = []

  init(_ calendar: BusinessCalendar) {
    self.calendar = calendar
  }

  /// The open or closed stretch that holds this moment; it may have begun earlier than `from`.
  mutating func stretch(at moment: Instant) -> Stretch {
    if let stretch = known.first(where: { $0.from <= moment && moment < $0.until }) { return stretch }
    let stretch = work(out: moment)
    // Two are in use: the present one and the next.
    if known.count >= 2 { known.removeFirst() }
    known.append(stretch)
    return stretch
  }

  private func work(out moment: Instant) -> Stretch {
    let isOpen = openTime(moment, .milliseconds(1)) > .zero
    if !isOpen {
      let opening = calendar.due(afterOpen: .milliseconds(1), from: moment) - .milliseconds(1)
      return Stretch(isOpen: false, from: moment, until: min(opening, moment + Self.horizon))
    }
    // The longest span that is open throughout, by halving.
    var open = Span.milliseconds(1)
    var notOpen = Self.horizon
    guard openTime(moment, notOpen) < notOpen else {
      return Stretch(isOpen: true, from: moment, until: moment + notOpen)
    }
    while notOpen.milliseconds - open.milliseconds > 1 {
      let middle = Span.milliseconds((open.milliseconds + notOpen.milliseconds) / 2)
      if openTime(moment, middle) == middle { open = middle } else { notOpen = middle }
    }
    return Stretch(isOpen: true, from: moment, until: moment + open)
  }

  private func openTime(_ moment: Instant, _ span: Span) -> Span {
    calendar.openTime(from: moment, until: moment + span)
  }
}
