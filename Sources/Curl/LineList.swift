import CCurl

/// Lines for libcurl, of one transfer after another, in memory that is used again: a list of libcurl's own making takes two
/// allocations a line. The list is good until the next `begin`.
@safe struct LineList: ~Copyable {
  /// The headers of most requests fit; more grow it.
  private static let usualBytes = 1_024
  private static let usualLines = 12

  private var text: UnsafeMutableBufferPointer<CChar>
  private var nodes: UnsafeMutableBufferPointer<curl_slist>
  /// Where each line begins, since the text may move while it grows.
  private var starts: [Int] = []
  private var used = 0

  init() {
    unsafe text = .allocate(capacity: Self.usualBytes)
    unsafe nodes = .allocate(capacity: Self.usualLines)
    starts.reserveCapacity(Self.usualLines)
  }

  deinit {
    unsafe text.deallocate()
    unsafe nodes.deallocate()
  }

  mutating func begin() {
    starts.removeAll(keepingCapacity: true)
    used = 0
  }

  /// Bytes without a NUL.
  mutating func add(_ line: String) {
    starts.append(used)
    append(line)
    end()
  }

  /// "Name;" is how libcurl is told of a header without a value: "Name:" would remove it.
  mutating func add(_ header: CurlHeader) {
    starts.append(used)
    append(header.name)
    if header.value.isEmpty {
      append(";")
    } else {
      append(": ")
      append(header.value)
    }
    end()
  }

  /// The list of all lines since `begin`; nil where there is none.
  mutating func list() -> UnsafeMutablePointer<curl_slist>? {
    guard let first = unsafe nodes.baseAddress, let bytes = unsafe text.baseAddress, !starts.isEmpty else {
      return nil
    }
    if unsafe starts.count > nodes.count {
      unsafe nodes.deallocate()
      unsafe nodes = .allocate(capacity: starts.count * 2)
      return unsafe list()
    }
    for (index, start) in starts.enumerated() {
      let next = unsafe index + 1 < starts.count ? first + (index + 1) : nil
      unsafe (first + index).initialize(to: curl_slist(data: bytes + start, next: next))
    }
    return unsafe first
  }

  private mutating func end() {
    makeRoom(1)
    unsafe text[used] = 0
    used += 1
  }

  private mutating func append(_ part: String) {
    var part = part
    part.withUTF8 { bytes in
      makeRoom(bytes.count)
      guard let from = bytes.baseAddress, let to = unsafe text.baseAddress else { return }
      unsafe UnsafeMutableRawPointer(to + used).copyMemory(from: from, byteCount: bytes.count)
      used += bytes.count
    }
  }

  private mutating func makeRoom(_ count: Int) {
    guard unsafe used + count > text.count else { return }
    let larger = UnsafeMutableBufferPointer<CChar>.allocate(capacity: (used + count) * 2)
    for index in 0..<used { unsafe larger[index] = text[index] }
    unsafe text.deallocate()
    unsafe text = unsafe larger
  }
}
