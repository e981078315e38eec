import Refills
import Statecharts
import Store

/// How one refill is laid out on the desk.
struct RefillDeskView {
  let refill: Refill
  let patient: Patient?
  let prescription: Prescription?
  let text: AnswerText
  let words: AnswerWords
  let history: DeskHistory
  let matters: DeskMatters
  let thread: DeskThreadView
  let work: DeskWork
  /// Nil for those who may not read them.
  let answers: DeskAnswers?
  let actors: Set<Actor>
  let frame: DeskFrame
  /// False where the member of staff may not decide for a patient who is there.
  let licensed: Bool
  /// Pharmacies to which it may be sent on.
  let otherPharmacies: [EndpointName]
  /// All pharmacies.
  let pharmacies: [EndpointName]
  /// Nil for who decides nothing.
  let next: NextToDecide?

  func write(_ html: inout HTML) {
    html.element("h1", "\(patient?.name ?? "erased") · \(prescription?.drug ?? "erased")")
    next?.write(&html)
    work.note(&html)
    StageBar(refill: refill, words: words).write(&html)
    if refill.record.isUnsure {
      html.element(
        "p", ["class": "note"], "The pharmacy contradicts itself about this fill. The patient was not told.")
    }
    if refill.record.isUnmapped {
      html.element(
        "p", ["class": "note"],
        "Nobody has told us what the pharmacy's last word means. It moved nothing, and the patient was not told."
      )
    }
    if refill.isLive, refill.record.mayBeFilledTwice {
      html.element(
        "p", ["class": "note"],
        "Two pharmacies may be filling this. The one before was asked to cancel, where it can be asked: "
          + "call it, and close the task once it says that it fills nothing.")
    }
    html.element("div", ["class": "two"]) { html in
      html.element("div") { html in
        html.element("div", ["class": "card"]) { html in
          DeskFacts(refill: refill, patient: patient, prescription: prescription, frame: frame).write(&html)
        }
        DeskAsked(
          refill: refill, patient: patient, actors: actors, pharmacies: pharmacies, frame: frame
        ).write(&html)
        DeskReplies(replies: refill.record.replies, frame: frame).write(&html)
        decisions.write(&html)
        work.write(&html)
        FollowUpForms(refill: refill, actors: actors, otherPharmacies: otherPharmacies).write(&html)
        answers?.write(&html)
        html.element("h2", "What happened")
        html.element("p") { html in
          html.element("a", ["href": "/desk/refills/\(refill.id)/chart"], "Its way through the chart")
        }
        history.events(&html)
      }
      html.element("div") { html in
        html.element("h2", "What the patient sees")
        html.element("div", ["class": "card"]) { seen(&$0) }
        matters.write(&html)
        thread.write(&html)
        html.element("h2", "Tasks")
        tasks(&html)
        html.element("h2", "Messages")
        history.messages(&html)
      }
    }
    DeskKey.write((next?.keys ?? []) + decisions.keys + work.keys, &html)
  }

  private var decisions: DecisionForms {
    DecisionForms(refill: refill, actors: actors, licensed: licensed)
  }

  private func seen(_ html: inout HTML) {
    html.element("p") { $0.element("strong", text.headline) }
    for question in PatientQuestion.allCases { html.element("p", ["class": "quiet"], text[question]) }
    html.element("p", ["class": "quiet"], text.asOf)
  }

  private func cause(of task: StaffTask) -> String {
    task.cause == .pharmacyRerouted && refill.record.mayBeFilledTwice
      ? "two pharmacies may fill it" : "because of \(task.cause.rawValue)"
  }

  private func tasks(_ html: inout HTML) {
    guard !refill.record.tasks.isEmpty else {
      html.element("p", ["class": "quiet"], "None.")
      return
    }
    for task in refill.record.tasks {
      html.element(
        "form", ["method": "post", "action": "/desk/refills/\(refill.id)/events", "class": "card row"]
      ) { html in
        html.element("span", ["class": task.isUrgent ? "pill hot" : "pill"], task.owner.rawValue)
        html.text(cause(of: task))
        DecisionForms.hidden(.taskDone, refill, &html)
        html.hidden("owner", task.owner.rawValue)
        html.hidden("cause", task.cause.rawValue)
        if !actors.isDisjoint(with: RefillChart.EventKind.taskDone.actors) {
          html.element("button", ["class": "second"], "Done")
        }
      }
    }
  }
}
