import Refills
import Statecharts

extension MessagePolicy {
  /// What one mistake touched of a patient is taken back at once and told once: of corrections that wait together the
  /// latest goes, by whatever way, and says that there is other news; the others are told with it.
  /// - Returns: nil where it goes itself.
  func mergeCorrections(_ it: NoticeCase) -> PolicyDecision? {
    guard it.noticeClass == .correction else { return nil }
    let weight = it.noticeClass.weight
    if it.sent.contains(where: { $0.stands(for: it, weighing: weight) }) { return .withdraw(.merged) }
    let isBehind = it.peers.contains { $0.notice.noticeClass == .correction && outranks($0, it) }
    return isBehind ? .notBefore(it.now + Self.mergePoll, .merging) : nil
  }

  /// Whether corrections wait that this one stands for.
  func saysMore(_ it: NoticeCase) -> Bool {
    it.noticeClass == .correction && it.peers.contains { $0.notice.noticeClass == .correction }
  }
}
