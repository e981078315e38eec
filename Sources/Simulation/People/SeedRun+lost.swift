import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension SeedRun {
  /// Where support was told that it is now; most often it is.
  func next(of refill: Refill) -> PharmacyPlace? {
    guard let other = pick(pharmacies) else { return nil }
    let item = dice.chance(80) ? other.add(refill.record.external.text) : nil
    return PharmacyPlace(endpoint: other.name, item: dice.chance(50) ? item : nil, tells: other.tells)
  }

  /// What did not arrive is asked for in its place.
  func sendAgain(_ old: Refill) {
    guard let prescription = people.prescriptions.first(where: { $0.id == old.record.prescription }) else {
      return
    }
    let now = clock.now()
    let id = RefillID(at: now, using: &dice)
    people.refills.append(id)
    guard let external = ExternalID("R\(people.refills.count)") else { return }
    let record = RefillRecord(
      id: id, external: external, prescription: prescription, brand: clinic.brand, request: nil,
      way: old.record.way,
      pharmacy: old.record.pharmacy.map { PharmacyPlace(endpoint: $0.endpoint, tells: $0.tells) },
      requestedAt: now, replaces: old.id)
    request([.begin(record, first: [.screen(reason: nil)])], by: .support, named: "support")
  }
}
