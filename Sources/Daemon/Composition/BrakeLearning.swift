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
    do {
      daemon.holds.learn(
        try daemon.database.views.noticeRates(since: daemon.setup.time.now() - MessageBrake.history))
    } catch {
      daemon.log.error(
        "the brake does not know the usual rates of messages", metadata: ["error": "\(error)"])
    }
    await Lifetime.ended()
  }
}
