import Portal

/// A daemon that works.
struct Healthy: HealthSource {
  func notReady() -> String? { nil }
  func figures() -> [Figure] {
    [
      Figure("refilld_b", .gauge, help: "Second.", value: 1),
      Figure("refilld_a_total", .counter, help: "First.", labels: ["which": "say \"x\"\\\n"], value: 2),
    ]
  }
}
