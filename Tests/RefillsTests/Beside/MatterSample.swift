import Refills
import SeededRandom
import Statecharts
import Testing

/// A matter of an invented patient, and its steps one minute after the other.
struct MatterSample<Chart: BesideChart> {
  static var start: Instant { Instant(milliseconds: 1_772_478_300_000) }

  private(set) var matter: Matter<Chart>
  private(set) var followUps: [FollowUp] = []
  private var now = Self.start

  init() throws {
    var randomness = SplitMix64(seed: 1)
    let external = try #require(ExternalID("m-1"))
    let brand = try #require(BrandName("north"))
    let begun = Matter<Chart>(
      id: Identifier(at: Self.start, using: &randomness), external: external,
      patient: PatientID(at: Self.start, using: &randomness), brand: brand,
      refill: RefillID(at: Self.start, using: &randomness))
    matter = try #require(begun)
  }

  mutating func tell(_ event: Chart.Event, by actor: Actor) throws(BesideRefusal) {
    now = now + .minutes(1)
    let taken = try matter.taking(event, from: Sender(actor, name: "test"), at: now)
    matter = taken.matter
    followUps = taken.followUps
  }

  /// Why it would not take this; nil: it would.
  func refusal(of event: Chart.Event, by actor: Actor) -> BesideRefusal? {
    var copy = self
    do throws(BesideRefusal) {
      try copy.tell(event, by: actor)
      return nil
    } catch {
      return error
    }
  }
}
