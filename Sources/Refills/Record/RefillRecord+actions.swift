import Statecharts

extension RefillRecord {
  /// Whether an open action holds up what comes next.
  func isBlocked(_ what: OpenAction.Blocking) -> Bool {
    openActions.contains { $0.blocks(at: gapRisk) == what }
  }

  mutating func open(_ action: OpenAction, at now: Instant) {
    moments[.askedAt] = now
    openActions.removeAll { $0.kind == action.kind }
    var opened = action
    opened.since = now
    openActions.append(opened)
  }

  mutating func close(_ kind: OpenAction.Kind) {
    openActions.removeAll { $0.kind == kind }
    if openActions.isEmpty { moments[.askedAt] = nil }
  }

  /// - Parameter progress: where a pharmacy may have the order already, somebody has to tell it what changes.
  mutating func close(
    _ closing: ActionClosing, from actor: Actor, in progress: RefillChart.Progress, at now: Instant
  ) {
    let wasAsked = openActions.contains { $0.kind == closing.kind }
    close(closing.kind)
    guard wasAsked, let reply = closing.reply else { return }
    replies.removeAll { $0.kind == closing.kind }
    replies.append(HeardReply(kind: closing.kind, reply: reply, from: actor, at: now))
    guard reply.isAboutTheOrder else { return }
    if !progress.isBeforeOrder {
      if !progress.isClosed { call(.support, because: .actionClosed, at: now) }
    } else if let chosen = reply.pharmacy, chosen.endpoint != pharmacy?.endpoint {
      pharmacy = chosen
    }
  }

  mutating func call(
    _ owner: StaffTask.Owner, because cause: RefillChart.EventKind, at now: Instant, isUrgent: Bool = false
  ) {
    tasks.removeAll { $0.owner == owner && $0.cause == cause }
    tasks.append(StaffTask(owner: owner, cause: cause, since: now, isUrgent: isUrgent))
    if tasks.count > StaffTask.most { tasks.removeFirst(tasks.count - StaffTask.most) }
  }
}
