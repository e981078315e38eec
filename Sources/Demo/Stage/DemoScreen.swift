import Foundation
import Synchronization

/// Draws transitions in the terminal as they happen, one line each.
final class DemoScreen: Sendable {
  private struct Event: Decodable {
    struct Change: Decodable {
      struct States: Decodable { let progress: String }
      let external: String
      let from: States?
      let to: States
      let stage: String
      let cause: String
    }
    let type: String
    let time: String
    let data: Change
  }

  private let isQuiet = Mutex(true)
  private let say: @Sendable (String) throws -> Void

  init(_ say: @escaping @Sendable (String) throws -> Void) {
    self.say = say
  }

  /// From now on lines are drawn; what came before was the setting-up.
  func begin() { isQuiet.withLock { $0 = false } }

  /// Takes one event of the stream.
  func line(_ text: String) throws {
    guard !isQuiet.withLock({ $0 }) else { return }
    let event = try JSONDecoder().decode(Event.self, from: Data(text.utf8))
    guard event.data.from?.progress != event.data.to.progress else { return }
    let time = event.time.prefix(16).replacing("T", with: " ")
    let name = event.data.external.padding(toLength: 16, withPad: " ", startingAt: 0)
    let from = (event.data.from?.progress ?? "").padding(toLength: 18, withPad: " ", startingAt: 0)
    let to = event.data.to.progress.padding(toLength: 18, withPad: " ", startingAt: 0)
    try say("\(time)  \(name) \(from) → \(to) \(event.data.cause)")
  }
}
