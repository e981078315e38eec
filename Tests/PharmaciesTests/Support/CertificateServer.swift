import Foundation
import Glibc
import Testing

/// An HTTPS server with a certificate that vouches for itself, made for one test by the `openssl` command. It answers
/// each request with the file of that path, which holds a whole answer, and ends the connection.
final class CertificateServer {
  let port: Int
  var certificate: URL { folder.appending(path: "certificate.pem") }
  private let process = Process()
  private let folder: URL

  init(name: String = "localhost") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pharmacy-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let make = Process()
    make.executableURL = URL(filePath: "/usr/bin/env")
    make.currentDirectoryURL = folder
    make.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2",
      "-keyout", "key.pem", "-out", "certificate.pem", "-subj", "/CN=\(name)", "-addext",
      "subjectAltName=DNS:\(name)",
    ]
    make.standardError = FileHandle.nullDevice
    try make.run()
    make.waitUntilExit()
    try #require(make.terminationStatus == 0)
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = [
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", "certificate.pem", "-key", "key.pem", "-HTTP",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    var text = ""
    var found: Int?
    while found == nil {
      let data = output.fileHandleForReading.availableData
      try #require(!data.isEmpty, "openssl s_server ended: \(text)")
      text += String(decoding: data, as: UTF8.self)
      found = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .first { $0.hasPrefix("ACCEPT ") }.flatMap { $0.split(separator: ":").last }.flatMap { Int($0) }
    }
    port = try #require(found)
  }

  /// Answers from now on questions about a path, which begins with a slash.
  func put(_ body: String, at path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
    try Data((head + body).utf8).write(to: file, options: .atomic)
  }

  deinit {
    // Not SIGTERM: a child inherits the signals that the pool's threads block.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }
}
