extension Connector {
  /// The JSON of an answer that does not say itself that it failed.
  /// - Parameter subject: what the answer is called in words.
  func answer(_ body: [UInt8], called subject: String = "The answer") throws(AnswerError) -> JSONValue {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(body)
    } catch {
      throw AnswerError(.notJSON, "\(subject) is no JSON that can be read", underlying: error)
    }
    if failure.finds(in: value) {
      throw AnswerError(.failed, "\(subject) says that it failed, in spite of its HTTP status.")
    }
    return value
  }
}
