import Foundation
import Statecharts

/// A body of the API: an object whose members are all known.
package protocol JSONBody: Decodable {
  /// Every member that it may have; others are somebody's mistake and refused by name.
  static var members: Set<String> { get }
}

extension PortalRequest {
  /// - Throws: a problem that names the member that is wrong.
  func decode<Body: JSONBody>(_ type: Body.Type) throws(Problem) -> Body {
    let kind = headers["content-type"]?.split(separator: ";").first.map { $0.lowercased() } ?? ""
    guard kind == "application/json" else { throw .notJSON }
    do {
      guard let object = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
        throw Problem.malformed("The body is not a JSON object.")
      }
      if let unknown = object.keys.sorted().first(where: { !Body.members.contains($0) }) {
        throw Problem.malformed(
          "There is no member “\(unknown.prefix(60))”; there are: \(Body.members.sorted().joined(separator: ", "))."
        )
      }
      let decoder = JSONDecoder()
      if let key = Instant.reading { decoder.userInfo[key] = WireTime.reading }
      return try decoder.decode(Body.self, from: Data(body))
    } catch let problem as Problem {
      throw problem
    } catch let error as DecodingError {
      throw Self.problem(of: error)
    } catch {
      throw .malformed("The body is not JSON.")
    }
  }

  /// Names the member and what it should be, never what stood there: that may be about a person.
  static func problem(of error: DecodingError) -> Problem {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      (context.codingPath + (last.map { [$0] } ?? [])).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        .joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context): .malformed("“\(path(context, key))” is missing.")
    case .valueNotFound(_, let context): .malformed("“\(path(context))” may not be null.")
    case .typeMismatch(let type, let context): .malformed("“\(path(context))” is not \(name(of: type)).")
    case .dataCorrupted(let context):
      .malformed(
        context.codingPath.isEmpty ? "The body is not JSON." : "“\(path(context))” \(wish(context)).")
    @unknown default: .malformed("The body cannot be read.")
    }
  }

  /// What JSON calls a type.
  private static func name(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "a text"
    case is Bool.Type: "true or false"
    case is any BinaryInteger.Type, is any BinaryFloatingPoint.Type: "a number"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }

  /// What our own types say of a value that they refuse; the library's words would repeat the value.
  private static func wish(_ context: DecodingError.Context) -> String {
    let words = context.debugDescription
    return ["a ", "there is "].contains { words.hasPrefix($0) }
      ? "is not right: \(words)" : "has a value that it cannot have"
  }
}
