import Foundation
import Notifications
package import Statecharts
package import Store

/// The flat settings of `refilld.yaml`, checked, each with where it came from.
package struct Settings: Hashable, Sendable {
  package enum Source: String, Hashable, Sendable { case flag, environment, file, standard = "default" }

  package struct Value: Hashable, Sendable {
    package let text: String
    package let source: Source
  }

  /// The folder of `refilld.yaml`: relative paths begin there, and the folders `brands`, `endpoints`, `channels`
  /// and `consumers` stand in it.
  package let folder: String
  package let values: [String: Value]
  /// Where systemd put this process's credentials; nil: it has none.
  private let credentials: String?

  /// - Throws: `SettingsError` for the first value that is not what its option takes.
  package init(
    folder: String, values: [String: Value], credentials: String? = nil
  ) throws(SettingsError) {
    self.folder = folder
    self.values = values
    self.credentials = credentials
    for option in SettingKey.all {
      try option.check(text(option.key), from: values[option.key]?.source ?? .standard)
    }
    try checkPruning()
  }

  package var host: String { text("listen.host") }
  package var port: Int { Int(text("listen.port")) ?? 0 }
  /// Without a slash at its end.
  package var address: String {
    let text = text("address")
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
  package var database: String { path("database") }
  package var checkpoints: String { path("checkpoints") }
  /// How long a refill must be kept after its last change.
  package var retention: Span { .days(Int64(text("retention.days")) ?? 0) }
  /// How long a closed refill and its journal stay after its last row; nil: nothing is pruned.
  package var pruning: Span? {
    Int64(text("prune.days")).flatMap { $0 > 0 ? .days($0) : nil }
  }
  package var socket: String { path("socket") }
  /// Messages to patients are decided and not sent.
  package var isShadow: Bool { text("messages") == "shadow" }
  /// Staff sign in with a one-time code, too.
  package var isSecondFactorRequired: Bool { text("codes") == "required" }
  /// Messages of one kind an hour from which the brake looks at their rate.
  package var brakeLeast: Int { Int(text("brake.least")) ?? MessageBrake.usualLeast }
  package var logLevel: String { text("log.level") }

  /// Where the master key lies.
  /// - Throws: `badValue` where it is a credential of systemd, and this process was not given any: a command that
  ///   speaks to the daemon needs none.
  package func key() throws(SettingsError) -> KeyPlace {
    let text = text("key")
    guard text.hasPrefix(SettingKey.credential) else { return KeyPlace(path: path("key")) }
    let name = String(text.dropFirst(SettingKey.credential.count))
    guard let credentials else {
      throw SettingsError(
        .badValue,
        "key is “\(text)”, and systemd gave this process no credentials. Start it as a unit with "
          + "`LoadCredential=\(name):FILE`, or from a shell with `systemd-run --pipe -p LoadCredential=\(name):FILE`."
      )
    }
    return KeyPlace(path: URL(filePath: credentials).appending(path: name).path, isCredential: true)
  }

  /// The value of a key of `SettingKey.all`.
  package func text(_ key: String) -> String {
    values[key]?.text ?? SettingKey.all.first { $0.key == key }?.fallback ?? ""
  }

  private func checkPruning() throws(SettingsError) {
    let least = Swift.max(Int(text("retention.days")) ?? 0, Database.leastRetentionDays)
    guard pruning.map({ $0 >= .days(Int64(least)) }) ?? true else {
      throw SettingsError(
        .badValue,
        "prune.days is “\(text("prune.days"))”, but must be 0 or at least \(least): refills are kept for "
          + "\(Database.leastRetentionDays) days and for retention.days.")
    }
  }

  private func path(_ key: String) -> String {
    let text = text(key)
    return text.hasPrefix("/")
      ? text : URL(filePath: folder).appending(path: text).path(percentEncoded: false)
  }
}

extension SettingKey {
  /// Before the name of a credential of systemd, where a file could stand.
  fileprivate static let credential = "credential:"

  /// An origin as browsers write it, for forms are compared with it; a slash may end it.
  private static func isWebAddress(_ text: String) -> Bool {
    guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
      host == host.lowercased(),
      parts.user == nil, parts.query == nil, parts.fragment == nil, ["", "/"].contains(parts.path)
    else { return false }
    return parts.scheme == "https"
      || parts.scheme == "http" && ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
  }

  fileprivate func check(_ text: String, from source: Settings.Source) throws(SettingsError) {
    guard !isTaken(text) else { return }
    throw SettingsError(
      .badValue, "\(key) is “\(text)” (\(source.rawValue)), but must be \(wanted).")
  }

  private func isTaken(_ text: String) -> Bool {
    switch kind {
    case .text: !text.isEmpty
    case .path: !text.isEmpty && !(text.hasPrefix(Self.credential) && text.contains("/"))
    case .number(let range): Int(text).map(range.contains) == true
    case .oneOf(let words): words.contains(text)
    case .webAddress: Self.isWebAddress(text)
    }
  }

  /// What a value must be, as a message says it.
  var wanted: String {
    switch kind {
    case .text, .path: "a text that is not empty"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .oneOf(let words): "one of " + words.joined(separator: ", ")
    case .webAddress: "https:// and a host, nothing after it (http:// on the loopback interface only)"
    }
  }
}
