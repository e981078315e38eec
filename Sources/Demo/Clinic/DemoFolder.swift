import Foundation

/// The demo's settings: what `refilld init` writes, with the simulated pharmacies, a mail server and a gateway for texts
/// beside it.
struct DemoFolder {
  /// The pharmacy that everybody uses, the one that makes a mass mistake, the one that goes down; and what patients
  /// read.
  static let pharmacy = "pharmacy"
  static let depot = "depot"
  static let corner = "corner"
  static let pharmacies = [pharmacy: "Main Street", depot: "Depot", corner: "Corner"]
  /// Asked by phone.
  static let byPhone = "by-phone"
  static let texts = "texts"
  /// Where texts go on the demo's own page.
  static let gatewayPath = "/gateway/texts"
  // They guard nothing but what the demo made up.
  static let token = "demo"
  static let pushSecret = "whsec_" + "ZGVtby1kZW1vLWRlbW8tZGVtby1kZW1v"
  static let reportHeader = "X-Report-Key"
  static let reportSecret = "demo-reports"
  /// Messages of one kind an hour from which the brake looks at their rate: few, so that it can be seen.
  static let brakeLeast = 10

  let folder: URL
  /// Of the daemon's pages, the demo's page and the mail server.
  let port: Int
  let stagePort: Int
  let mailPort: Int
  /// By the name of the pharmacy's endpoint.
  let pharmacyPorts: [String: Int]

  var file: String { folder.appending(path: "refilld.yaml").path(percentEncoded: false) }

  /// - Parameter starter: writes what `refilld init` writes.
  func write(starter: (URL) throws -> Void) throws {
    try starter(folder)
    let settings = try String(contentsOfFile: file, encoding: .utf8)
    try write("refilld.yaml", settings + "brake:\n  least: \(Self.brakeLeast)\n")
    for (name, port) in pharmacyPorts {
      try write("endpoints/\(name).yaml", Self.pharmacy(port, shown: Self.pharmacies[name] ?? name))
    }
    try write(
      "endpoints/\(Self.byPhone).yaml", "connector: by-phone.yaml\nurl: http://127.0.0.1:\(stagePort)\n")
    try write("by-phone.yaml", Self.byPhoneConnector)
    try write("channels/email.yaml", "server: 127.0.0.1:\(mailPort)\nsecurity: none\n")
    try write("channels/\(Self.texts).yaml", Self.gateway(stagePort))
    for (name, secret) in [
      ("token", Self.token), ("push-secret", Self.pushSecret), ("report-secret", Self.reportSecret),
    ] { try write(name, secret + "\n") }
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private static func gateway(_ port: Int) -> String {
    """
    kind: http
    url: http://127.0.0.1:\(port)\(gatewayPath)
    json: {to: "{to}", text: "{text}", id: "{id}"}
    answer: {id: /id}
    reports:
      header: \(reportHeader)
      secret: {file: report-secret}
      from: /from
      text: /text
      status: /status
      delivered: [delivered]
      failed: [failed]

    """
  }

  private static func pharmacy(_ port: Int, shown name: String) -> String {
    """
    connector: json
    url: http://127.0.0.1:\(port)
    sign-in:
      secret: {file: token}
    zone: America/New_York
    interval: 30m
    push: {secret: {file: push-secret}}
    shown:
      name: \(name) Pharmacy
      address: 1 Main Street, Placeholder, NY
      phone: +1 555 010 0199
    hours: {monday: 00:00-24:00, tuesday: 00:00-24:00, wednesday: 00:00-24:00, thursday: 00:00-24:00,
      friday: 00:00-24:00, saturday: 00:00-24:00, sunday: 00:00-24:00}

    """
  }

  /// A pharmacy that is asked by phone: nobody polls it.
  private static let byPhoneConnector = """
    summary: A pharmacy that reports by phone
    source: pharmacy
    reports: false
    item:
      id: id
      status: status
    statuses:
      ready: pharmacy.ready

    """
}
