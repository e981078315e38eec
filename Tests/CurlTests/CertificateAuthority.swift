import Foundation
import Testing

/// Signs certificates for tests, in a folder of its own.
final class CertificateAuthority {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("curl-ca-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try make("ca", name: "authority-\(UUID().uuidString.lowercased()).example")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

  /// Makes `file.pem` and `file.key`.
  /// - Parameter over: its time has passed already.
  func sign(_ file: String, name: String, over: Bool = false) throws {
    try "subjectAltName=DNS:\(name)".write(
      toFile: path("\(file).ext"), atomically: true, encoding: .utf8)
    try openssl(["req"] + Self.newKey(file) + ["-out", "\(file).csr", "-subj", "/CN=\(name)"])
    try openssl([
      "x509", "-req", "-in", "\(file).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days",
      over ? "-1" : "2", "-extfile", "\(file).ext", "-out", "\(file).pem",
    ])
  }

  /// Makes `file.pem`, which vouches for itself, and `file.key`.
  func make(_ file: String, name: String) throws {
    try openssl(
      ["req", "-x509"] + Self.newKey(file)
        + [
          "-days", "2", "-out", "\(file).pem", "-subj", "/CN=\(name)", "-addext",
          "subjectAltName=DNS:\(name)",
        ])
  }

  private static func newKey(_ file: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "\(file).key"]
  }

  private func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = ["openssl"] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments)")
  }
}
