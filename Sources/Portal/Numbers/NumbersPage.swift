import Refills
import Statecharts
import Store

/// `/desk/numbers`: how long each stage takes, who is late, what waits for patients, what was sent.
struct NumbersPage: Sendable {
  static let path = "/desk/numbers"
  static let file = path + ".csv"
  private static let readers: Set<Role> = [.lead, .admin]

  let service: Service
  let desk: NumbersDesk

  /// The brands of which this member of staff reads the numbers.
  static func brands(of member: StaffMember) -> Set<BrandName> {
    Set(member.roles.filter { !$0.value.isDisjoint(with: readers) }.keys)
  }

  func show(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let frame = try service.frame(request)
    let (period, numbers) = try await numbers(request, frame)
    return .html(
      frame.page("Numbers · refilld").write { html in
        html.element("h1", "The last \(period.title)")
        html.tabs(
          NumbersPeriod.allCases.map { ($0.title, "\(Self.path)?of=\($0.rawValue)", $0 == period) })
        html.element("p", ["class": "quiet"]) { html in
          html.text("As of ")
          html.time(numbers.asOf, in: frame.zone, .english)
          html.text(", good for ten minutes. ")
          html.element("a", ["href": "\(Self.file)?of=\(period.rawValue)"], "Save as CSV")
        }
        if let begins = numbers.begins {
          html.element("p", ["class": "note"]) { html in
            html.text("So much happened that these numbers begin with ")
            html.time(begins, in: frame.zone, .english)
          }
        }
        NumbersTables(numbers: numbers, faces: service.parts.endpoints).write(&html)
      }, of: .nobody)
  }

  func save(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (period, numbers) = try await numbers(request, service.frame(request))
    return PortalReply(
      "text/csv; charset=utf-8", NumbersFile(numbers: numbers).bytes, of: .nobody,
      headers: [("Content-Disposition", "attachment; filename=\"refilld-\(period.rawValue).csv\"")])
  }

  private func numbers(_ request: PortalRequest, _ frame: DeskFrame) async throws(Problem) -> (
    NumbersPeriod, ClinicNumbers
  ) {
    let brands = Self.brands(of: frame.member)
    guard !brands.isEmpty else {
      throw .forbidden("Numbers are for leads and administrators: a role that an administrator gives.")
    }
    let period = request.query["of"].flatMap(NumbersPeriod.init) ?? .month
    return (period, try await desk.numbers(of: brands, period, from: service, at: request.at))
  }
}
