import Curl
import Refills
import Statecharts
import Store
import Tracking

extension ErrandDestination {
  /// Asks to cancel. That it is cancelled is the pharmacy's word, in this answer or in a later reading.
  func cancel(_ row: DispatchRow, at endpoint: Endpoint, _ fields: Fields) async -> DeliveryResult {
    guard let shape = endpoint.connector.cancel else {
      return .rejected("The connector \(endpoint.connector.file) cannot cancel: call the pharmacy.")
    }
    guard let request = endpoint.request(shape.request, options: endpoint.options, fields.value) else {
      return .rejected("The pharmacy's id of this fill is not known: call the pharmacy.")
    }
    let began = time.now()
    do throws(CurlError) {
      let response: CurlResponse
      switch try await send(request, to: endpoint) {
      case .answered(let answer): response = answer
      case .not(let result): return result
      }
      let status = response.status
      let report = Report(
        source: .pharmacy, manner: .read, endpoint: endpoint.name, seenAt: began, status: "HTTP \(status)")
      let sender = Sender(.pharmacy, name: endpoint.name.text)
      if shape.confirmed.contains(status) {
        return await say(.pharmacyCancelled(report), row, from: sender, then: .delivered)
      }
      if shape.refused.contains(status) {
        return await say(.pharmacyCancelRefused(report), row, from: sender, then: .delivered)
      }
      switch status {
      case 200...299: return .delivered
      case 429: return later(time.now() + Lane.standardPause)
      case 300...499: return .rejected("HTTP \(status) to the cancellation: call the pharmacy.")
      default: return .unknown("HTTP \(status) to the cancellation.")
      }
    } catch {
      return error.mayHaveReachedServer
        ? .unknown("No answer to the cancellation: \(error.code).")
        : .failed("\(error.code): \(error.message)", after: nil)
    }
  }
}
