import Curl
import Refills
import Statecharts
import Store
import Tracking

extension ErrandDestination {
  /// Looks whether an order arrived. Only a clear “no” allows another one.
  func readBack(_ row: DispatchRow, at endpoint: Endpoint, _ fields: Fields) async -> DeliveryResult {
    guard let shape = endpoint.connector.readBack else {
      return .rejected("The connector \(endpoint.connector.file) cannot read orders back: ask the pharmacy.")
    }
    guard
      let request = endpoint.request(
        shape.request, headers: [CurlHeader("Cache-Control", "no-cache")], options: endpoint.options,
        fields.value)
    else { return .rejected("The address of the read-back needs something that nobody gave.") }
    do throws(CurlError) {
      let response: CurlResponse
      switch try await send(request, to: endpoint) {
      case .answered(let answer): response = answer
      case .not(let result): return result
      }
      if shape.notFound.contains(response.status) { return await notFound(row) }
      guard (200...299).contains(response.status) else {
        let after = response.headers["Retry-After"].flatMap { RetryAfter.moment($0, now: time.now()) }
        return .failed(
          "HTTP \(response.status) to the read-back.", after: after.map { ($0 - time.now()).milliseconds })
      }
      guard let answer = json(response.body) else { return .failed("The read-back is no JSON.", after: nil) }
      guard !endpoint.connector.failure.finds(in: answer) else {
        return .failed("The read-back says that it failed.", after: nil)
      }
      guard let id = shape.id.word(in: answer) else { return await notFound(row) }
      return await say(.orderAccepted(OrderReceipt(item: id, endpoint: endpoint.name)), row, then: .delivered)
    } catch {
      return .failed("\(error.code): \(error.message)", after: nil)
    }
  }

  private func notFound(_ row: DispatchRow) async -> DeliveryResult {
    await say(.orderNotFound, row, then: .delivered)
  }

  private func json(_ body: [UInt8]) -> JSONValue? {
    do throws(JSONError) {
      return try JSONReader.read(body)
    } catch {
      // The caller says so.
      return nil
    }
  }
}
