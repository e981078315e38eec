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

  private typealias Making = Task<Result<ClinicNumbers, Problem>, Never>

  /// Made, or being made: whoever comes meanwhile waits for the same.
  private let kept = Mutex<[Wanted: (since: Instant, making: Making)]>([:])

  func numbers(of brands: Set<BrandName>, _ period: NumbersPeriod, from service: Service, at now: Instant)
    async throws(Problem) -> ClinicNumbers
  {
    let wanted = Wanted(brands: brands, period: period)
    let making = kept.withLock { kept in
      if let known = kept[wanted], known.since <= now, now < known.since + Self.good { return known.making }
      let making = Making {
        await Result.made { () async throws(Problem) in
          try await Self.make(of: brands, period, from: service, at: now)
        }
      }
      kept[wanted] = (now, making)
      return making
    }
    let made = await making.value
    if case .failure = made { kept.withLock { if $0[wanted]?.making == making { $0[wanted] = nil } } }
    return try made.get()
  }

  private static func make(
    of brands: Set<BrandName>, _ period: NumbersPeriod, from service: Service, at now: Instant
  ) async throws(Problem) -> ClinicNumbers {
    let views = service.parts.views
    let start = now + .milliseconds(-period.span.milliseconds)
    let (early, last) = try service.read { () throws(StoreError) in
      // Stays that end in this time began before it.
      (
        try views.lastRow(before: start + .milliseconds(-period.span.milliseconds)),
        try views.lastRow(before: Instant(milliseconds: .max))
      )
    }
    var times = StageTimes(of: brands, since: start)
    var cursor = max(early, last - mostRows)
    while cursor < last {
      let page = try service.stream(after: cursor, limit: rowsAtOnce)
      for row in page.rows { times.take(row) }
      cursor = page.end
      if page.isLast { break }
      await Task.yield()
    }
    let begins = last - mostRows > early ? times.begins.flatMap { $0 > start ? $0 : nil } : nil
    let figures = try service.read { () throws(StoreError) in try views.figures(of: brands, since: start) }
    return ClinicNumbers(times, figures: figures, asOf: now, begins: begins)
  }
}

extension Result where Failure == Problem, Success: Sendable {
  fileprivate static func made(_ body: () async throws(Problem) -> Success) async -> Self {
    do throws(Problem) { return .success(try await body()) } catch { return .failure(error) }
  }
}
