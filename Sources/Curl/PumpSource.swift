/// What a pump asks for work and tells the answers. Both are called on the curl thread, one after the other, for every
/// request of every endpoint: they must not block and should not allocate much.
package protocol PumpSource: AnyObject, Sendable {
  /// What is handed on of an answer, such as "this order changed".
  associatedtype Finding: Sendable

  /// What to do next at `now` (ms since 1970). It is asked until it says `wait` or the pump is full. A source with
  /// several endpoints bounds what it has open at each of them, or one that is stuck takes all places.
  func next(now: Int64) -> PumpStep

  /// A request of this source is done. What it returns is delivered with others; nil is "nothing new".
  func finished(_ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, now: Int64) -> Finding?
}
