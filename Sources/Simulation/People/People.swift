import Refills
import Statecharts
import Store

/// Who is there, what they have asked, and what they wait for.
struct People {
  var patients: [Patient] = []
  var prescriptions: [Prescription] = []
  var refills: [RefillID] = []
  var providers: [StaffMember] = []
  var requests = 0
  /// Requests whose answers are waited for, by number.
  var underWay: [Int: ClientRequest] = [:]
  /// Requests that will be sent once more.
  var askingAgain = 0

  /// Whoever waited for an answer asks again.
  mutating func processDied(in run: SeedRun) {
    let waiting = underWay.values.sorted { $0.number < $1.number }
    underWay = [:]
    for request in waiting {
      askingAgain += 1
      run.after(.milliseconds(run.dice.number(1_000...60_000))) {
        run.people.askingAgain -= 1
        run.send(request)
      }
    }
  }
}
