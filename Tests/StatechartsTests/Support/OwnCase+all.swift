import Statecharts

extension OwnCase {
  static let all = [
    OwnCase(
      name: "A history remembers the last visit, not the first",
      chart: ChartBuilder.chart([
        .state(
          "p", go: [Go("out", to: ["q"])],
          [
            .history("h", to: "a"), .state("a", go: [Go("next", to: ["b"])]), .state("b"),
          ]),
        .state("q", go: [Go("back", to: ["h"])]),
      ]),
      events: ["out", "back", "next", "out", "back"],
      trace: [
        "+p", "+a", "-a", "-p", "+q", "-q", "+p", "+a", "-a", "+b", "-b", "-p", "+q", "-q", "+p", "+b",
      ]),
    OwnCase(
      name: "What a final state raises on entry comes before the news that its parent is done",
      chart: ChartBuilder.chart([
        .state(
          "c", go: [Go("raised", to: ["first"]), Go("done.state.c", to: ["second"])],
          [
            .state("x", go: [Go("finish", to: ["f"])]), .final("f", enter: [.raise("raised")]),
          ]),
        .state("first"), .state("second"),
      ]),
      events: ["finish"], trace: ["+c", "+x", "-x", "+f", "-f", "-c", "+first"]),
    OwnCase(
      name: "A parallel is done when the last of its regions is",
      chart: ChartBuilder.chart([
        .parallel(
          "p", go: [Go("done.state.p", to: ["q"])],
          [
            .state("r", [.state("a", go: [Go("one", to: ["f"])]), .final("f")]),
            .state("s", [.state("b", go: [Go("two", to: ["g"])]), .final("g")]),
          ]),
        .state("q"),
      ]),
      events: ["one", "two"],
      trace: [
        "+p", "+r", "+a", "+s", "+b", "-a", "+f", "-b", "+g", "-g", "-s", "-f", "-r", "-p", "+q",
      ]),
    OwnCase(
      name: "A state is active while it is being left, and so are its ancestors",
      chart: ChartBuilder.chart([
        .state(
          "p", leave: [.log("leave p")], go: [Go("out", to: ["q"])], [.state("a", leave: [.log("leave a")])]),
        .state("q"),
      ]),
      events: ["out"], trace: ["+p", "+a", "log leave a", "-a", "log leave p", "-p", "+q"]),
    OwnCase(
      name: "An internal transition of a parallel leaves it like an external one",
      chart: ChartBuilder.chart([
        .parallel(
          "p", go: [Go("again", to: ["b"], isInternal: true)],
          [
            .state("r", [.state("a"), .state("b")]), .state("s"),
          ])
      ]),
      events: ["again"], trace: ["+p", "+r", "+a", "+s", "-s", "-a", "-r", "-p", "+p", "+r", "+b", "+s"]),
    OwnCase(
      name: "A history's default acts on the first visit only, after its parent's onentry",
      chart: ChartBuilder.chart([
        .state("q", go: [Go("in", to: ["h"])]),
        .state(
          "p", enter: [.log("enter p")], go: [Go("out", to: ["q"])],
          [
            .state("a"), .history("h", deep: false, to: "a", doing: [.log("default")]),
          ]),
      ]),
      events: ["in", "out", "in"],
      trace: [
        "+q", "-q", "+p", "log enter p", "log default", "+a", "-a", "-p", "+q", "-q", "+p", "log enter p",
        "+a",
      ]),
    OwnCase(
      name: "What was sent can be cancelled",
      chart: ChartBuilder.chart([
        .state(
          "a", enter: [.send("late", 10, id: "timer")], leave: [.cancel("timer")], go: [Go("go", to: ["b"])]),
        .state("b", go: [Go("late", to: ["a"])]),
      ]),
      events: ["go"], trace: ["+a", "send late", "cancel timer", "-a", "+b"]),
    OwnCase(
      name: "In() is not true of what was active once",
      chart: ChartBuilder.chart([
        .state("a", go: [Go("go", to: ["b"])]), .state("b", go: [Go("test", when: [.isIn("a")], to: ["c"])]),
        .state("c"),
      ]),
      events: ["go", "test"], trace: ["+a", "-a", "+b"]),
    OwnCase(
      name: "In() is true of active ancestors",
      chart: ChartBuilder.chart([
        .state("p", [.state("a", go: [Go("test", when: [.isIn("p")], to: ["b"])]), .state("b")])
      ]),
      events: ["test"], trace: ["+p", "+a", "-a", "+b"]),
  ]
}
