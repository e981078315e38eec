import Foundation
import Refills
import Statecharts

extension Service {
  /// When a day that a form names begins at a brand.
  /// - Throws: 400 where it is no day.
  func morning(of day: String?, at brand: BrandName) throws(Problem) -> Instant {
    guard let date = day.flatMap({ CalendarDate($0) }) else { throw .malformed("Choose a day.") }
    return WallTime(date).moment(in: parts.brands[brand]?.zone ?? .gmt)
  }
}
