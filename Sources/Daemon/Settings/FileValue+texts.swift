import Curl
import Foundation
import Notifications
import Pharmacies
import Refills

/// Parts of a text channel's file.
extension FileValue {
  /// An address by https, or by http on this machine, whose host no gap can change.
  func gatewayURL(_ gaps: Set<String>) throws(FileError) -> Template {
    let template = try template(gaps)
    let text = try text()
    let schemes = ["https://", "http://127.0.0.1", "http://localhost"]
    guard let scheme = schemes.first(where: text.hasPrefix) else {
      throw refusal("Write an address that begins with https://; http is taken for this machine only.")
    }
    let host = text.dropFirst(scheme.count).prefix { $0 != "/" }
    guard !host.contains("{"), !host.contains("@"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      scheme == schemes[0] ? !host.isEmpty : host.isEmpty || host.first == ":"
    else {
      throw refusal("Write a host, and after its slash the path; gaps stand in the path or the query only.")
    }
    return template
  }

  func fields(_ gaps: Set<String>) throws(FileError) -> [TextGatewayBody.TextField] {
    var fields: [TextGatewayBody.TextField] = []
    for (name, value) in try table().entries {
      fields.append(TextGatewayBody.TextField(name, try value.template(gaps)))
    }
    return fields
  }

  func textJSON(_ gaps: Set<String>) throws(FileError) -> TextJSON {
    if isMapping {
      var members: [TextJSON.Member] = []
      for (name, value) in try table().entries {
        members.append(TextJSON.Member(name, try value.textJSON(gaps)))
      }
      return .members(members)
    }
    if isList {
      var elements: [TextJSON] = []
      for value in try list() { elements.append(try value.textJSON(gaps)) }
      return .list(elements)
    }
    if let literal = plainLiteral { return .literal(literal) }
    return .text(try template(gaps))
  }

  func textAnswers() throws(FileError) -> TextAnswers {
    let all = try mapping(["id", "code", "codes"])
    func pointer(_ key: String) throws(FileError) -> JSONPointer? {
      try all.optional(key) { value throws(FileError) in try value.pointer() }
    }
    var codes: [String: TextAnswers.Meaning] = [:]
    if let table = all["codes"] {
      for (code, value) in try table.table().entries { codes[code] = try value.meaning() }
    }
    return TextAnswers(id: try pointer("id"), code: try pointer("code"), codes: codes)
  }

  func textReports(_ folder: URL, _ environment: [String: String]) throws(FileError) -> TextReports {
    let all = try mapping([
      "header", "secret", "from", "text", "status", "delivered", "failed", "code", "ended",
    ])
    var ended: [String: ContactEnding.Cause] = [:]
    if let table = all["ended"] {
      for (code, value) in try table.table().entries { ended[code] = try value.ending() }
    }
    let secret = try Secret(try all.required("secret"), folder: folder, environment: environment)
    return TextReports(
      proof: .header(try all.required("header").text().lowercased(), values: [secret.text]),
      from: try all.required("from").textPlace(), text: try all.required("text").textPlace(),
      status: try all.required("status").textPlace(), delivered: try all.required("delivered").words(),
      failed: try all.required("failed").words(),
      code: try all.optional("code") { value throws(FileError) in try value.textPlace() }, ended: ended)
  }

  private func words() throws(FileError) -> Set<String> {
    var words: Set<String> = []
    for value in try list() { words.insert(try value.text()) }
    return words
  }

  private func textPlace() throws(FileError) -> TextPlace {
    guard let place = TextPlace(try text()) else { throw badPointer }
    return place
  }

  private func pointer() throws(FileError) -> JSONPointer {
    guard let pointer = JSONPointer(try text()) else { throw badPointer }
    return pointer
  }

  private var badPointer: FileError {
    refusal("Write a JSON pointer such as /messages/0/id, or for reports the name of a form's field.")
  }

  private func meaning() throws(FileError) -> TextAnswers.Meaning {
    switch try text() {
    case "taken": .taken
    case "again": .again
    case "refused": .refused
    default: .ended(try ending())
    }
  }

  private func ending() throws(FileError) -> ContactEnding.Cause {
    switch try text() {
    case "stopped": .stopped
    case "not-valid": .notValid
    default: throw refusal("Write one of taken, again, refused, not-valid, stopped; in reports the last two.")
    }
  }
}
