import ArgumentParser
import Curl
import Daemon
import Foundation
import Portal
import Store

/// One request of the operator's: to the running daemon, or to the database itself where none runs.
struct OperatorRequest {
  let method: String
  let path: String
  var query: [String: String] = [:]
  var body: [UInt8] = []
  var contentType = "application/json"
  /// How many seconds a daemon may take.
  var patience = 30

  /// - Returns: the body of the answer.
  /// - Throws: `ExitCode.failure` after it said why, where the answer is a problem.
  func send(_ config: ConfigOption) async throws -> [UInt8] {
    let (settings, folder) = try await config.read()
    let (status, answer) = try await ask(settings, folder)
    guard status < 400 else {
      throw Self.failure(answer, status)
    }
    return answer
  }

  private func ask(_ settings: Settings, _ folder: ConfigurationFolder) async throws -> (Int, [UInt8]) {
    if let response = try await OperatorClient(settings.socket).ask(
      method, path + queryText, body: body, contentType: contentType, within: patience)
    {
      return (response.status, response.body)
    }
    umask(0o077)
    let setup = Setup(settings: settings, folder: folder, line: { _ in }) { error in
      FileHandle.standardError.write(Data("refilld: the disk failed: \(error.message)\n".utf8))
      exit(1)
    }
    let daemon = try Daemon(setup, log: JSONLog.logger("error"))
    let reply = try await daemon.answerOnce(
      method: method, path: path, query: query, body: body, contentType: contentType)
    return (reply.status, reply.body)
  }

  private var queryText: String {
    guard !query.isEmpty else { return "" }
    var components = URLComponents()
    components.queryItems = query.sorted { $0.key < $1.key }.map {
      URLQueryItem(name: $0.key, value: $0.value)
    }
    return "?" + (components.percentEncodedQuery ?? "")
  }

  private static func failure(_ body: [UInt8], _ status: Int) -> ExitCode {
    struct Wire: Decodable {
      let title: String
      let detail: String
    }
    var text = "The daemon answered \(status)."
    do {
      let wire = try JSONDecoder().decode(Wire.self, from: Data(body))
      text = "\(wire.title): \(wire.detail)"
    } catch {
      text += " Its answer is no problem document."
    }
    FileHandle.standardError.write(Data("refilld: \(text)\n".utf8))
    return status == 503 ? ExitCode(Ending.tryAgain) : .failure
  }
}
