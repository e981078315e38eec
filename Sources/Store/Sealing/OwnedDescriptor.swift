import Glibc

/// One open file descriptor, closed when this value ends.
struct OwnedDescriptor: ~Copyable {
  enum Purpose {
    case reading
    /// Fails where the file exists.
    case creating
    /// Writes go to the end of the file, which is made where it is missing.
    case appending
    case locking
  }

  /// Bytes: some pages.
  private static let readAtOnce = 64 * 1024

  fileprivate let path: String
  fileprivate let descriptor: Int32

  deinit { close(descriptor) }

  /// Files that are made here may be read and written by their owner only.
  static func open(_ path: String, _ purpose: Purpose) throws(StoreError) -> OwnedDescriptor {
    let flags: Int32 =
      switch purpose {
      case .reading: O_RDONLY
      case .creating: O_WRONLY | O_CREAT | O_EXCL
      case .appending: O_RDWR | O_CREAT | O_APPEND
      case .locking: O_RDWR | O_CREAT
      }
    let descriptor = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let code: StoreError.Code = purpose == .reading ? .unreadable : .unavailable
      throw StoreError(code, "\(path) cannot be opened (\(reason())). Check the path and who may use it.")
    }
    return OwnedDescriptor(path: path, descriptor: descriptor)
  }

  /// The permission bits.
  func mode() throws(StoreError) -> UInt32 {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure("read") }
    return status.st_mode & 0o777
  }

  func bytes(atMost count: Int) throws(StoreError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(count, Self.readAtOnce))
    while result.count < count {
      let got = unsafe read(descriptor, &buffer, min(buffer.count, count - result.count))
      guard got >= 0 else { throw failure("read") }
      if got == 0 { break }
      result += buffer[..<got]
    }
    return result
  }

  /// Writes all bytes and waits until they are on disk.
  func write(_ bytes: [UInt8]) throws(StoreError) {
    var written = 0
    while written < bytes.count {
      let rest = Array(bytes[written...])
      let count = unsafe Glibc.write(descriptor, rest, rest.count)
      guard count > 0 else { throw failure("written") }
      written += count
    }
    try sync()
  }

  /// Waits until what was written is on disk.
  func sync() throws(StoreError) {
    guard fsync(descriptor) == 0 else { throw failure("written") }
  }

  /// Cuts off what stands after the last end of an entry: a crash came before the rest of it.
  func cutTail(after end: [UInt8]) throws(StoreError) {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { throw failure("read") }
    var length = min(size, Self.tail)
    while length > 0 {
      let tail = try lastBytes(length, of: size)
      if tail.suffix(end.count) == end[...] { return }
      let starts = (0...max(0, tail.count - end.count)).reversed()
      let last = starts.first { tail[$0...].prefix(end.count) == end[...] }
      if last != nil || length == size {
        guard ftruncate(descriptor, last.map { size - length + $0 + end.count } ?? 0) == 0 else {
          throw failure("written")
        }
        return
      }
      length = min(size, 2 * length)
    }
  }

  /// Bytes from the end of a file that are looked through first: some entries of any list of ours.
  private static let tail = 4_096

  private func lastBytes(_ count: Int, of size: Int) throws(StoreError) -> [UInt8] {
    guard lseek(descriptor, size - count, SEEK_SET) >= 0 else { throw failure("read") }
    return try bytes(atMost: count)
  }

  /// Takes the file's lock for this descriptor; false where somebody else has it.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  func unlock() { flock(descriptor, LOCK_UN) }

  private func failure(_ deed: String) -> StoreError {
    StoreError(.inputOutput, "\(path) cannot be \(deed) (\(Self.reason())). Check the disk.")
  }

  private static func reason() -> String { unsafe String(cString: strerror(errno)) }
}
