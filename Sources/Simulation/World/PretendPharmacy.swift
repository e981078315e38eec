import Curl
import Refills
import SeededRandom
import Statecharts

/// A pharmacy of a run: takes orders, works on fills, answers questions, and does all of it badly while faults are on.
final class PretendPharmacy {
  struct Fill {
    let item: String
    let reference: String
    /// Oldest first; never empty.
    var answers: [FillAnswer]
  }

  let name: EndpointName
  let host: String
  let tells: Set<Reportable>
  /// Whether its answers carry times.
  let isDated: Bool
  private let run: SeedRun
  private(set) var fills: [String: Fill] = [:]
  private var items: [String: String] = [:]
  /// Fills in the order in which they came.
  private(set) var order: [String] = []
  /// Orders that it saw, by reference, and whether it said since that it has none.
  private var seen: [String: (count: Int, isDenied: Bool)] = [:]
  var budget: BudgetMirror

  init(_ name: EndpointName, tells: Set<Reportable>, isDated: Bool, perMinute: Int, run: SeedRun) {
    self.name = name
    host = "https://\(name).example"
    self.tells = tells
    self.isDated = isDated
    self.run = run
    budget = BudgetMirror(perMinute: perMinute)
  }

  /// The pharmacy's own clock is right, whatever ours shows.
  var now: Instant { HandClock.start + run.clock.counted }

  /// A fill that the clinic brought with it.
  func add(_ reference: String) -> String {
    if let item = items[reference] { return item }
    let item = "F\(fills.count + 1)-\(reference)"
    items[reference] = item
    order.append(item)
    fills[item] = Fill(item: item, reference: reference, answers: [answer("received", nil)])
    return item
  }

  private func answer(_ status: String, _ reason: String?, reroutedTo next: EndpointName? = nil) -> FillAnswer
  {
    let isPart = run.dice.chance(15)
    return FillAnswer(
      status: status, reason: reason, updatedAt: isDated ? now : nil,
      handedOver: run.dice.chance(40) ? (isPart ? 10 : 30, 30) : nil,
      heldUntil: reason != nil && run.dice.chance(50) ? now + .hours(6) : nil,
      isContradictory: run.isFaulty && run.dice.chance(3), reroutedTo: next)
  }

  /// Something happens to one of its fills.
  func work() {
    guard let item = run.pick(order), let fill = fills[item], let last = fill.answers.last else { return }
    var next: (status: String, reason: String?)
    let place = FillAnswer.natural.firstIndex(of: last.status)
    if run.dice.chance(55), let place, place + 1 < FillAnswer.natural.count {
      next = (FillAnswer.natural[place + 1], nil)
    } else if run.isFaulty, run.dice.chance(85) {
      next = run.pick(FillAnswer.all) ?? ("received", nil)
      run.count(.lie)
    } else {
      next = ("preparing", nil)
    }
    let other = next.status == "rerouted" && run.dice.chance(75) ? run.pick(run.pharmacies) : nil
    // Most often the other one has it by then.
    if let other, other !== self, run.dice.chance(80) { _ = other.add(fill.reference) }
    fills[item]?.answers.append(answer(next.status, next.reason, reroutedTo: other?.name))
    run.trace("\(name) \(item) \(next.status) \(next.reason ?? "")")
    let pushes = run.dice.chance(35) ? (run.isFaulty && run.dice.chance(30) ? 3 : 1) : 0
    if pushes > 1 { run.count(.repeatedPush) }
    for _ in 0..<pushes { run.pushed(name, item) }
  }

  // MARK: What it is asked

  /// Answers a request: at once what it does, later what it says.
  func take(_ request: CurlRequest) -> PharmacyReply {
    run.trace("\(name) asked \(request.method.rawValue) \(request.url.dropFirst(host.count))")
    // An endpoint that reports nothing has no lane in the poller, so nobody counts its orders.
    if !tells.isEmpty, !budget.take(at: run.clock.counted) {
      run.ledger.broke(.budget, "\(name) got more than \(budget.perMinute) requests a minute")
    }
    let path = request.url.dropFirst(host.count)
    if request.method == .post, path == "/orders" { return takeOrder(request) }
    if request.method == .post { return cancel(path) }
    if path.hasPrefix("/orders?") { return readBack(path) }
    return read(path, isPastCaches: request.headers.contains { $0.name == "Cache-Control" })
  }

