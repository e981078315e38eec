import Logging
import ServiceLifecycle
import Statecharts
import Store
import Synchronization
import Tracking

/// Writes a signed checkpoint now and then and at the end, to its file and to the log: what leaves this machine with
/// either proves later that nothing before it changed.
struct Checkpointing: Service {
  /// What whoever can change database, file and log may take back unseen.
  static let every = Span.hours(1)

  let daemon: Daemon

  func run() async throws {
    // The head of the newest one: the same is not written twice.
    let last = Mutex<JournalHead?>(nil)
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        last.withLock { write(&$0) }
        await daemon.setup.time.sleep(until: daemon.setup.time.now() + Self.every)
      }
    }
    last.withLock { write(&$0) }
  }

  private func write(_ last: inout JournalHead?) {
    do throws(StoreError) {
      let checkpoint = try daemon.database.checkpoint(at: daemon.setup.time.now())
      guard checkpoint.head != last else { return }
      try CheckpointFile(path: daemon.setup.settings.checkpoints).append(checkpoint)
      last = checkpoint.head
      daemon.log.notice("checkpoint", metadata: ["text": "\(checkpoint.text)"])
    } catch {
      daemon.log.error("no checkpoint could be written", metadata: ["error": "\(error)"])
    }
  }
}
