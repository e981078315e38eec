import Curl
import Refills
import Statecharts
import Store
import Tracking

extension ErrandDestination {
  /// Longest code of a refusal that is kept. A code is a word of a list, so it names nobody; free text might.
  static let longestCode = 64

  func order(_ row: DispatchRow, at endpoint: Endpoint, _ fields: Fields) async -> DeliveryResult {
    guard let shape = endpoint.connector.order else {
      return await refuse(.order, row, "The connector \(endpoint.connector.file) cannot post orders.")
    }
    var headers: [CurlHeader] = []
    if let name = shape.idempotencyHeader { headers.append(CurlHeader(name, row.id.text)) }
    guard
      let request = endpoint.request(shape.request, headers: headers, options: endpoint.options, fields.value)
    else { return await refuse(.order, row, "The address of the order needs something that nobody gave.") }
    do throws(CurlError) {
      switch try await send(request, to: endpoint) {
      case .answered(let response): return await judge(response, of: row, at: endpoint.name, shape)
      case .not(let result): return result
      }
    } catch {
      guard error.mayHaveReachedServer else { return .failed("\(error.code): \(error.message)", after: nil) }
      return await unknown(row, "No answer to the order: \(error.code).")
    }
  }

  private func judge(
    _ response: CurlResponse, of row: DispatchRow, at endpoint: EndpointName, _ shape: OrderShape
  ) async -> DeliveryResult {
    switch response.status {
    case 200...299:
      guard let places = shape.id else {
        return await say(.orderAccepted(OrderReceipt(endpoint: endpoint)), row, then: .delivered)
      }
      guard let id = word(places, in: response.body) else {
        return await unknown(
          row, "HTTP \(response.status), and the id of the order is not where it should be.")
      }
      return await say(.orderAccepted(OrderReceipt(item: id, endpoint: endpoint)), row, then: .delivered)
    // Not looked at: it may be sent again without harm.
    case 429:
      return later(
        response.headers["Retry-After"].flatMap { RetryAfter.moment($0, now: time.now()) }
          ?? time.now() + Lane.standardPause)
    // It was still at work, or met itself: whether the order is there is to be seen.
    case 408, 409, 425: return await unknown(row, "HTTP \(response.status) to the order.")
    case 300...499:
      let code = word(shape.refusal, in: response.body).flatMap(Self.code)
      let text = "HTTP \(response.status)\(code.map { ", \($0)" } ?? "")."
      return await say(
        .orderRefused(OrderProblem(text: text, endpoint: endpoint)), row, then: .rejected(text))
    default: return await unknown(row, "HTTP \(response.status) to the order.")
    }
  }

  private func unknown(_ row: DispatchRow, _ text: String) async -> DeliveryResult {
    await say(
      .orderUnknown(OrderProblem(text: text, endpoint: row.content.endpoint)), row, then: .unknown(text))
  }

  func later(_ moment: Instant) -> DeliveryResult {
    .notBefore(
      milliseconds: max((moment - time.now()).milliseconds, 0),
      reason: "The endpoint's budget is spent or it is not well.")
  }

  func word(_ places: [JSONPath], in body: [UInt8]) -> String? {
    do throws(JSONError) {
      return places.word(in: try JSONReader.read(body))
    } catch {
      // A body that is no JSON has no word; the status has said the rest.
      return nil
    }
  }

  private static func code(_ text: String) -> String? {
    let isWord = text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_.".utf8.contains($0) }
    return isWord && text.utf8.count <= longestCode ? text : nil
  }
}
