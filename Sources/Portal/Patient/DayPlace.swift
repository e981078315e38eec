import Statecharts

/// Which refill it is of those that a patient asked for on one day: without the drugs' names nothing else tells them apart.
struct DayPlace: Sendable {
  let asked: Instant
  /// From 1, in the order in which they were asked for; of those of one request, in any order that stays.
  var number = 1
  var count = 1
}
