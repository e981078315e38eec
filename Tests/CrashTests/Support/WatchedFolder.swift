import CCrashVFS
import Foundation
import Store

/// A folder of its own, in memory where the machine has such a file system, whose database files are watched; gone when
/// this ends.
@safe final class WatchedFolder {
  let url: URL
  private let context: UnsafeMutableRawPointer
  private let watch: Int32

  init(_ observer: any FileObserver) throws {
    let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    url = URL(filePath: base).appending(
      path: "refilld-crash-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    unsafe context = Unmanaged.passRetained(Box(observer)).toOpaque()
    var watch: Int32 = -1
    if crash_install() == 0 { watch = unsafe crash_watch(url.path + "/", observe, context) }
    self.watch = watch
    guard watch >= 0 else { throw CrashError("No more folders can be watched.") }
  }

  /// The database file's path.
  var database: String { url.appending(path: "refilld.sqlite").path }

  func makeKeys() throws -> KeyRing { try KeyRing.create(url.appending(path: "master.key").path) }

  deinit {
    if watch >= 0 { crash_unwatch(watch) }
    unsafe Unmanaged<Box>.fromOpaque(context).release()
    try? FileManager.default.removeItem(at: url)
  }
}

private final class Box {
  let observer: any FileObserver
  init(_ observer: any FileObserver) { self.observer = observer }
}

private func observe(
  _ context: UnsafeMutableRawPointer?, _ event: UnsafeMutablePointer<crash_event>?, _ isDone: Int32
) -> Int32 {
  guard let context = unsafe context, let event = unsafe event, let call = unsafe FileCall(event.pointee)
  else {
    return 0
  }
  let observer = unsafe Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().observer
  if isDone != 0 {
    observer.after(call)
    return 0
  }
  guard let failure = observer.before(call) else { return 0 }
  unsafe event.pointee.part = Int64(failure.part)
  return failure.code
}
