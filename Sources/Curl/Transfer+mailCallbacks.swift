import CCurl
import Glibc

// What libcurl calls for mail alone; the same rules hold as in Transfer+callbacks.swift.

/// CURLOPT_XFERINFOFUNCTION, for mail: libcurl waits for the reply to a whole message, and to QUIT, in loops of its own
/// that know no cancelling. It asks here once a second at least; anything but 0 ends the loop.
func isMailOver(
  context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
  guard let context = unsafe context else { return 1 }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  return transfer.isUnwanted() || Poller.now() >= transfer.deadline ? 1 : 0
}

/// CURLOPT_READFUNCTION: the next bytes of a mail.
func sendBody(
  buffer: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
  let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  let length = min(size * count, transfer.upload.count - transfer.uploaded)
  let target = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: length)
  unsafe target.copyBytes(from: transfer.upload[transfer.uploaded..<transfer.uploaded + length])
  transfer.uploaded += length
  return length
}

/// CURLOPT_SOCKOPTFUNCTION: libcurl tells its socket too late by any other way.
func mailSocketMade(context: UnsafeMutableRawPointer?, socket: curl_socket_t, _: curlsocktype) -> Int32 {
  guard let context = unsafe context else { return CURL_SOCKOPT_ERROR }
  unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().sockets.append(socket)
  return CURL_SOCKOPT_OK
}

/// CURLOPT_CLOSESOCKETFUNCTION: the number may be another file's as soon as it is closed.
func closeMailSocket(context: UnsafeMutableRawPointer?, socket: curl_socket_t) -> Int32 {
  if let context = unsafe context {
    unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().sockets.removeAll { $0 == socket }
  }
  return close(socket)
}
