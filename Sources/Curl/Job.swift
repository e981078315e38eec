/// One transfer to make and who gets its result. An object, since it goes through several hands.
final class Job: Sendable {
  enum Work: Sendable {
    case http(CurlRequest)
    case mail(CurlMail, MailServer)
  }

  enum Receiver: Sendable {
    /// A caller that waits.
    case slot(Slot)
    /// A pump, with the tag its source gave.
    case pump(any PumpPort, tag: UInt64)
  }

  let work: Work
  let receiver: Receiver

  init(work: Work, receiver: Receiver) {
    self.work = work
    self.receiver = receiver
  }

  var isWanted: Bool {
    if case .slot(let slot) = receiver { slot.isWanted } else { true }
  }

  var origin: String {
    switch work {
    case .http(let request): Origin.of(url: request.url)
    case .mail(_, let server): Origin.of(url: server.url)
    }
  }
}
