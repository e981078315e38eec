/// How many calls were failed, by kind, and what was found.
struct FailureTally: Sendable {
  private(set) var counts: [String: Int] = [:]
  private(set) var findings: [String] = []

  /// Fails one call of a life in one manner; nothing where that call cannot fail so.
  mutating func fail(_ number: Int, in manner: FileFailure.Manner, growth: FailingLife.Growth) {
    do {
      let life = try FailingLife()
      life.injector.arm(number) { manner.failure(of: $0) }
      var name = "call \(number), \(manner.rawValue)"
      note(name) { try life.run(expecting: manner.codes, growth: growth) }
      guard let hit = life.injector.hit else { return }
      name += ", \(hit.kind) of \(hit.name)"
      note(life, name, "\(manner.rawValue) \(hit.kind)")
    } catch {
      findings.append("call \(number): \(error)")
    }
  }

  mutating func note(_ name: String, _ run: () throws -> Void) {
    do { try run() } catch { findings.append("\(name): \(error)") }
  }

  mutating func note(_ life: FailingLife, _ name: String, _ kind: String) {
    counts[kind, default: 0] += 1
    findings += life.findings.map { "\(name): \($0)" }
  }

  mutating func add(_ other: FailureTally) {
    counts.merge(other.counts, uniquingKeysWith: +)
    findings += other.findings
  }

  var summary: String {
    let told = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "\(counts.values.reduce(0, +)) failed once each: \(told); \(findings.count) findings"
  }
}
