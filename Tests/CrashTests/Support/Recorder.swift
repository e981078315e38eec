import Synchronization

/// Keeps, in order, every call that changes a file or makes a change durable.
final class Recorder: FileObserver {
  private let kept = Mutex<[FileCall]>([])

  var calls: [FileCall] { kept.withLock(\.self) }
  var count: Int { kept.withLock(\.count) }

  func before(_ call: FileCall) -> FileFailure? { nil }

  func after(_ call: FileCall) {
    switch call.kind {
    // Shared memory is no file of its own here, and is gone after a power cut.
    case .open, .write, .truncate, .sync, .delete: kept.withLock { $0.append(call) }
    default: break
    }
  }
}
