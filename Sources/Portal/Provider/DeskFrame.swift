import Foundation
import Refills

/// For whom a page of the desk is written: the member of staff and where they work.
struct DeskFrame: Sendable {
  let member: StaffMember
  let brand: BrandFace
  /// Whose colours and days theirs are.
  let home: BrandName

  var zone: TimeZone { brand.zone }

  /// - Parameter every: seconds after which it asks for itself again; nil: never.
  func page(_ title: String, every: Int? = nil) -> Page {
    Page(
      title: title, language: .english, brand: brand, style: home.text,
      live: every.map { PageLife(every: $0, news: "", said: "Updated.") },
      links: (member.actingBrands.isEmpty
        ? [] : [("Queue", "/desk"), ("Board", BoardPage.path), ("Find", FindPage.path)])
        + (Caller.staff(member).looksAfterMessages ? [("Messages", MessageDesk.path)] : [])
        + (NumbersPage.brands(of: member).isEmpty ? [] : [("Numbers", NumbersPage.path)])
        + (has([.privacy]) ? [("Privacy", PrivacyPage.path)] : []) + [("Account", AccountPage.path)],
      buttons: [("Sign out \(member.name)", "/desk/sign-out")])
  }

  /// Roles anywhere; what may be done to one refill is asked of its own brand.
  func has(_ roles: Set<Role>) -> Bool {
    member.roles.values.contains { !$0.isDisjoint(with: roles) }
  }
}

extension Service {
  /// - Throws: unauthorised, which pages turn into the sign-in page.
  func frame(_ request: PortalRequest) throws(Problem) -> DeskFrame {
    guard case .staff(let member) = request.caller else { throw .unauthorised }
    let own = member.brands.sorted()
    guard let name = own.first(where: { parts.brands[$0] != nil }), let brand = parts.brands[name] else {
      throw .forbidden("You have no role at any brand of this clinic. Ask its administrator.")
    }
    return DeskFrame(member: member, brand: brand, home: name)
  }
}
