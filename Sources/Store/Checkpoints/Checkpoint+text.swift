import Foundation
import Refills
import Statecharts

/// A few lines that can be mailed, printed and typed in again.
extension Checkpoint {
  package var text: String {
    Self.statement(head, at: at, key: key) + "signature \(signature.hexadecimal)\n"
  }

  /// Reads the checkpoints of a file: one after the other, with or without empty lines between them. What a crash cut
  /// off at its end is passed over.
  /// - Parameter name: of the file, for messages.
  /// - Throws: `unreadable` where a line is none of a checkpoint's, or there is none.
  package static func all(in text: String, of name: String) throws(StoreError) -> [Checkpoint] {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    var found: [Checkpoint] = []
    var rest = lines[...]
    while !rest.isEmpty {
      let block = rest.prefix(Self.words.count)
      guard let checkpoint = one(Array(block)) else {
        // Appended last, and not whole.
        if !found.isEmpty, block.count < Self.words.count { break }
        throw StoreError(
          .unreadable,
          "\(name) holds something that is no checkpoint, after \(found.count) that are. "
            + "Take it as `refilld checkpoint` wrote it.")
      }
      found.append(checkpoint)
      rest = rest.dropFirst(Self.words.count)
    }
    guard !found.isEmpty else {
      throw StoreError(.unreadable, "\(name) holds no checkpoint. Take it as `refilld checkpoint` wrote it.")
    }
    return found
  }

  package static func all(inFile path: String) throws(StoreError) -> [Checkpoint] {
    let bytes = try OwnedDescriptor.open(path, .reading).bytes(atMost: CheckpointFile.mostBytes)
    return try all(in: String(decoding: bytes, as: UTF8.self), of: path)
  }

  private static let words = ["refilld checkpoint", "sequence", "head", "time", "key", "signature"]

  private static func one(_ lines: [String]) -> Checkpoint? {
    guard lines.count == words.count else { return nil }
    var values: [String] = []
    for (line, word) in zip(lines, words) {
      guard line.hasPrefix(word + " ") else { return nil }
      values.append(String(line.dropFirst(word.count + 1)))
    }
    guard values[0] == "1", let sequence = Int64(values[1]), sequence >= 0,
      let head = bytes(values[2]), let moment = Instant(rfc3339: values[3]), let key = bytes(values[4]),
      let signature = bytes(values[5])
    else { return nil }
    return Checkpoint(
      JournalHead(sequence: sequence, chain: head), at: moment, key: key, signature: signature)
  }

  /// Nil for what is not hexadecimal.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
