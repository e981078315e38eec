import Pharmacies
import ServiceLifecycle
import Statecharts
import Tracking

/// Tells the poller when refills were made or moved, so that it asks about them soon.
struct Refreshing: Service {
  let door: DoorService
  let poller: PollerService
  private let time: any TimeSource
  private let bell: Bell

  init(door: DoorService, poller: PollerService, time: any TimeSource) {
    self.door = door
    self.poller = poller
    self.time = time
    bell = door.bell(for: .journal)
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await bell.wait(until: nil, by: time)
        poller.refresh()
      }
    }
  }
}
