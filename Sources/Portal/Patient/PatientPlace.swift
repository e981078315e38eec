import Refills

/// A page of the patient's, to which another leads back.
enum PatientPlace {
  case home
  case refill(RefillID)
  case requesting

  /// Where a form says that it stands; nil: it is none of them.
  init?(_ path: String) {
    let refill = path.split(separator: "/").last.flatMap { RefillID(String($0)) }.map(Self.refill)
    guard let place = [.home, .requesting, refill].compactMap(\.self).first(where: { $0.path == path })
    else { return nil }
    self = place
  }

  var path: String {
    switch self {
    case .home: "/p"
    case .refill(let id): "/p/refills/\(id)"
    case .requesting: RequestingPage.path
    }
  }
}
