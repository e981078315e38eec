import Foundation

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

  /// - Throws: `SettingsError` for the first value that is not what its option takes.
  package init(folder: String, values: [String: Value]) throws(SettingsError) {
    self.folder = folder
    self.values = values
    for option in SettingKey.all {
      try option.check(text(option.key), from: values[option.key]?.source ?? .standard)
    }
  }

  package var host: String { text("listen.host") }
  package var port: Int { Int(text("listen.port")) ?? 0 }
  /// Without a slash at its end.
  package var address: String {
    let text = text("address")
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
  package var database: String { path("database") }
  package var key: String { path("key") }
  package var socket: String { path("socket") }
  package var logLevel: String { text("log.level") }

  /// The value of a key of `SettingKey.all`.
  package func text(_ key: String) -> String {
    values[key]?.text ?? SettingKey.all.first { $0.key == key }?.fallback ?? ""
  }

  private func path(_ key: String) -> String {
    let text = text(key)
    return text.hasPrefix("/")
      ? text : URL(filePath: folder).appending(path: text).path(percentEncoded: false)
  }
}

extension SettingKey {
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
    case .text, .path: !text.isEmpty
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
