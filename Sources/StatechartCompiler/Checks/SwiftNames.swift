/// How names of a chart are spelled in Swift.
enum SwiftNames {
  /// `patientPart` becomes `PatientPart`.
  static func typeName(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `provider.approve` becomes `providerApprove`.
  static func caseName(_ event: String) -> String {
    let tokens = event.split(separator: ".").map(String.init)
    return (tokens.first ?? "") + tokens.dropFirst().map(typeName).joined()
  }
}
