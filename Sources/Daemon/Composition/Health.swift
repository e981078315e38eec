import Portal
import Refills
import Statecharts
import Store
import Tracking

/// What the daemon says of itself to those who watch it.
struct Health: HealthSource {
  let gate: ClockGate
  let views: any Views
  /// Most dead or unknown rows that are counted exactly.
  static let mostCounted = 1000

  func notReady() -> String? {
    if let jump = gate.jump() {
      let hours = jump.milliseconds / Span.hours(1).milliseconds
      return
        "The clock jumped by \(hours) h: clocks and messages wait. Check the time, then run `refilld clock accept`."
    }
    do {
      _ = try views.counts(brands: [])
      return nil
    } catch {
      return "The database cannot be read: \(error.message)"
    }
  }

  func figures() -> [Figure] {
    var figures: [Figure] = []
    do {
      for (state, name) in [(DispatchRow.State.dead, "dead"), (.unknown, "unknown"), (.waiting, "waiting")] {
        let count = try views.dispatches(in: state, limit: Self.mostCounted).count
        figures.append(
          Figure(
            "refilld_queue_rows", .gauge,
            help: "Rows of the queue out, at most \(Self.mostCounted) are counted.",
            labels: ["state": name], value: Double(count)))
      }
      figures.append(Figure("refilld_database_readable", .gauge, help: "1 while it can be read.", value: 1))
    } catch {
      figures.append(Figure("refilld_database_readable", .gauge, help: "1 while it can be read.", value: 0))
    }
    figures.append(
      Figure(
        "refilld_clock_believed", .gauge, help: "0 while a jump of the clock waits for a person.",
        value: gate.isOpen ? 1 : 0))
    return figures
  }
}
