import CCurl
import Glibc

/// HTTP requests and mail over libcurl, on one thread of its own. TLS is always verified, redirects are not followed,
/// connections are kept, everything has a limit. Make one for the process and shut it down at the end.
package final class CurlClient: Sendable {
  let inbox: Inbox

  /// libcurl's own set-up, once for the process.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// Starts the thread. Throws `system` if there is no descriptor, memory or thread left.
  package init(_ configuration: CurlConfiguration = CurlConfiguration()) throws(CurlError) {
    guard Self.isReady else { throw .outOfMemory }
    inbox = try Inbox(maxWaiting: configuration.maxWaiting)
    do throws(CurlError) {
      try CurlThread.start(try Engine(inbox: inbox, configuration), inbox)
    } catch {
      inbox.threadEnded()
      throw error
    }
  }

  deinit {
    inbox.close()
  }

  /// Makes one request and returns its answer, whatever the status. Cancelling the task ends the transfer and throws
  /// `cancelled`; `mayHaveReachedServer` is right in that case too.
  package func perform(_ request: CurlRequest) async throws(CurlError) -> CurlResponse {
    try await run(.http(request))
  }

  /// Ends all transfers with `shutDown` and returns when the thread and its descriptors are gone. May be called more
  /// than once.
  package func shutdown() async {
    inbox.close()
    await inbox.closed()
  }

  func run(_ work: Job.Work) async throws(CurlError) -> CurlResponse {
    let slot = Slot()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard slot.wait(continuation) else {
          continuation.resume(returning: .failure(.cancelled(mayHaveReachedServer: false)))
          return
        }
        if let refusal = inbox.submit(Job(work: work, receiver: .slot(slot))) {
          slot.settle(.failure(refusal))
        }
      }
    } onCancel: {
      if slot.cancel() { inbox.cancel(slot) }
    }
    return try outcome.get()
  }
}
