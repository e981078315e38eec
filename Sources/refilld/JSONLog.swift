import Daemon
import Foundation
import Logging
import Refills
import Statecharts
import Tracking

/// Log lines as JSON on standard error, one object a line. Values come from metadata and name no person.
struct JSONLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let label: String
  private let time = SystemTime()

  init(label: String, level: Logger.Level) {
    self.label = label
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: [String: String] = [
      "at": time.now().rfc3339, "level": event.level.rawValue, "what": "\(event.message)",
    ]
    for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
      line[key] = "\(value)"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      FileHandle.standardError.write(try encoder.encode(line) + Data("\n".utf8))
    } catch {
      FileHandle.standardError.write(Data("{\"what\":\"a log line could not be written\"}\n".utf8))
    }
  }

  static func logger(_ level: String) -> Logger {
    Logger(label: "refilld") { JSONLog(label: $0, level: Logger.Level(rawValue: level) ?? .info) }
  }
}
