/// The prefixes in scope (Namespaces in XML 1.0, sections 3 to 6).
struct XMLNamespaces {
  private static let xml = "http://www.w3.org/XML/1998/namespace"
  private static let xmlns = "http://www.w3.org/2000/xmlns/"

  private var bindings: [(prefix: String, namespace: String)] = []

  /// How many declarations are in scope. An element notes it before its own and truncates to it at its end.
  var count: Int { bindings.count }

  mutating func truncate(to count: Int) {
    bindings.removeLast(bindings.count - count)
  }

  /// - Parameter prefix: empty for the default namespace.
  mutating func declare(_ prefix: String, as namespace: String, at position: SourcePosition) throws(XMLError)
  {
    guard prefix != "xmlns", prefix != "xml" || namespace == Self.xml,
      namespace != Self.xmlns, prefix == "xml" || namespace != Self.xml
    else {
      throw XMLError(
        code: .malformed, message: "the names 'xml' and 'xmlns' are reserved; choose another prefix",
        position: position)
    }
    guard prefix.isEmpty || !namespace.isEmpty else {
      throw XMLError(
        code: .malformed, message: "the prefix '\(prefix)' needs a namespace that is not empty",
        position: position)
    }
    guard bindings.count < XMLLimits.namespaces else {
      throw XMLError(
        code: .limit, message: "more than \(XMLLimits.namespaces) namespaces are in scope; declare fewer",
        position: position)
    }
    bindings.append((prefix, namespace))
  }

  /// - Parameters:
  ///   - name: with or without a prefix.
  ///   - isAttribute: an attribute without a prefix is in no namespace, an element is in the default one.
  func resolve(_ name: String, isAttribute: Bool, at position: SourcePosition) throws(XMLError) -> XMLName {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else {
      return XMLName(namespace: isAttribute ? "" : namespace(of: "") ?? "", local: name)
    }
    guard let namespace = namespace(of: String(parts[0])) else {
      throw XMLError(
        code: .malformed, message: "the prefix '\(parts[0])' is not declared; add xmlns:\(parts[0])=\"…\"",
        position: position)
    }
    return XMLName(namespace: namespace, local: String(parts[1]))
  }

  private func namespace(of prefix: String) -> String? {
    prefix == "xml" ? Self.xml : bindings.last { $0.prefix == prefix }?.namespace
  }
}
