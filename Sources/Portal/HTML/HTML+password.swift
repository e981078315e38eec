extension HTML {
  /// For the password that an account has already.
  mutating func passwordField(_ label: String) {
    element("label", ["for": "password"], label)
    open(
      "input",
      [
        "id": "password", "name": "password", "type": "password", "autocomplete": "current-password",
        "required": "required",
      ])
  }
}
