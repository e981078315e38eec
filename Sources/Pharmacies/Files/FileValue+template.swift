package import Curl

extension FileValue {
  /// A text whose gaps are among those given.
  package func template(_ gaps: Set<String>) throws(FileError) -> Template {
    let text = try text()
    guard let template = Template(text) else { throw refusal("A brace in “\(text)” has no partner.") }
    if let stranger = template.gaps.first(where: { !gaps.contains($0) }) {
      throw refusal(
        "Nothing is called {\(stranger)} here: "
          + (gaps.isEmpty
            ? "write plain text."
            : "write one of \(gaps.sorted().map { "{\($0)}" }.joined(separator: ", "))."))
    }
    return template
  }
}
