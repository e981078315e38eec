import Foundation
import Logging
import Notifications
import ServiceLifecycle
import Statecharts
import Store
import Tracking

/// Tells the brake, once, what went out in the week before this start: until then it knows only its least number.
struct BrakeLearning: Service {
  let daemon: Daemon

  func run() async throws {
    let (views, start) = (daemon.database.views, daemon.setup.time.now() - MessageBrake.history)
    do throws(StoreError) {
      daemon.holds.learn(
        try await Thread.running { () throws(StoreError) in try views.noticeRates(since: start) })
    } catch {
      daemon.log.error(
        "the brake does not know the usual rates of messages", metadata: ["error": "\(error)"])
    }
    await Lifetime.ended()
  }
}
