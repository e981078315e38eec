import Foundation
import PharmacySimulator
import Refills
import Statecharts

/// What happens at the clinic, and to its patients.
extension DemoScene {
  static let asks = DemoScene(
    id: "asks", title: "A patient asks for a refill",
    story: """
      The whole way: it is screened, stands first in the provider's queue, and goes to the pharmacy ten seconds after \
      you approve it. Then let a day go by.
      """,
    desk: "/desk", patient: ScenePatient("ada", "Ada Testwell", number: 7),
    prepare: { _, _ in SceneRefill(refill: "", fill: "") },
    happen: { house, patient, _ in
      _ = try await house.ask(patient)
      return "\(patient.name) asked. Sign in as the provider, open the refill, approve it."
    })

  static let cardFails = DemoScene(
    id: "card-fails", title: "A card fails while the parcel is moving",
    story: """
      The page asks for another card and says first that the medicine is on its way: nothing is cancelled, and no \
      message says an amount.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("cleo", "Cleo Demo", number: 8),
    prepare: { house, patient in try await house.place(patient, as: .shipped, way: "mail") },
    happen: { house, patient, scene in
      try await house.call(
        "PUT", "/v1/charges/ch-\(patient.id)",
        [
          "patient": patient.id, "refill": "rq-\(patient.id)/rx-\(patient.id)", "status": "failed",
          "what": "The refill", "amount": "12.50", "currency": "USD", "payLink": "https://pay.example/card",
        ])
      return "The card did not work. The parcel goes on."
    })

  static let massMistake = DemoScene(
    id: "mass-mistake", title: "A pharmacy says “ready” of everything",
    story: """
      Forty refills are “ready” at once. After \(DemoFolder.brakeLeast) messages the brake holds the rest and calls \
      support, before a waiting room fills. The board shows the hold; one command takes back what went out.
      """,
    desk: "/desk/board", patient: ScenePatient("mass0", "Bo Sample", number: 20),
    prepare: { house, patient in
      let first = try await house.place(patient, as: .preparing, at: DemoFolder.depot)
      for other in MassMistake.others {
        try await house.add(other)
        _ = try await house.place(other, as: .preparing, at: DemoFolder.depot)
      }
      return first
    },
    happen: { house, _, _ in
      let count = try await MassMistake.happen(house)
      return "\(count) refills became “ready”. Look at the board: support is asked to look."
    })

  static let missedVisit = DemoScene(
    id: "missed-visit", title: "A visit is missed",
    story:
      "The refill waits for a visit, and nobody came. The patient sees why it waits, and three other times.",
    desk: "/desk/refills/{refill}", patient: ScenePatient("vic", "Vic Example", number: 9),
    prepare: { house, patient in
      let scene = try await house.ask(patient)
      try await house.tell(
        scene.refill, .actionOpened, ["kind": "visit", "text": "A short talk before the next fill."])
      try await house.visit(
        patient, ["status": "booked", "startsAt": (house.clock.now() + .minutes(30)).rfc3339, "minutes": 15])
      return scene
    },
    happen: { house, patient, _ in
      try await house.visit(patient, ["status": "missed"])
      let next = house.clock.now() + .days(1)
      let slots = [Span.hours(0), .hours(2), .hours(25)].map { (next + $0).rfc3339 }
      try await house.visit(patient, ["status": "offered", "slots": slots])
      return "Nobody came. The page offers three other times."
    })

  static let stop = DemoScene(
    id: "stop", title: "A patient answers STOP",
    story: """
      Texts end at once, with one confirmation that says how to cancel an order. The order goes on: the next news \
      comes by e-mail.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("sam", "Sam Mockford", number: 10),
    prepare: { house, patient in try await house.place(patient, as: .preparing) },
    happen: { house, patient, scene in
      try await house.answer("STOP", from: patient)
      try await house.fill(scene, becomes: .ready, shown: .ready)
      return "No more texts. That it is ready came by e-mail."
    })

  static let moves = DemoScene(
    id: "moves", title: "A patient moves to another state",
    story: """
      Licences count where the patient is. The refill leaves the queue of providers without a Texas licence and goes \
      to the clinic's lead.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("tex", "Tex Placeholder", number: 11),
    prepare: { house, patient in try await house.ask(patient) },
    happen: { house, patient, _ in
      try await house.add(patient, state: "TX")
      return "\(patient.name) lives in Texas now. Nobody here may decide; the lead has a task."
    })
}
