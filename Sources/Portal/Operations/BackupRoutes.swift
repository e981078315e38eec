import Foundation
import Store

/// Copies of the database, for the operator.
struct BackupRoutes: Sendable {
  let service: Service

  private struct Wanted: JSONBody {
    static let members: Set<String> = ["file"]
    let file: String
  }

  private struct Made: Encodable {
    let file: String
    let refills: Int
    let rows: Int64
    /// SHA-256 over the whole journal, in hexadecimal.
    let head: String
  }

  /// Makes a copy on this machine, under the daemon's own user.
  func make(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try request.requireOperator("A backup is made from the machine itself: `refilld backup`.")
    let file = try request.decode(Wanted.self).file
    guard file.hasPrefix("/") else {
      throw .malformed("“file” is the whole path of a new file, from the root.")
    }
    let report = try await service.parts.custody.backUp(file)
    return .json(
      JSONWriter.bytes(
        Made(
          file: file, refills: report.refills, rows: report.head.sequence,
          head: report.head.text)), of: .nobody)
  }
}
