import Refills
import Statecharts
import Testing

@Suite("A patient's home")
struct HomeAnswersTests {
  private func entry(_ sample: SampleRefill) throws -> HomeAnswers.Entry {
    HomeAnswers.Entry(sample.refill, PatientAnswers(of: sample.refill, in: try sample.context()))
  }

  private func home(_ samples: SampleRefill...) throws -> HomeAnswers {
    HomeAnswers(try samples.reversed().map(entry), at: SampleRefill.now)
  }

  @Test(
    "What must not be taken comes before what waits for the patient, and that before what takes its course")
  func order() throws {
    var unsafe = try SampleRefill(.preparing)
    unsafe.refill.record.isDiscontinued = true
    var waiting = try SampleRefill(.withProvider)
    waiting.ask(.labs)
    let (ready, sent, over) = (
      try SampleRefill(.ready), try SampleRefill(.sent), try SampleRefill(.pickedUp)
    )
    var late = try SampleRefill(.sent)
    late.refill.regions.pace = .late
    let home = try home(unsafe, waiting, ready, late, sent, over)
    let wanted = [unsafe, waiting, ready, late, sent, over].map(\.refill.id)
    #expect(home.entries.map(\.refill.id) == wanted)
    #expect(home.moreToDo == 2)
    #expect(home.entry(for: .next)?.refill.id == unsafe.refill.id)
    #expect(home.entry(for: .act)?.refill.id == unsafe.refill.id)
  }

  @Test("Of two that press alike, the one that runs out first comes first, and what nobody knows last")
  func runOut() throws {
    var (soon, later, unknown) = (try SampleRefill(.sent), try SampleRefill(.sent), try SampleRefill(.sent))
    soon.refill.record.runOut = SampleRefill.now + .days(2)
    later.refill.record.runOut = SampleRefill.now + .days(9)
    unknown.refill.record.runOut = nil
    let home = try home(soon, later, unknown)
    #expect(home.entries.map(\.refill.id) == [soon, later, unknown].map(\.refill.id))
  }

  @Test("Each question is answered by a refill that has an answer to it, however little it presses")
  func questions() throws {
    let pressing = try SampleRefill(.ready)
    var (visit, payment, denied) = (
      try SampleRefill(.sent), try SampleRefill(.sent), try SampleRefill(.denied)
    )
    visit.ask(.visit)
    payment.ask(.payment)
    denied.deny(.needsAppointment)
    let all = try home(pressing, visit, payment, denied)
    #expect(all.entry(for: .visit)?.refill.id == visit.refill.id)
    #expect(all.entry(for: .pay)?.refill.id == payment.refill.id)
    #expect(try home(pressing, denied).entry(for: .visit)?.refill.id == denied.refill.id)
    #expect(try home(pressing).entry(for: .visit) == nil)
    #expect(try home(pressing).entry(for: .pay) == nil)
  }

  @Test("What was closed long ago asks for nothing any more")
  func closed() throws {
    var denied = try SampleRefill(.denied)
    denied.deny(.needsAppointment)
    #expect(try home(denied).entry(for: .visit)?.refill.id == denied.refill.id)
    var old = denied
    old.refill.changedAt = SampleRefill.now - .days(31)
    #expect(try home(old).entry(for: .visit) == nil && home(old).entry(for: .act) == nil)
    old.refill.record.moments[.closedAt] = old.refill.changedAt
    old.refill.changedAt = SampleRefill.now
    #expect(try home(old).entry(for: .visit) == nil, "though somebody at the desk has been at it since")
  }

  @Test("With nothing there is an answer to each question, too", arguments: Language.allCases)
  func nothing(language: Language) throws {
    let home = HomeAnswers([], at: SampleRefill.now)
    #expect(home.moreToDo == 0)
    let words = AnswerWords(in: language, context: try SampleRefill(.sent).context())
    for question in PatientQuestion.allCases {
      #expect(home.entry(for: question) == nil)
      #expect(!words.textOfNothing[question].isEmpty && !words.say(question.phrase).isEmpty)
    }
  }
}
