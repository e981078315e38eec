import Portal
import Refills
import Testing

/// A refill as its request made it.
struct Asked {
  let id: String
  let version: String
  let progress: String

  init(_ value: Any?) throws {
    let object = try #require(value as? [String: Any])
    id = try #require(object["id"] as? String)
    version = String(try #require(object["version"] as? Int))
    progress = try #require(object["progress"] as? String)
  }

  var tag: String { "\"\(version)\"" }
}
