import Foundation
import Refills
import Statecharts

/// What the door said no to, read from its problem document.
struct DeskRefusal {
  let status: Int
  let title: String
  let detail: String
  /// Who decided first, and when; nil where that is not why.
  let decidedBy: String?
  let decidedAt: Instant?

  private struct Wire: Decodable {
    let title: String
    let detail: String
    let decidedBy: String?
    let decidedAt: String?
  }

  init(_ reply: PortalReply) {
    status = reply.status
    let wire: Wire?
    do {
      wire = try JSONDecoder().decode(Wire.self, from: Data(reply.body))
    } catch {
      wire = nil
    }
    title = wire?.title ?? "That did not work"
    detail = wire?.detail ?? "Read the refill again and try once more."
    decidedBy = wire?.decidedBy
    decidedAt = wire?.decidedAt.flatMap { Instant(rfc3339: $0) }
  }

  var problem: Problem { Problem("refused", status, title, detail) }
}
