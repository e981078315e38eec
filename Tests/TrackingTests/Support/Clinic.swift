import Foundation
import Refills
import Statecharts
import Store
import StoreTesting
import Tracking

/// An invented clinic on a real database in a folder of its own, without services running.
final class Clinic {
  let disk: TemporaryDatabase
  let time: ManualTime
  let faults = FaultyStore.Switch()

  init(at start: Instant = StoreSample.start) throws {
    disk = try TemporaryDatabase(at: start)
    time = ManualTime(start)
  }

  static let context: Door.Contexts = { _ in
    let zone = TimeZone(identifier: "America/New_York") ?? .gmt
    return DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: zone), patientZone: zone))
  }

  var store: FaultyStore { FaultyStore(disk.database.store, faults: faults) }
  var views: any Views { disk.database.views }

  func makeDoor() -> Door { Door(directory: disk.database.directory, contexts: Self.context) }

  /// The door on its thread; a test stops it.
  func openDoor(onFatal: @escaping @Sendable (StoreError) -> Void = { _ in }) -> DoorService {
    let door = Door(directory: disk.database.directory, contexts: Self.context)
    let store = FaultyStore(disk.database.store, faults: faults)
    let service = DoorService(door: door, store: store, time: time, onFatal: onFatal)
    service.start()
    return service
  }

  /// Closes the file and opens it again, as a new process would.
  func restart() throws { try disk.reopen(at: time.now()) }

  func makeGate() -> ClockGate {
    let time = time
    return ClockGate(lastWritten: nil, time: time) { time.counted }
  }
}
