import PharmacySimulator
import Refills
import Statecharts

/// What pharmacies do.
extension DemoScene {
  static let wrongReady = DemoScene(
    id: "wrong-ready", title: "“Ready”, and then not",
    story: """
      The pharmacy says that it is ready, and takes that back. The patient reads both: a correction goes out at once, \
      past every limit, and says what was said before.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("remy", "Remy Sample", number: 1),
    prepare: { house, patient in try await house.place(patient, as: .preparing) },
    happen: { house, _, scene in
      try await house.fill(scene, becomes: .ready, shown: .ready)
      try await house.fill(scene, becomes: .preparing, shown: .preparing)
      return "It was ready, and is being prepared again. Look at the phone: “Sorry.”"
    })

  static let rerouted = DemoScene(
    id: "rerouted", title: "Sent on to another pharmacy",
    story: """
      The pharmacy sends the order on to Corner Pharmacy. The patient is told at once, past other news that waits, and \
      reads where not to go; it counts as sent there and not confirmed. The first is asked to cancel: two may fill it.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("toni", "Toni Placeholder", number: 2),
    prepare: { house, patient in try await house.place(patient, as: .preparing) },
    happen: { house, _, scene in
      try await house.fill(scene, becomes: .rerouted, reroutedTo: DemoFolder.corner, shown: .sent)
      return "It was sent on, and nobody has confirmed it there yet. The first was asked to cancel it."
    })

  static let partOnly = DemoScene(
    id: "part-only", title: "Only a part is ready",
    story:
      "A part can be collected now. The rest stays alive as its own line and is announced when it comes.",
    desk: "/desk/refills/{refill}", patient: ScenePatient("pia", "Pia Example", number: 3),
    prepare: { house, patient in try await house.place(patient, as: .preparing) },
    happen: { house, _, scene in
      try await house.fill(scene, becomes: .partlyReady, shown: .partlyReady)
      return "A part is ready. The page says what is still to come."
    })

  static let lostParcel = DemoScene(
    id: "lost-parcel", title: "A parcel goes missing",
    story:
      "The carrier has a problem. The patient is told what happens, and support has a task on the board.",
    desk: "/desk/board", patient: ScenePatient("lou", "Lou Mockford", number: 4),
    prepare: { house, patient in try await house.place(patient, as: .shipped, way: "mail") },
    happen: { house, _, scene in
      try await house.fill(scene, becomes: .deliveryProblem, shown: .deliveryProblem)
      return "The carrier says that something is wrong. Support has a task."
    })

  static let manyPushes = DemoScene(
    id: "many-pushes", title: "A thousand pushes in a second",
    story: """
      A pharmacy's system sends the same news a thousand times. Each is taken, none is believed: the pharmacy is \
      asked, and one change is one message.
      """,
    desk: "/desk/refills/{refill}", patient: ScenePatient("max", "Max Trial", number: 5),
    prepare: { house, patient in try await house.place(patient, as: .preparing, way: "mail") },
    happen: { house, patient, scene in
      let pharmacy = try house.pharmacy(scene.endpoint)
      let asked = pharmacy.requests
      let (texts, mails) = (house.phone.items(of: patient.number), house.phone.items(of: patient.address))
      pharmacy.set(scene.fill, .shipped)
      let taken = try await house.pushes(1_000, of: scene)
      try await house.wait(for: scene.refill, toBe: .shipped)
      let came =
        house.phone.items(of: patient.number).count - texts.count
        + house.phone.items(of: patient.address).count - mails.count
      return """
        1,000 pushes, \(taken) taken. The pharmacy was asked \(pharmacy.requests - asked) times. \
        Messages so far: \(came).
        """
    })

  static let pharmacyDown = DemoScene(
    id: "pharmacy-down", title: "The pharmacy is down",
    story: """
      Every question fails. The breaker opens so that nothing hammers it; pages say “as of” instead of guessing, and \
      the board says since when. Press again to bring it back.
      """,
    desk: "/desk/board", patient: ScenePatient("dana", "Dana Specimen", number: 6), isRepeatable: true,
    prepare: { house, patient in try await house.place(patient, as: .preparing, at: DemoFolder.corner) },
    happen: { house, _, scene in
      let pharmacy = try house.pharmacy(scene.endpoint)
      if pharmacy.hasFaults {
        pharmacy.clearFaults()
        house.clock.hasten(for: .hours(2))
        return "It answers again. Two hours go by, then the board is quiet."
      }
      pharmacy.inject(.status(503))
      house.clock.hasten(for: .hours(6))
      return "It answers nothing but 503. Six hours go by in 15 seconds; look at the board and at the page."
    })
}
