import Statecharts

extension RefillRecord {
  /// A part, or the rest, was handed over. Nobody runs out as long as they have it.
  ///
  /// Some sources say how much this part is, others how much it is in all: what would be more than the whole is in all. A
  /// source that says the same again speaks of the same part.
  mutating func collect(_ report: Report, repeatsLast isRepeat: Bool) {
    let start = isRepeat ? collected?.before ?? 0 : collected?.thousandths ?? 0
    let whole = handedOver?.ofThousandths ?? collected?.ofThousandths
    let all = handedOver.map { quantity in
      let sum = start + quantity.thousandths
      guard let whole, sum > whole else { return sum }
      return min(max(quantity.thousandths, start), whole)
    }
    runOut = runOut.map { $0 + supply(of: collected, times: -1) }
    collected = Collected(
      thousandths: all, before: start, ofThousandths: whole,
      since: collected?.since ?? report.handedOverAt ?? report.orderedBy)
    runOut = runOut.map { $0 + supply(of: collected, times: 1) }
    // What the patient has now is what the page and the chart ask for.
    handedOver = collected?.quantity
  }

  /// The last part was not handed over after all. A rest that becomes ready takes back nothing.
  mutating func takeBackLastPart() {
    guard let last = collected, !last.isPart else { return }
    runOut = runOut.map { $0 + supply(of: last, times: -1) }
    guard last.before > 0 else {
      collected = nil
      return
    }
    collected = Collected(
      thousandths: last.before, before: 0, ofThousandths: last.ofThousandths, since: last.since)
    runOut = runOut.map { $0 + supply(of: collected, times: 1) }
  }

  /// How long it lasts.
  private func supply(of collected: Collected?, times sign: Int64) -> Span {
    guard let collected, let daysSupply else { return .zero }
    let days = Span.days(Int64(daysSupply)).milliseconds * sign
    guard collected.isPart, let part = collected.thousandths, let whole = collected.ofThousandths else {
      return Span(milliseconds: days)
    }
    return Span(milliseconds: Int64((Double(days) * Double(part) / Double(whole)).rounded()))
  }
}
