import Logging
import Refills
import Statecharts
import Store
import Tracking

extension NoticeDestination {
  /// Counts the message, unless it is one too many of its kind.
  func admits(_ it: Passage) -> Bool {
    holds?.admit(it.notice, of: it.refill.record, at: it.now) ?? true
  }

  /// Holds every message of its kind, and asks support to look, once.
  func brake(_ it: Passage) async -> DeliveryResult {
    if isShadow { return .withdrawn(reason: Self.shadow + PolicyReason.braked.rawValue) }
    do throws(StoreError) {
      if let hold = try await holds?.brake(it.notice, of: it.refill.record, at: it.now) {
        log.warning(
          "The brake holds messages; `refilld hold list`",
          metadata: ["hold": "\(hold.id)", "scope": "\(hold.scope.text)"])
        await askToLook(it.refill.id)
      }
      return .notBefore(
        milliseconds: MessagePolicy.holdPoll.milliseconds, reason: PolicyReason.braked.rawValue)
    } catch {
      return .failed("the brake could not be written down: \(error.code.name)", after: nil)
    }
  }

  private func askToLook(_ refill: RefillID) async {
    let answer = await doorway.submit(
      Submission([.input(refill, .messageBraked, expecting: nil)], from: .system))
    if case .unavailable(let error) = answer {
      log.error(
        "Support could not be asked to look at a hold", metadata: ["code": "\(error.code.name)"])
    }
  }
}
