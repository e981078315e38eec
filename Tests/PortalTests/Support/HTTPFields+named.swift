import HTTPTypes

extension HTTPField.Name {
  static var secFetchSite: Self { named("Sec-Fetch-Site") }
  static var referrerPolicy: Self { named("Referrer-Policy") }

  private static func named(_ text: String) -> Self {
    guard let name = Self(text) else { preconditionFailure("\(text) is no header") }
    return name
  }
}

extension HTTPFields {
  /// These and those; of the same name those.
  func with(_ others: HTTPFields) -> HTTPFields {
    var all = self
    for field in others { all[field.name] = field.value }
    return all
  }
}
