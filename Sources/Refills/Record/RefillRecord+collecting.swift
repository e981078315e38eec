package import Statecharts

extension RefillRecord {
  /// A part, or the rest, was handed over. Nobody runs out as long as they have it.
  ///
  /// Some sources say how much this part is, others how much it is in all: what would be more than the whole is in all. A
  /// source that says the same again speaks of the same part.
  mutating func collect(_ report: Report, repeatsLast isRepeat: Bool) {
    let start = isRepeat ? collected?.before ?? 0 : collected?.thousandths ?? 0
    let whole = handedOver?.ofThousandths ?? collected?.ofThousandths
    // What was said of the part before says nothing of this one.
    let isCarriedOver = collected != nil && handedOver == collected?.quantity && !isRepeat
    let amount = report.quantity ?? (isCarriedOver ? nil : handedOver)
    let all = amount.map { quantity in
      let sum = start + quantity.thousandths
      guard let whole, sum > whole else { return sum }
      return min(max(quantity.thousandths, start), whole)
    }
    move(
      to: Collected(
        thousandths: all, before: start, ofThousandths: whole,
        since: collected?.since ?? report.handedOverAt ?? report.orderedBy))
    // What the patient has now is what the page and the chart ask for.
    handedOver = collected?.quantity
  }

  /// The last part was not handed over after all. A rest that becomes ready takes back nothing.
  mutating func takeBackLastPart() {
    guard let last = collected, !last.isPart else { return }
    let before = Collected(
      thousandths: last.before, before: 0, ofThousandths: last.ofThousandths, since: last.since)
    move(to: last.before > 0 ? before : nil)
  }

  /// When the patient runs out without what was handed over of it.
  package var runOutWithoutIt: Instant? { runOut.map { $0 + supply(of: collected, times: -1) } }

  /// From when on a person watches over its run-out.
  package mutating func runsOut(_ moment: Instant?) {
    runOut = moment
    moments[.runOutWatch] = moment.map { $0 - .days(gapRisk.countsAsHigh ? 7 : 3) }
  }

  private mutating func move(to new: Collected?) {
    runOut = runOut.map { $0 + supply(of: collected, times: -1) + supply(of: new, times: 1) }
    collected = new
  }

  /// How long it lasts.
  private func supply(of collected: Collected?, times sign: Int64) -> Span {
    // Of what was handed over before it was told of here the clinic's own date knows.
    guard let collected, let daysSupply, importedAt.map({ collected.since > $0 }) ?? true else {
      return .zero
    }
    let days = Span.days(Int64(daysSupply)).milliseconds * sign
    guard collected.isPart, let part = collected.thousandths, let whole = collected.ofThousandths else {
      return Span(milliseconds: days)
    }
    return Span(milliseconds: Int64((Double(days) * Double(part) / Double(whole)).rounded()))
  }
}
