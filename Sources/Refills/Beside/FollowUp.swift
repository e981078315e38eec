/// What happened beside a refill, as the refill is told of it.
package struct FollowUp: Hashable, Sendable {
  package let event: RefillChart.Event
  package let sender: Sender

  package init(_ event: RefillChart.Event, from sender: Sender) {
    self.event = event
    self.sender = sender
  }
}
