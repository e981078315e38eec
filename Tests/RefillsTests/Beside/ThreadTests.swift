import Refills
import Statecharts
import Testing

@Suite("A thread")
struct ThreadTests {
  private func written(_ text: String, by actor: Actor = .patient) throws -> MatterSample<ThreadChart> {
    var thread = try MatterSample<ThreadChart>()
    try thread.tell(.threadWrote(ThreadWords(text: text)), by: actor)
    return thread
  }

  @Test("What a patient writes calls support; the answer tells the patient and closes the task")
  func answering() throws {
    var thread = try written("Is it ready?")
    #expect(thread.followUps.map(\.event.kind) == [.patientTexted])
    try thread.tell(.threadTaken, by: .support)
    try thread.tell(.threadAnswered(ThreadWords(text: "Tomorrow.")), by: .support)
    #expect(thread.followUps.map(\.event.kind) == [.threadAnswered, .taskDone])
    try thread.tell(.threadWrote(ThreadWords(text: "Thanks")), by: .patient)
    #expect(thread.matter.state == .reopened && thread.matter.strayStep == nil)
  }

  @Test("A note is for staff alone")
  func notes() throws {
    var thread = try written("Hello")
    try thread.tell(.threadNoted(ThreadWords(text: "Ask the pharmacist")), by: .support)
    #expect(thread.matter.facts.entries.count == 2)
    #expect(thread.matter.facts.shown.map(\.text) == ["Hello"])
    guard case .notAllowed? = thread.refusal(of: .threadNoted(ThreadWords(text: "x")), by: .patient) else {
      Issue.record("a patient wrote a note")
      return
    }
  }

  @Test(
    "Words that cannot wait call a clinician at once, whatever their case and accents",
    arguments: [
      "I have CHEST PAIN", "no puedo respirar", "Me desmayé ayer", "I can’t breathe", "quiero morir",
    ])
  func danger(_ text: String) throws {
    for actor in [Actor.patient, .system] {
      let thread = try written(text, by: actor)
      #expect(thread.followUps.map(\.event.kind) == [.patientTexted, .patientFeelsUnwell])
      #expect(thread.followUps.allSatisfy { $0.event.kind.actors.contains($0.sender.actor) })
    }
  }

  @Test("What can't be seen is left out; lines, and what joins a character's parts, stay")
  func typed() {
    #expect(ThreadWords(typed: "a\u{202E}b\r\nc\u{0}").text == "ab\nc")
    #expect(ThreadWords(typed: "👩\u{200D}👧").text == "👩\u{200D}👧")
  }

  @Test("It has an end: after so many entries another thread is begun")
  func full() throws {
    var thread = try written("0")
    for number in 1..<Conversation.mostSteps {
      try thread.tell(.threadWrote(ThreadWords(text: "\(number)")), by: .patient)
    }
    #expect(thread.refusal(of: .threadWrote(ThreadWords(text: "more")), by: .patient) == .full)
  }
}
