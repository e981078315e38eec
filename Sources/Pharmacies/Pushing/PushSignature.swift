import Curl
import Statecharts

/// How a system signs its pushes by a keyed hash: where the code stands, what it is of, how old it may be.
package struct PushSignature: Hashable, Sendable {
  /// How far a push's time may lie from ours (Standard Webhooks, “Verifying webhook authenticity”).
  static let standardTolerance = Span.minutes(5)
  /// Codes that are looked at in one header: two keys overlap while one is replaced, more is an attack.
  static let mostCodes = 8

  /// The ways of signing that have a name, in the words of a connector's file.
  static let byName = [
    "photon": """
    {header: X-Photon-Signature, timestamp-header: X-Photon-Timestamp, timestamp-unit: milliseconds}
    """,
    "standard-webhooks": """
    {header: webhook-signature, prefix: "v1,", encoding: base64, key: base64, id-header: webhook-id,
    timestamp-header: webhook-timestamp, signed: "{id}.{timestamp}.{body}"}
    """,
    "stripe": """
    {header: Stripe-Signature, prefix: "v1=", separator: ",", timestamp-header: Stripe-Signature,
    timestamp-prefix: "t=", signed: "{timestamp}.{body}"}
    """,
    "easypost": "{header: X-Hmac-Signature, prefix: hmac-sha256-hex=, key: nfkd}",
  ]

  /// In lower case, as all names of headers here.
  let header: String
  /// What stands before each code.
  let prefix: String
  /// What stands between the codes.
  let separator: String
  let hash: KeyedHash
  /// The header that names the push.
  let idHeader: String?
  /// The header with its time; where it is the one with the codes, the time is one of its parts.
  let timestampHeader: String?
  let timestampPrefix: String
  let timestampFormat: TimeFormat
  let tolerance: Span
  /// What the code is of; nil: of the body alone.
  let signed: Template?

  static func named(_ name: String) throws(FileError) -> PushSignature? {
    guard let yaml = byName[name] else { return nil }
    return try PushSignature(try FileValue(yaml: yaml, file: name))
  }

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(
      KeyedHash.keys.union([
        "header", "prefix", "separator", "id-header", "timestamp-header", "timestamp-prefix",
        "timestamp-unit",
        "tolerance", "signed",
      ]))
    func text(_ key: String) throws(FileError) -> String? {
      try mapping.optional(key) { value throws(FileError) in try value.text() }
    }
    func name(_ key: String) throws(FileError) -> String? {
      try mapping.optional(key) { value throws(FileError) in try value.headerName().lowercased() }
    }
    header = try mapping.required("header").headerName().lowercased()
    prefix = try text("prefix") ?? ""
    separator = try text("separator") ?? " "
    hash = try KeyedHash(mapping)
    idHeader = try name("id-header")
    timestampHeader = try name("timestamp-header")
    timestampPrefix = try text("timestamp-prefix") ?? ""
    timestampFormat =
      try mapping.optional("timestamp-unit") { value throws(FileError) in try value.writtenTime() }
      ?? .seconds
    tolerance =
      try mapping.optional("tolerance") { value throws(FileError) in try value.span() }
      ?? Self.standardTolerance
    var gaps: Set<String> = ["body"]
    if idHeader != nil { gaps.insert("id") }
    if timestampHeader != nil { gaps.insert("timestamp") }
    signed = try mapping.optional("signed") { value throws(FileError) in try value.template(gaps) }
    if let signed, let place = mapping["signed"], !signed.gaps.contains("body") {
      throw place.refusal("A signature that leaves out the {body} proves nothing about it.")
    }
  }

  /// Whether what is old shows: nobody can send it again with another time.
  var signsItsTime: Bool { timestampHeader != nil && signed?.gaps.contains("timestamp") == true }

  /// Whether one of the keys made one of the codes, lately.
  /// - Parameter headers: names in lower case.
  func isGenuine(_ headers: [String: String], _ body: [UInt8], by keys: [HashKey], at now: Instant) -> Bool {
    guard let line = headers[header] else { return false }
    var timestamp: String?
    if let timestampHeader {
      timestamp = headers[timestampHeader].flatMap { part(of: $0, after: timestampPrefix).first }
      guard let timestamp, isRecent(timestamp, at: now) else { return false }
    }
    func value(_ gap: String) -> [UInt8]? {
      switch gap {
      case "body": body
      case "timestamp": timestamp.map { Array($0.utf8) }
      case "id": idHeader.flatMap { headers[$0] }.map { Array($0.utf8) }
      default: nil
      }
    }
    guard let signed = signed == nil ? body : signed?.filled(value) else { return false }
    return part(of: line, after: prefix).prefix(Self.mostCodes).contains { code in
      keys.contains { hash.isValid(code, for: signed, by: $0) }
    }
  }

  private func part(of line: String, after prefix: String) -> [String] {
    line.split(separator: separator).filter { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  private func isRecent(_ timestamp: String, at now: Instant) -> Bool {
    guard case .moment(let sentAt) = timestampFormat.read(timestamp) else { return false }
    return sentAt >= now - tolerance && sentAt <= now + tolerance
  }
}
