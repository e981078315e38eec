import Notifications
import Store

/// One setting of `refilld.yaml`: its key, what it means, what it is when nobody says.
package struct SettingKey: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case text
    /// A whole number in a range.
    case number(ClosedRange<Int>)
    /// A file or folder; relative to the folder of `refilld.yaml`.
    case path
    case oneOf([String])
    /// An address that starts with `https://`, or `http://` on the loopback interface.
    case webAddress
  }

  package let key: String
  package let kind: Kind
  package let fallback: String
  package let meaning: String

  /// The variable that overrides the file.
  package var variable: String {
    "REFILLD_" + key.map { $0 == "." ? "_" : String($0).uppercased() }.joined()
  }

  /// Where this machine alone reaches the service.
  package static let usualAddress = "http://127.0.0.1:8080"

  /// Every setting there is. `refilld check` prints this table with values and where each comes from.
  package static let all: [SettingKey] = [
    SettingKey(
      key: "listen.host", kind: .text, fallback: "127.0.0.1",
      meaning: "address to listen on; put a TLS proxy in front of anything but loopback"),
    SettingKey(
      key: "listen.port", kind: .number(0...65_535), fallback: "8080",
      meaning: "port to listen on; 0 takes a free one and prints it"),
    SettingKey(
      key: "address", kind: .webAddress, fallback: usualAddress,
      meaning: "where patients and staff reach this service; links in messages begin with it"),
    SettingKey(key: "database", kind: .path, fallback: "data/refilld.sqlite", meaning: "the database file"),
    SettingKey(
      key: "key", kind: .path, fallback: "data/refilld.key",
      meaning:
        "the file of the key that seals personal data, mode 0600, kept apart from backups; or credential:NAME"
        + " of systemd"),
    SettingKey(
      key: "checkpoints", kind: .path, fallback: "data/refilld.checkpoints",
      meaning:
        "the file to which signed checkpoints of the journal are added each hour; best on another machine"),
    SettingKey(
      key: "retention.days", kind: .number(0...36_525), fallback: "0",
      meaning: "days after its last change for which a refill must be kept: no patient is erased before"),
    SettingKey(
      key: "prune.days", kind: .number(0...36_525), fallback: "0",
      meaning:
        "days for which a closed refill and its journal stay after its last row; at least "
        + "\(Database.leastRetentionDays) and not less than retention.days; 0: nothing is pruned"),
    SettingKey(
      key: "socket", kind: .path, fallback: "data/refilld.socket",
      meaning: "the socket on which commands reach the running daemon; mode 0600"),
    SettingKey(
      key: "messages", kind: .oneOf(["live", "shadow"]), fallback: "live",
      meaning: "shadow: what patients would be told is decided and listed, and nothing is sent"),
    SettingKey(
      key: "codes", kind: .oneOf(["optional", "required"]), fallback: "optional",
      meaning: "required: staff sign in with a one-time code of an app, and set one up first"),
    SettingKey(
      key: "brake.least", kind: .number(1...1_000_000), fallback: "\(MessageBrake.usualLeast)",
      meaning:
        "messages of one kind about one endpoint's refills within an hour that are never too many; above it and five "
        + "times the usual they are held and support is asked"),
    SettingKey(
      key: "log.level", kind: .oneOf(["debug", "info", "notice", "warning", "error"]), fallback: "info",
      meaning: "least severe line that is logged, to standard error, as JSON"),
  ]
}
