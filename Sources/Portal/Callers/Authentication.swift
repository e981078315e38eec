import Crypto
import Refills
import Statecharts
import Store

/// Finds out who a request comes from. Nothing is open by default: without a caller a route answers 401.
package struct Authentication: Sendable {
  static let staffCookie = "refilld_staff"
  static let patientCookie = "refilld_patient"

  let parts: PortalParts

  /// - Returns: the request with who it comes from, as far as that is known.
  /// - Throws: a 503 where the database cannot be read, a 403 where a page of another origin sent a form.
  func known(_ request: PortalRequest) throws(Problem) -> PortalRequest {
    if let header = request.headers["authorization"] {
      guard header.hasPrefix("Bearer "), let client = parts.clients[Self.digest(String(header.dropFirst(7)))]
      else {
        throw .unauthorised
      }
      return request.with(caller: .client(client))
    }
    guard let session = try session(of: request) else { return request.with(caller: nil) }
    if request.method != "GET", request.method != "HEAD" { try refuseOtherOrigins(request) }
    var known = request.with(caller: try caller(of: session), signedInAt: session.startedAt)
    if parts.isSecondFactorRequired, case .staff(let id) = session.subject {
      known.needsSecondFactor = try !SecondFactors(parts).isSet(for: id)
    }
    return known
  }

  private func caller(of session: StoredSession) throws(Problem) -> Caller? {
    switch session.subject {
    case .staff(let id):
      try Service(parts).read { () throws(StoreError) in try parts.directory.staff(id) }.map(Caller.staff)
    case .patient(let id): .patient(id)
    }
  }

  /// The patient's cookie counts on the patient's pages, the staff's everywhere else: one browser may hold both.
  private func session(of request: PortalRequest) throws(Problem) -> StoredSession? {
    let isPatientPage = request.path == "/p" || request.path.hasPrefix("/p/")
    guard let secret = request.cookies[isPatientPage ? Self.patientCookie : Self.staffCookie] else {
      return nil
    }
    let digest = Self.digest(secret)
    let found = try Service(parts).read { () throws(StoreError) in
      try parts.credentials.session(digest: digest)
    }
    guard var session = found, request.at < session.endsAt, session.isOfPatient == isPatientPage else {
      return nil
    }
    let (idle, longest) =
      switch session.subject {
      case .staff: (parts.patience.staffIdle, parts.patience.staffLongest)
      case .patient: (parts.patience.patientIdle, parts.patience.patientLongest)
      }
    let moved = min(request.at + idle, session.startedAt + longest)
    // Moving the end at most once a minute keeps reading from writing.
    if moved - session.endsAt > .minutes(1), !request.isOfItself {
      session.endsAt = moved
      let extended = session
      try Service(parts).read { () throws(StoreError) in try parts.credentials.extend(extended) }
    }
    return session
  }

  /// A browser says where a form comes from; one that does not is not let in with a cookie.
  func refuseOtherOrigins(_ request: PortalRequest) throws(Problem) {
    if request.headers["sec-fetch-site"] == "same-origin" { return }
    if let origin = request.headers["origin"], origin == parts.address { return }
    throw .forbidden("This form was sent from another place than this service's own pages.")
  }

  static func digest(_ secret: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(secret.utf8)))
  }
}

extension StoredSession {
  /// A secret counts under its own cookie's name only: a patient is nobody on the staff's side, and the other way round.
  fileprivate var isOfPatient: Bool {
    switch subject {
    case .patient: true
    case .staff: false
    }
  }
}
