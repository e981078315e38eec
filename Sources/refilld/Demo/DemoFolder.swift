import Daemon
import Foundation

/// The demo's settings: what `refilld init` writes, with the simulated pharmacy beside it.
struct DemoFolder {
  let folder: URL
  let port: Int
  let pharmacyPort: Int

  var file: String { folder.appending(path: "refilld.yaml").path(percentEncoded: false) }

  func write() throws {
    try StarterFolder(listenPort: port, address: "http://127.0.0.1:\(port)").write(to: folder)
    try write("endpoints/pharmacy.yaml", Self.pharmacy(pharmacyPort))
    try write("endpoints/by-phone.yaml", "connector: by-phone.yaml\nurl: http://127.0.0.1:\(pharmacyPort)\n")
    try write("by-phone.yaml", Self.byPhone)
    try write("token", "demo\n")
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private static func pharmacy(_ port: Int) -> String {
    """
    connector: json
    url: http://127.0.0.1:\(port)
    sign-in:
      secret: {file: token}
    zone: America/New_York
    interval: 30m
    shown:
      name: Main Street Pharmacy
      address: 1 Main Street, Placeholder, NY
      phone: +1 555 010 0199
    hours: {monday: 00:00-24:00, tuesday: 00:00-24:00, wednesday: 00:00-24:00, thursday: 00:00-24:00,
      friday: 00:00-24:00, saturday: 00:00-24:00, sunday: 00:00-24:00}

    """
  }

  /// A pharmacy that is asked by phone: nobody polls it.
  private static let byPhone = """
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
