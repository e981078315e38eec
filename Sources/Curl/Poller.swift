import CCurl
import Glibc

/// libcurl's multi handle on an epoll set. `curl_multi_socket_action` touches only the transfers whose socket has
/// something to say; with thousands of slow pharmacies open that is half the work of `curl_multi_poll`.
/// Lives on the curl thread.
@safe final class Poller {
  /// Events taken in one system call; more wait for the next.
  private static let maxEvents = 256

  private struct Interest {
    /// What libcurl wants to hear about, and what epoll was told; 0 is nothing.
    var wanted: UInt32 = 0
    var told: UInt32 = 0
    /// It is in `changed`.
    var isChanged = false
  }

  let multi: UnsafeMutableRawPointer
  private let epoll: Int32
  private let bell: Int32
  private let events: UnsafeMutablePointer<epoll_event>
  /// By file descriptor.
  private var interests: [Interest] = []
  private var changed: [Int32] = []
  /// When libcurl wants to be called though nothing happened, in ms of the monotonic clock.
  private var timer: Int64?

  init(bell: Int32, _ configuration: CurlConfiguration) throws(CurlError) {
    let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw .descriptors }
    guard let multi = unsafe curl_multi_init() else {
      close(epoll)
      throw .outOfMemory
    }
    self.epoll = epoll
    unsafe self.multi = unsafe multi
    self.bell = bell
    unsafe events = .allocate(capacity: Self.maxEvents)
    unsafe events.initialize(repeating: epoll_event(), count: Self.maxEvents)
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, context)
    unsafe ccurl_multi_set_socket_function(multi, watchSocket)
    unsafe ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, context)
    unsafe ccurl_multi_set_timer_function(multi, setTimer)
    unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, configuration.maxIdleConnections)
    unsafe ccurl_multi_set_long(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, configuration.maxStreamsPerConnection)
    ccurl_epoll_change(epoll, EPOLL_CTL_ADD, bell, EPOLLIN.rawValue)
  }

  /// No transfer may be in the multi handle any more.
  deinit {
    unsafe curl_multi_cleanup(multi)
    close(epoll)
    unsafe events.deallocate()
  }

  /// Milliseconds that only go forward.
  static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Lets libcurl start what was added and end what is over time.
  func fireTimer() {
    guard let due = timer, due <= Self.now() else { return }
    timer = nil
    act(CURL_SOCKET_TIMEOUT, 0)
  }

  /// Sleeps until a socket or the bell has something to say or libcurl's timer is due, for at most `milliseconds`
  /// (nil: no limit of ours), and lets libcurl act. True if the bell rang.
  func wait(_ milliseconds: Int64?) -> Bool {
    tellEpoll()
    var limit = milliseconds
    if let timer {
      let left = max(0, timer - Self.now())
      limit = min(limit ?? left, left)
    }
    // A longer sleep than a minute is two sleeps; the argument is an Int32.
    let count = unsafe epoll_wait(epoll, events, Int32(Self.maxEvents), Int32(min(limit ?? 60_000, 60_000)))
    var isRung = false
    // Interrupted by a signal: nothing was taken, the next turn asks again.
    for index in 0..<max(0, Int(count)) {
      let descriptor = unsafe ccurl_epoll_descriptor(events + index)
      if descriptor == bell {
        isRung = true
      } else if interests[Int(descriptor)].wanted != 0 {
        act(descriptor, Self.curlMask(unsafe events[index].events))
      }
    }
    fireTimer()
    return isRung
  }

  private static func curlMask(_ events: UInt32) -> Int32 {
    var mask: Int32 = 0
    if events & EPOLLIN.rawValue != 0 { mask |= CURL_CSELECT_IN }
    if events & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
    if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
    return mask
  }

  private func act(_ descriptor: Int32, _ mask: Int32) {
    var running: Int32 = 0
    unsafe curl_multi_socket_action(multi, descriptor, mask, &running)
  }

  /// libcurl's wish about a socket. Epoll is told before the next sleep: most wishes are taken back before, since a
  /// kept connection is let go by one transfer and taken by the next.
  fileprivate func watch(_ descriptor: Int32, _ what: Int32) {
    let index = Int(descriptor)
    if index >= interests.count {
      interests.append(contentsOf: repeatElement(Interest(), count: index + 1 - interests.count))
    }
    interests[index].wanted =
      switch what {
      case CURL_POLL_IN: EPOLLIN.rawValue
      case CURL_POLL_OUT: EPOLLOUT.rawValue
      case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
      default: 0
      }
    guard !interests[index].isChanged else { return }
    interests[index].isChanged = true
    changed.append(descriptor)
  }

  /// A descriptor may have been closed and given to another socket since epoll was told: the kernel has then dropped
  /// it from the set, so a change is made even if it looks like none, and falls back to adding.
  private func tellEpoll() {
    for descriptor in changed {
      let index = Int(descriptor)
      let interest = interests[index]
      if interest.wanted == 0 {
        if interest.told != 0 { ccurl_epoll_change(epoll, EPOLL_CTL_DEL, descriptor, 0) }
      } else if interest.told == 0
        || ccurl_epoll_change(epoll, EPOLL_CTL_MOD, descriptor, interest.wanted) != 0
      {
        ccurl_epoll_change(epoll, EPOLL_CTL_ADD, descriptor, interest.wanted)
      }
      interests[index].told = interest.wanted
      interests[index].isChanged = false
    }
    changed.removeAll(keepingCapacity: true)
  }

  fileprivate func arm(_ milliseconds: Int) {
    timer = milliseconds < 0 ? nil : Self.now() + Int64(milliseconds)
  }
}

/// CURLMOPT_SOCKETFUNCTION.
private func watchSocket(
  easy: UnsafeMutableRawPointer?, socket: Int32, what: Int32, context: UnsafeMutableRawPointer?,
  tag: UnsafeMutableRawPointer?
) -> Int32 {
  guard let context = unsafe context else { return 0 }
  unsafe Unmanaged<Poller>.fromOpaque(context).takeUnretainedValue().watch(socket, what)
  return 0
}

/// CURLMOPT_TIMERFUNCTION. It may not call libcurl: it only notes when to.
private func setTimer(multi: UnsafeMutableRawPointer?, milliseconds: Int, context: UnsafeMutableRawPointer?)
  -> Int32
{
  guard let context = unsafe context else { return 0 }
  unsafe Unmanaged<Poller>.fromOpaque(context).takeUnretainedValue().arm(milliseconds)
  return 0
}
