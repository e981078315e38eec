import Curl
import Refills
import SeededRandom
import Statecharts
import Store

extension SeedRun {
  /// An order, a cancellation or a read-back leaves.
  func errand(
    _ request: CurlRequest, _ row: DispatchRow?,
    _ answer: @escaping @Sendable (Result<CurlResponse, CurlError>) -> Void
  ) {
    if let row, !row.content.goesAtOnce {
      ledger.edit(row.refill) { known in
        if row.sequence < known.lastErrand {
          ledger.broke(.errandsInOrder, "\(row.id) of \(row.refill) left after a later one")
        }
        known.lastErrand = row.sequence
      }
    }
    guard !strikesLife(.deathBeforeSend) else { return }
    send(request, answer)
  }

  /// A request goes to its pharmacy, which acts at once and answers after a while.
  func asked(_ request: CurlRequest, _ answer: @escaping (Result<CurlResponse, CurlError>) -> Void) {
    send(request, answer)
  }

  private func send(_ request: CurlRequest, _ answer: @escaping (Result<CurlResponse, CurlError>) -> Void) {
    guard let pharmacy = pharmacies.first(where: { request.url.hasPrefix($0.host) }) else { return }
    let reply = pharmacy.take(request)
    guard !strikesLife(request.method == .post ? .deathMidSend : .deathBetweenReads) else { return }
    let isLate = request.method == .get && strikes(.lateRead)
    let arrive = { [unowned self] in if !strikesLife(.deathAfterSend) { answer(reply.result) } }
    if reply.isTimeOut {
      after(.seconds(30), arrive)
    } else {
      afterLatency(isLate ? 29_000 : 1_500, arrive)
    }
  }
}
