import Foundation
import Refills
import Statecharts
import Store
import Tracking

/// What became of a payment: from the payment system itself, signed, and from the browser that comes back from it, which
/// proves nothing.
struct PaymentRoutes: Sendable {
  /// Of the page's address: the charge for which somebody was away to pay.
  static let query = "paying"

  let service: Service

  /// `POST /v1/inbound/payments/{system}`
  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard request.body.count <= InboundLimits.bodyBytes else { throw .tooLarge(InboundLimits.bodyBytes) }
    let system = request.parameters["system"] ?? ""
    switch service.parts.payments.verify(system, headers: request.headers, body: request.body, at: request.at)
    {
    case .said(let word, let brands): return try await take(word, from: system, of: brands, request)
    case .aboutNothing: return PortalReply(status: 202)
    case .unreadable:
      throw .unprocessable(
        "It is no JSON, or its amount, currency or time is missing or cannot be read. Nothing was changed.")
    case .badSignature:
      throw Problem("bad-signature", 401, "Not genuine", "The signature does not fit the body.")
    case .noSuchSystem: throw .notFound("There is no such payment system.")
    }
  }

  private func take(
    _ word: PaymentWord, from system: String, of brands: Set<BrandName>, _ request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    let found: Charge? = try service.read { () throws(StoreError) in
      try service.parts.directory.matter(external: word.charge)
    }
    // It may be faster than the clinic's own billing: who is told so sends it again.
    guard let charge = found, brands.contains(charge.brand) else {
      throw .notFound("There is no such charge here. Send the charge first.")
    }
    let event: ChargeChart.Event?
    do throws(PaymentWord.Contradiction) {
      event = try word.event(of: charge, receipt: receipt(word.receiptLink))
    } catch {
      throw .conflict(error.words + " Nothing was changed: somebody has to look.")
    }
    guard let event else { return PortalReply(status: 202) }
    return try await service.submit(
      [.charge(BesideInput(event, for: charge, expecting: charge.version))],
      from: Sender(.billing, name: system), showing: .nobody, for: request
    ) { $0.answerOfForm() }
  }

  /// Nil where it is none that a patient is led to: the payment counts all the same.
  private func receipt(_ link: String?) -> String? {
    do throws(Problem) {
      return try ShownText.link(link, "receipt")
    } catch {
      return nil
    }
  }

  /// `GET /p/charges/{id}/back`: the payment page sends the patient back here, with whatever it adds to the address, which is
  /// not read.
  func comeBack(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let name = request.parameters["id"]
    let charge = try service.beside(of: id).charges.first { $0.external.text == name || $0.id.text == name }
    guard let charge else { return .seeOther(PatientPlace.home.path) }
    let place = charge.refill.map(PatientPlace.refill) ?? .home
    return .seeOther("\(place.path)?\(Self.query)=\(charge.id)#\(ChargeCard.place)")
  }
}

extension Service {
  /// The address of a payment page, with where it sends the patient back to.
  func payLink(_ link: String?, of charge: ExternalID) -> String? {
    let back = "\(parts.address)/p/charges/\(charge.text.percentEncoded)/back"
    return link?.replacing("{return}", with: back.percentEncoded)
  }
}

extension String {
  /// As one part of an address, or the value of a query (RFC 3986, 2.3: unreserved characters stay).
  fileprivate var percentEncoded: String {
    addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: Self.unreserved)) ?? self
  }

  private static let unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
}

extension PaymentWord.Contradiction {
  fileprivate var words: String {
    switch self {
    case .otherAmount: "Another amount was paid than this charge has."
    case .paidBefore: "It was paid before and taken back, and this payment does not say when it was."
    }
  }
}
