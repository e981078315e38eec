import Refills
import Statecharts
import Store

extension Door {
  /// Steps a matter beside a refill, and then the refill by what that means for it.
  ///
  /// What the refill does not take is no reason against it: a visit is held whether or not a refill waits for it.
  mutating func beside<Chart: BesideChart>(
    _ input: BesideInput<Chart>, in work: inout DoorWork, as any: (Matter<Chart>) -> AnyMatter
  ) throws(StoreError) -> DoorWork.Stop? {
    let known: Matter<Chart>? = try work.view.matter(external: input.matter.external)
    if let known, known.patient != input.matter.patient || known.refill != input.matter.refill {
      return DoorWork.Stop(
        outcome: .conflict("There is another patient's or refill's with this id. Give each its own."))
    }
    var matter = known ?? input.matter
    if let expected = input.expecting, expected != matter.version {
      return DoorWork.Stop(outcome: .refusedBeside(.versionMoved(now: matter.version)))
    }
    let events = input.events(matter)
    var followUps: [FollowUp] = []
    do throws(BesideRefusal) {
      for event in events {
        let taken = try matter.taking(event, from: work.sender, at: work.now)
        matter = taken.matter
        followUps += taken.followUps
      }
    } catch {
      return DoorWork.Stop(outcome: .refusedBeside(error))
    }
    work.kept = BesideKept(matter, isNew: known == nil)
    guard !events.isEmpty else { return nil }
    work.view.put(any(matter), external: matter.external)
    work.writes.append(.matter(any(matter)))
    for followUp in followUps { try follow(followUp, after: matter, in: &work) }
    return nil
  }

  private mutating func follow<Chart: BesideChart>(
    _ followUp: FollowUp, after matter: Matter<Chart>, in work: inout DoorWork
  ) throws(StoreError) {
    guard let id = matter.refill, var refill = try work.view.refill(id) else { return }
    if case .actionClosed(let closing) = followUp.event {
      guard refill.record.openActions.contains(where: { $0.kind == closing.kind }) else { return }
      // What another matter still asks for stays open.
      let others: [Matter<Chart>] = try work.view.matters(of: matter.patient)
      guard !others.contains(where: { $0.refill == id && Chart.asks(closing.kind, $0) }) else { return }
    }
    _ = try step(&refill, Input(followUp.event, from: followUp.sender, at: work.now), in: &work)
  }
}
