import PharmacySimulator

/// The patients of a pharmacy whose system says one day that everything is ready.
enum MassMistake {
  static let count = 40
  static let others = (1..<count).map { ScenePatient("mass\($0)", DemoNames.person($0), number: 20 + $0) }

  /// - Returns: how many refills the pharmacy spoke of.
  static func happen(_ house: DemoHouse) async throws -> Int {
    let ids = ["mass0"] + others.map(\.id)
    let pharmacy = try house.pharmacy(DemoFolder.depot)
    let fills = pharmacy.fills(of: Set(ids))
    for fill in fills { pharmacy.set(fill, .ready) }
    for fill in fills { try await house.push(fill, at: DemoFolder.depot) }
    return fills.count
  }
}
