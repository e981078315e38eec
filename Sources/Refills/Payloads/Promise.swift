package import Statecharts

/// When somebody said that it will be there.
package struct Promise: Hashable, Sendable, Codable {
  package let at: Instant

  package init(at: Instant) {
    self.at = at
  }

  private enum CodingKeys: String, CodingKey { case at }

  package init(from decoder: any Decoder) throws {
    at = try decoder.container(keyedBy: CodingKeys.self).decode(WrittenInstant.self, forKey: .at).moment
  }
}
