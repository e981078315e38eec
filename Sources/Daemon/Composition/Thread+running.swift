import Foundation
import Store

extension Thread {
  /// Runs what takes long on a thread of its own: it takes no place from what must answer.
  static func running<Value: Sendable>(
    _ body: @escaping @Sendable () throws(StoreError) -> Value
  ) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      detachNewThread { continuation.resume(returning: Result { () throws(StoreError) in try body() }) }
    }
    return try result.get()
  }
}
