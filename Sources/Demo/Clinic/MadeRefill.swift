import Foundation

/// A refill as the API answers that it was made.
struct MadeRefill: Decodable {
  let id: String
  let version: Int64

  private struct Made: Decodable { let refills: [MadeRefill] }

  static func first(in body: [UInt8]) throws -> MadeRefill {
    guard let first = try JSONDecoder().decode(Made.self, from: Data(body)).refills.first else {
      throw DemoHouse.Failure(description: "The request made no refill.")
    }
    return first
  }
}
