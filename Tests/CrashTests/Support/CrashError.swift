/// Where a proof cannot be made at all.
struct CrashError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
