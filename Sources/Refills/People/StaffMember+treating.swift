package import Statecharts

extension Collection<StaffMember> {
  /// Whether one of them may decide for a patient of this brand who is in `state` at `moment`. Where no provider of the
  /// brand has any licence on record, licences are kept elsewhere, and nothing can be said against it.
  package func canTreat(in state: String, of brand: BrandName, at moment: Instant) -> Bool {
    let licensed = filter { $0.roles[brand]?.contains(.provider) == true && !$0.licences.isEmpty }
    return licensed.isEmpty || licensed.contains { $0.isLicensed(in: state, at: moment) }
  }
}
