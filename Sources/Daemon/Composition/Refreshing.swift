import Pharmacies
import ServiceLifecycle
import Statecharts
import Tracking

/// Tells the poller when refills were made or moved, so that it asks about them soon.
struct Refreshing: Service {
  let door: DoorService
  let poller: PollerService
  private let bell: Bell

  init(door: DoorService, poller: PollerService) {
    self.door = door
    self.poller = poller
    bell = door.bell(for: .journal)
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await bell.waitForRing()
        poller.refresh()
      }
    }
  }
}