  private func takeOrder(_ request: CurlRequest) -> PharmacyReply {
    let text = String(decoding: request.body, as: UTF8.self)
    guard let reference = PharmacyReply.word("reference", in: text) else { return .status(400) }
    if run.strikes(.orderTooMany) { return .status(429, headers: "Retry-After: 30\r\n") }
    if run.strikes(.orderRefused) { return .status(422, #"{"error":{"code":"no-such-drug"}}"#) }
    if run.strikes(.orderNeverArrived) {
      return run.dice.chance(50)
        ? .failure(.couldNotConnect, reached: false) : .failure(.timedOut, reached: true)
    }
    let before = seen[reference] ?? (0, false)
    let isByHand = run.ledger.sentAgain.remove(reference) != nil
    if before.count > 0, !before.isDenied, !isByHand {
      run.ledger.broke(.oneOrder, "\(name) got the order \(reference) twice")
    }
    seen[reference] = (before.count + 1, false)
    let item = add(reference)
    if run.strikes(.orderAnswerLost) { return .failure(.timedOut, reached: true) }
    if run.strikes(.orderServerError) { return .status(500) }
    if run.strikes(.orderWithoutID) { return .status(201, "{}") }
    return .status(201, "{\"id\":\"\(item)\"}")
  }

  private func readBack(_ path: Substring) -> PharmacyReply {
    if run.strikes(.readBackFailed) {
      return run.dice.chance(50) ? .status(503) : .failure(.timedOut, reached: true)
    }
    let reference = String(path.split(separator: "=").last ?? "")
    guard let item = items[reference], !run.strikes(.readBackLie) else {
      seen[reference]?.isDenied = true
      return .status(404)
    }
    return .status(200, "{\"orders\":[{\"id\":\"\(item)\"}]}")
  }

  private func cancel(_ path: Substring) -> PharmacyReply {
    let item = path.split(separator: "/").dropLast().last.map(String.init) ?? ""
    if run.strikes(.cancelFailed) {
      return run.dice.chance(50) ? .status(500) : .failure(.timedOut, reached: true)
    }
    guard fills[item] != nil else { return .status(404) }
    guard run.dice.chance(60) else { return .status(409) }
    fills[item]?.answers.append(answer("cancelled", nil))
    return .status(200, "{}")
  }

  private func read(_ path: Substring, isPastCaches: Bool) -> PharmacyReply {
    if run.strikes(.readTimedOut) { return .failure(.timedOut, reached: true) }
    if run.strikes(.readServerError) { return .status(500) }
    if run.strikes(.readTooMany) { return .status(429, headers: "Retry-After: 60\r\n") }
    if run.strikes(.gibberish) { return .status(200, "<html>Back soon.</html>") }
    if path.hasPrefix("/fills?") {
      let all = order.suffix(50).compactMap { said($0, isPastCaches: isPastCaches) }
      return .status(200, "{\"fills\":[\(all.joined(separator: ","))]}")
    }
    let item = path.split(separator: "/").last.map(String.init) ?? ""
    guard let text = said(item, isPastCaches: isPastCaches) else { return .status(404) }
    return .status(200, text)
  }

  /// What it says of a fill: now and then what a cache kept.
  private func said(_ item: String, isPastCaches: Bool) -> String? {
    guard let fill = fills[item], var answer = fill.answers.last else { return nil }
    if !isPastCaches, fill.answers.count > 1, run.strikes(.staleRead) {
      answer = run.pick(fill.answers.dropLast()) ?? answer
    }
    return answer.json(item: item, reference: fill.reference)
  }
}
