import Foundation
import Logging
import Pharmacies
import Portal
import Refills
import Statecharts
import Store
import Tracking

extension Daemon {
  /// What the operator does to the database, as the routes call it.
  var custody: Custody {
    Custody(
      backUp: { path async throws(Problem) in try await self.backUp(to: path) },
      rotateKeys: { () async throws(Problem) in
        do throws(StoreError) { return try await self.rotateKeys() } catch { throw Self.problem(error) }
      },
      checkpoint: { () async throws(Problem) in
        do throws(StoreError) {
          return try self.database.checkpoint(at: self.setup.time.now())
        } catch { throw Self.problem(error) }
      },
      erase: { patient, reason async throws(Problem) in
        do throws(StoreError) { return try await self.erase(patient, reason: reason) } catch {
          throw Self.problem(error)
        }
      },
      prune: { isTrial async throws(Problem) in
        do throws(StoreError) { return try await self.prune(isTrial: isTrial) } catch {
          throw Self.problem(error)
        }
      })
  }

  /// On a thread of its own: a million keys take some time. Gone on with after a crash.
  func rotateKeys() async throws(StoreError) -> KeyRotation {
    let (database, log) = (database, log)
    let place: KeyPlace
    do { place = try setup.settings.key() } catch {
      throw StoreError(.conflict, error.message, underlying: error)
    }
    do throws(StoreError) {
      let done = try await Thread.running { () throws(StoreError) in
        log.notice("the master key is replaced")
        var progress = Progress("the master key is replaced", log)
        return try database.rotateKeys(at: place) { progress.reached($0) }
      }
      log.notice(
        "the master key is replaced everywhere",
        metadata: [
          "from": "\(done.from)", "to": "\(done.to)", "keys": "\(done.rewrapped)",
          "left": done.retired == nil
            ? "give the unit the new key under the old credential's name, and take the one with .next away"
            : "nothing",
        ])
      return done
    } catch {
      log.error("the master key is not replaced everywhere", metadata: ["error": "\(error)"])
      throw error
    }
  }

  /// On the door's thread, so that no decision about the patient is half made.
  private func erase(_ patient: PatientID, reason: String) async throws(StoreError) -> Erasure? {
    let (database, time) = (database, setup.time)
    let retention = setup.settings.retention
    let erasure = try await door.withStore { _ throws(StoreError) in
      try database.erase(patient, reason: reason, retention: retention, at: time.now())
    }
    guard let erasure else { return nil }
    poller.follow(erasure.refills.compactMap(TrackedPlace.init(erased:)))
    log.notice(
      "a patient was erased", metadata: ["patient": "\(patient)", "refills": "\(erasure.refills.count)"])
    return erasure
  }

  private static func problem(_ error: StoreError) -> Problem {
    switch error.code {
    case .conflict: .conflict(error.message)
    case .unavailable: .unavailable(error.message)
    default: Problem(error.code.name, 500, "Not done", error.message)
    }
  }
}
