import Glibc

/// The thread that an engine runs on. Not the cooperative pool: it sleeps in epoll.
enum CurlThread {
  /// What the thread takes over. It is the only one to touch the engine from here on.
  private final class Cargo {
    var engine: Engine?
    let inbox: Inbox

    init(_ engine: Engine, _ inbox: Inbox) {
      self.engine = engine
      self.inbox = inbox
    }

    func run() {
      engine?.run()
      // The engine's descriptors are closed before anybody hears that the thread has ended.
      engine = nil
      inbox.threadEnded()
    }
  }

  static func start(_ engine: Engine, _ inbox: Inbox) throws(CurlError) {
    let cargo = unsafe Unmanaged.passRetained(Cargo(engine, inbox))
    var thread = pthread_t()
    let result = unsafe pthread_create(&thread, nil, runThread, cargo.toOpaque())
    guard result == 0 else {
      unsafe cargo.release()
      throw CurlError(.system, "The system has no thread left: raise the limit (ulimit -u).")
    }
    pthread_detach(thread)
  }

  /// The thread's first function. At file scope in spirit: it captures nothing.
  private static let runThread: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    context in
    if let context = unsafe context {
      unsafe Unmanaged<Cargo>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
  }
}
