import ArgumentParser
import Statecharts
import Tracking

/// `refilld-bench pages`: the other end of `delta`.
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "Answers each search with fills that have changed; prints its port.",
    shouldDisplay: false)

  @Argument var refills: Int
  @Argument var changes: Int
  @Argument var status: String

  func run() throws {
    var pages = ChangedPages(refills: refills, changes: changes, status: status)
    try LocalServer { pages.answer($0, at: SystemTime().now()) }.run()
  }
}
