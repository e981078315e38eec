import Foundation

extension FileValue {
  /// An address by https; by http only on this machine, because everything that is asked names a patient's medicine
  /// or carries a secret.
  func address(mayHaveQuery: Bool) throws(FileError) -> String {
    let text = try text()
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased(), let host = url.host(),
      !host.isEmpty,
      mayHaveQuery || url.query == nil, url.fragment == nil, url.user == nil, url.password == nil
    else {
      throw refusal("Write an address such as https://pharmacy.example/api, without a user or a query.")
    }
    let isHere = ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host)
    guard scheme == "https" || (scheme == "http" && isHere) else {
      throw refusal("Use https: http is taken for this machine only.")
    }
    return text
  }
}
