/// What somebody says of a matter beside a refill, with the matter as it begins where it is not known yet.
package struct BesideInput<Chart: BesideChart>: Hashable, Sendable {
  package let matter: Matter<Chart>
  package let event: Chart.Event
  /// The version that the sender had before them; nil: any.
  package let expecting: Int64?

  package init(_ event: Chart.Event, for matter: Matter<Chart>, expecting: Int64? = nil) {
    self.event = event
    self.matter = matter
    self.expecting = expecting
  }
}
