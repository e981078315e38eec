import Pharmacies
import Refills
import Synchronization
import Testing
import Tracking

@Suite("A door whose answers come late")
struct LateAnswerTests {
  /// Takes what is brought at once, and keeps back its answers while it is told to.
  final class SlowDoor: Doorway {
    private struct State {
      var isHeld = false
      var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let clinic: Clinic
    private let state = Mutex(State())

    init(_ clinic: Clinic) {
      self.clinic = clinic
    }

    func hold() { state.withLock { $0.isHeld = true } }

    func release() {
      let waiting = state.withLock { state in
        defer { state = State() }
        return state.waiting
      }
      for one in waiting { one.resume() }
    }

    func submit(_ submission: Submission) async -> DoorAnswer {
      let answer = await clinic.submit(submission)
      await withCheckedContinuation { continuation in
        let isHeld = state.withLock { state in
          if state.isHeld { state.waiting.append(continuation) }
          return state.isHeld
        }
        if !isHeld { continuation.resume() }
      }
      return answer
    }
  }

  @Test(
    "What the pharmacy takes back before the door has answered is taken back, and not held for a stale cache")
  func takenBack() async throws {
    let clinic = try Clinic()
    let door = SlowDoor(clinic)
    let pharmacy = try OutspokenPharmacy()
    let endpoint = try Pharmacy.endpoint(
      "main-street", connector: "fhir-medicationdispense", url: pharmacy.url)
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "d1")
    func say(_ status: String) { pharmacy.say([("d1", TrapClinic.dispense("d1", status))]) }
    say("preparation")
    try await polling([endpoint], for: clinic, door: door) { _ in
      try await eventually("fresh") { clinic.now(refill)?.tracking == .fresh }
      door.hold()
      say("in-progress")
      try await eventually("ready") { clinic.now(refill)?.progress == .ready }
      // The door has written it; before it says so, the pharmacy is heard to say what it said first.
      say("preparation")
      let searches = pharmacy.searches
      try await eventually("read") { pharmacy.searches > searches + 2 }
      door.release()
      try await eventually("preparing again") { clinic.now(refill)?.progress == .preparing }
    }
  }
}
