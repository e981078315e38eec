import Store

extension DoorAnswer {
  /// The disk had no room, or too much was waiting: the same may be sent again.
  var mayBeTriedAgain: Bool {
    switch self {
    case .unavailable(let error): error.code == .unavailable
    case .answered, .replayed, .keyReused, .inFlight: false
    }
  }
}
