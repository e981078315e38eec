/// What somebody says of a matter beside a refill, with the matter as it begins where it is not known yet.
package struct BesideInput<Chart: BesideChart>: Sendable {
  package let matter: Matter<Chart>
  /// What is new in it, from how the matter stands when it is decided: nobody else comes between.
  package let events: @Sendable (Matter<Chart>) -> [Chart.Event]
  /// The version that the sender had before them; nil: any.
  package let expecting: Int64?

  package init(
    for matter: Matter<Chart>, expecting: Int64? = nil,
    events: @escaping @Sendable (Matter<Chart>) -> [Chart.Event]
  ) {
    self.matter = matter
    self.expecting = expecting
    self.events = events
  }

  package init(_ event: Chart.Event, for matter: Matter<Chart>, expecting: Int64? = nil) {
    self.init(for: matter, expecting: expecting) { _ in [event] }
  }
}
