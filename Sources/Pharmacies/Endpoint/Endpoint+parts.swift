import Curl
import Foundation
import Statecharts

extension Endpoint {
  static func connector(_ value: FileValue, folder: URL) throws(FileError) -> Connector {
    let name = try value.text()
    if name.hasSuffix(".yaml") {
      return try Connector.read(URL(filePath: name, relativeTo: folder), as: name)
    }
    do throws(FileError) {
      return try Connector.builtIn(name)
    } catch {
      throw error.code == .unreadable ? value.refusal(error.message, .unreadable) : error
    }
  }

  /// Where a system is: an address without a slash at its end.
  static func url(_ value: FileValue) throws(FileError) -> String {
    let text = try value.address(mayHaveQuery: false)
    return text.last == "/" ? String(text.dropLast()) : text
  }

  static func tls(_ value: FileValue, folder: URL) throws(FileError) -> CurlTLS {
    let mapping = try value.mapping(["authority", "certificate", "key"])
    func path(_ key: String) throws(FileError) -> String? {
      guard let place = mapping[key] else { return nil }
      let path = URL(filePath: try place.text(), relativeTo: folder).path
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw place.refusal(
          "The file \(path) cannot be read: check that it is there and may be read.", .unreadable)
      }
      return path
    }
    if let key = mapping["key"], mapping["certificate"] == nil {
      throw key.refusal("A key is of use with its “certificate” only.", .missingKey)
    }
    return CurlTLS(
      authorityFile: try path("authority"), certificateFile: try path("certificate"), keyFile: try path("key")
    )
  }

  /// How requests to this endpoint are made.
  var options: CurlOptions {
    CurlOptions(
      timeouts: CurlTimeouts(totalMilliseconds: Int(limits.timeout.milliseconds)),
      maxBodyBytes: limits.maximumBody,
      tls: tls, protocols: url.lowercased().hasPrefix("https") ? .https : .http,
      credentials: access.credentials)
  }

  /// Reads what this endpoint says.
  var reader: ItemReader {
    ItemReader(connector: connector, endpoint: name, zone: zone, known: known)
  }

  /// What every request carries.
  var headers: [CurlHeader] {
    connector.headers.sorted { $0.key < $1.key }.map { CurlHeader($0.key, $0.value) } + access.headers
  }

  /// A request below this endpoint's address; nil where a gap of its path has no value.
  func request(
    _ shape: RequestShape, headers: [CurlHeader] = [], options: CurlOptions, _ value: (String) -> JSONValue?
  ) -> CurlRequest? {
    CurlRequest(shape, at: url, headers: self.headers + headers, options: options, value)
  }
}
