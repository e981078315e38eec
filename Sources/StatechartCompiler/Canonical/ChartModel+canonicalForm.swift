extension ChartModel {
  /// The chart as text that says all it means and nothing of how it is laid out: no comments, white space or
  /// prefixes, attributes and lists whose order means nothing in one order, defaults written out.
  ///
  /// Two files with the same form are the same chart. The form is part of what is stored, by its hash: a
  /// change to it needs a new first line.
  package var canonicalForm: String {
    var form = CanonicalForm()
    form.line("chart-form 1")
    form.line("chart", name)
    for event in events.sorted(by: { $0.name < $1.name }) {
      form.line(
        "event", event.name, "actors", event.actors.map(\.value).sorted().joined(separator: ","),
        "payload", event.payload ?? "-", event.isDecodable ? "decodable" : "opaque")
    }
    for asked in guards.sorted(by: { $0.name < $1.name }) {
      form.line("guard", asked.name, asked.isConstant ? "constant" : "free")
    }
    form.write(root)
    return form.text
  }

  /// SHA-256 of the canonical form, in hexadecimal: the version that stored refills carry.
  package var version: String { SHA256.hexadecimal(Array(canonicalForm.utf8)) }
}
