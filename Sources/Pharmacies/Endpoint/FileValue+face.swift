import Refills

extension FileValue {
  /// What patients are shown of a pharmacy: `shown: {name: Main Street Pharmacy, address: …, phone: …}`.
  /// - Parameter hours: of the same file.
  func pharmacyFace(hours: WeeklyHours?) throws(FileError) -> PharmacyFace {
    let all = try mapping(["name", "address", "phone"])
    return PharmacyFace(
      name: try all.required("name").visibleText(),
      address: try all.optional("address") { value throws(FileError) in try value.visibleText() },
      phone: try all.optional("phone") { value throws(FileError) in try value.phoneText() },
      hours: hours)
  }

  /// Patients tap on it.
  private func phoneText() throws(FileError) -> String {
    let text = try visibleText()
    guard text.isDialled(leastDigits: 3) else {
      throw refusal("Write a phone number as it is dialled, such as +1 555 010 0100.")
    }
    return text
  }
}
