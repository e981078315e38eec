import Refills
import Statecharts
import Store
import Synchronization

/// Works the numbers out, and keeps them for some minutes: a page that is looked at reads no month of rows again.
final class NumbersDesk: Sendable {
  /// How long numbers are good.
  static let good = Span.minutes(10)
  /// Rows of the journal that are looked at, the newest: some seconds' work.
  static let mostRows: Int64 = 1_000_000
  /// Rows in one look at the database.
  private static let rowsAtOnce = 1_000

  private struct Wanted: Hashable {
    let brands: Set<BrandName>
    let period: NumbersPeriod
  }

  private let kept = Mutex<[Wanted: ClinicNumbers]>([:])

  func numbers(of brands: Set<BrandName>, _ period: NumbersPeriod, from service: Service, at now: Instant)
    async throws(Problem) -> ClinicNumbers
  {
    let wanted = Wanted(brands: brands, period: period)
    if let known = kept.withLock({ $0[wanted] }), known.asOf <= now, now < known.asOf + Self.good {
      return known
    }
    let made = try await make(of: brands, period, from: service, at: now)
    kept.withLock { $0[wanted] = made }
    return made
  }

  private func make(
    of brands: Set<BrandName>, _ period: NumbersPeriod, from service: Service, at now: Instant
  )
    async throws(Problem) -> ClinicNumbers
  {
    let views = service.parts.views
    let start = now + .milliseconds(-period.span.milliseconds)
    let (early, last) = try service.read { () throws(StoreError) in
      // Stays that end in this time began before it.
      (
        try views.lastRow(before: start + .milliseconds(-period.span.milliseconds)),
        try views.lastRow(before: now)
      )
    }
    var times = StageTimes(of: brands, since: start)
    let first = max(early, last - Self.mostRows)
    var (cursor, begins, isFirst) = (first, Instant?.none, true)
    while cursor < last {
      let page = try service.stream(after: cursor, limit: Self.rowsAtOnce)
      if isFirst, first > early, let row = page.rows.first {
        if row.at > start { begins = row.at }
        isFirst = false
      }
      for row in page.rows { times.take(row) }
      cursor = page.end
      if page.isLast { break }
      await Task.yield()
    }
    let figures = try service.read { () throws(StoreError) in try views.figures(of: brands, since: start) }
    return ClinicNumbers(times, figures: figures, asOf: now, begins: begins)
  }
}
