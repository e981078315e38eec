import Foundation

/// A file of the page.
struct StageFile: Sendable {
  let path: String
  let name: String
  let type: String

  static let all = [
    StageFile(path: "/", name: "stage.html", type: "text/html; charset=utf-8"),
    StageFile(path: "/stage.css", name: "stage.css", type: "text/css; charset=utf-8"),
    StageFile(path: "/stage.js", name: "stage.js", type: "text/javascript; charset=utf-8"),
  ]

  func bytes() throws -> Data {
    guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Page") else {
      throw DemoHouse.Failure(
        description: "\(name) is not installed: copy refilld_Demo.resources beside the program.")
    }
    return try Data(contentsOf: url)
  }
}
