import Logging
import Refills
import Statecharts
import Store
import Tracking

extension PollerService {
  /// Findings that are handed to the door together: a quarter of what may wait there, so that others find room.
  static let broughtAtOnce = 1_024

  /// Brings findings through the door in their order.
  func bring(_ findings: [PollFinding]) async {
    var rest = findings[...]
    while !rest.isEmpty {
      await bringTogether(rest.prefix(Self.broughtAtOnce))
      rest = rest.dropFirst(Self.broughtAtOnce)
    }
  }

  private func bringTogether(_ findings: ArraySlice<PollFinding>) async {
    let answers = await doorway.submit(inOrder: findings.map(\.submission))
    source.settle(Array(findings), answers, at: time.now())
    for (finding, answer) in zip(findings, answers) {
      if case .answered(.done, _) = answer { await ask(finding) }
    }
  }

  /// News that asks something of the patient, or shows that it was done.
  private func ask(_ finding: PollFinding) async {
    guard finding.mayAsk else { return }
    do throws(StoreError) {
      let record = try views.refill(finding.refill)?.record
      for submission in finding.asking(of: record) { _ = await doorway.submit(submission) }
    } catch {
      logger.error(
        "What a pharmacy asks of a patient could not be kept.",
        metadata: ["endpoint": "\(finding.endpoint)", "error": "\(error)"])
    }
  }
}
