import Logging
import ServiceLifecycle
import Store
import Tracking

/// Goes on at the start with a rotation of the master key that broke off, or that a credential of systemd asks for.
struct Rotating: Service {
  let daemon: Daemon

  func run() async throws {
    do {
      if try daemon.database.isRotating(daemon.setup.settings.key()) { _ = try await daemon.rotateKeys() }
    } catch {
      // Both keys are loaded and everything is served: the next start tries again, and this line says why.
      daemon.log.error("the rotation of the key waits for the next start", metadata: ["error": "\(error)"])
    }
    // A service that ends would end the daemon.
    await Lifetime.ended()
  }
}
