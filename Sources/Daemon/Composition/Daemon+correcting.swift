import Notifications
import Refills
import Statecharts
import Store
import Tracking

extension Daemon {
  /// Takes back what an endpoint said of many refills by mistake.
  var correcting: Correcting {
    let (setup, directory) = (setup, database.directory)
    return Correcting(
      views: database.views, doorway: door, holds: holds, time: setup.time,
      contexts: { setup.context(of: $0, directory: directory) })
  }
}
