import CCurl
import Glibc

// libcurl calls these on the curl thread, in the middle of its own work: they copy bytes and return. They are
// functions at file scope because a closure made in isolated code would check for its executor and trap.

/// CURLOPT_WRITEFUNCTION: unpacked bytes of the body. Returning less than it was given ends the transfer.
func receiveBody(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let length = size * count
  guard length <= transfer.maxBodyBytes - transfer.body.count else {
    transfer.isTooLarge = true
    return 0
  }
  unsafe transfer.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
  return length
}

/// How a status line begins. An array: its bytes lie together.
private let statusLine = Array("HTTP/".utf8)

/// CURLOPT_HEADERFUNCTION: one whole header line, or one line of a mail server's reply. A status line begins a new
/// block: what came before belonged to an interim answer (1xx). Lines after the empty one are trailers, which nobody
/// here asked for (RFC 9110, section 6.5).
func receiveHead(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let length = size * count
  let line = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
  if transfer.isMail {
    unsafe transfer.receiveMailReply(line)
    return length
  }
  if unsafe line.starts(with: statusLine) {
    transfer.head.removeAll(keepingCapacity: true)
    transfer.isHeadWhole = false
  }
  if transfer.isHeadWhole { return length }
  transfer.isHeadWhole = unsafe length == 2 && line[0] == UInt8(ascii: "\r") || line[0] == UInt8(ascii: "\n")
  guard length <= Transfer.maxHeadBytes - transfer.head.count else {
    transfer.isTooLarge = true
    return 0
  }
  if transfer.head.isEmpty { transfer.head.reserveCapacity(Transfer.usualHeadBytes) }
  unsafe transfer.head.append(contentsOf: line)
  return length
}

/// CURLOPT_PREREQFUNCTION: the connection is there, the request is about to leave. When a kept connection turns out to
/// be dead, libcurl connects again and comes here a second time: a request that is not safe stops there.
func requestLeaves(
  context: UnsafeMutableRawPointer?, peer: UnsafeMutablePointer<CChar>?, local: UnsafeMutablePointer<CChar>?,
  peerPort: Int32, localPort: Int32
) -> Int32 {
  guard let context = unsafe context else { return CURL_PREREQFUNC_ABORT }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  if transfer.mustBePublic {
    guard let peer = unsafe peer, let address = unsafe NetworkAddress(String(cString: peer)), address.isPublic
    else {
      transfer.isAddressRefused = true
      return CURL_PREREQFUNC_ABORT
    }
  }
  transfer.attempts += 1
  return transfer.attempts == 1 || transfer.maySendAgain ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// CURLOPT_OPENSOCKETFUNCTION: libcurl wants a socket for one of the addresses that the host's name led to. Without one
/// it tries the next.
func openPublicSocket(
  context: UnsafeMutableRawPointer?, purpose: curlsocktype, address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let context = unsafe context, let address = unsafe address else { return CURL_SOCKET_BAD }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  var bytes = [UInt8](repeating: 0, count: 16)
  let count = unsafe ccurl_address_bytes(address, &bytes)
  guard NetworkAddress(bytes: bytes.prefix(Int(count)))?.isPublic == true else {
    transfer.isAddressRefused = true
    return CURL_SOCKET_BAD
  }
  let wanted = unsafe address.pointee
  return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.protocol)
}
