package import Curl
package import Statecharts

extension RetryAfter {
  /// When an endpoint wants to be asked again; nil where the text says nothing that can be read.
  package static func moment(_ text: String, now: Instant) -> Instant? {
    wait(text, now: now.milliseconds).map { now + .milliseconds($0) }
  }
}
