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
    if let known, known.patient != input.matter.patient {
      return DoorWork.Stop(outcome: .conflict("There is another patient's with this id. Give each its own."))
    }
    let before = known ?? input.matter
    if let expected = input.expecting, expected != before.version {
      return DoorWork.Stop(outcome: .refusedBeside(.versionMoved(now: before.version)))
    }
    let taken: (matter: Matter<Chart>, followUps: [FollowUp])
    do throws(BesideRefusal) {
      taken = try before.taking(input.event, from: work.sender, at: work.now)
    } catch {
      return DoorWork.Stop(outcome: .refusedBeside(error))
    }
    let matter = any(taken.matter)
    work.view.put(matter, external: taken.matter.external)
    work.writes.append(.matter(matter))
    guard let id = taken.matter.refill else { return nil }
    for followUp in taken.followUps { try follow(followUp, on: id, in: &work) }
    return nil
  }

  private mutating func follow(_ followUp: FollowUp, on id: RefillID, in work: inout DoorWork)
    throws(StoreError)
  {
    guard var refill = try work.view.refill(id) else { return }
    _ = try step(&refill, Input(followUp.event, from: followUp.sender, at: work.now), in: &work)
  }
}
