package import Refills

/// How many messages of one kind went out about one endpoint's refills in one hour.
package struct NoticeRate: Hashable, Sendable {
  /// Rows of the queue that are looked at to count them: a week of a large clinic, read in a second or two.
  package static let mostRows = 500_000

  package let endpoint: EndpointName
  package let notice: RefillChart.Notice
  /// Hours since 1970.
  package let hour: Int64
  package let count: Int

  package init(endpoint: EndpointName, notice: RefillChart.Notice, hour: Int64, count: Int) {
    self.endpoint = endpoint
    self.notice = notice
    self.hour = hour
    self.count = count
  }
}
