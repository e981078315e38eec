import Foundation
import Pharmacies
import Portal

extension FileValue {
  /// The picture that is named here and lies beside the file. It is read when the service starts and sent from its own
  /// address, so that no page asks anybody else for it.
  func logo(in folder: URL) throws(FileError) -> BrandLogo {
    let name = try text()
    guard !name.hasPrefix("."), !name.contains("/"), !name.contains("\\") else {
      throw refusal("Write the name of a picture that lies beside this file, such as logo.png.")
    }
    let bytes: Data
    do {
      let handle = try FileHandle(forReadingFrom: folder.appending(path: name))
      defer { try? handle.close() }
      bytes = try handle.read(upToCount: BrandLogo.largest + 1) ?? Data()
    } catch {
      throw refusal("The picture “\(name)” can't be read: put it beside this file.", .unreadable)
    }
    guard bytes.count <= BrandLogo.largest else {
      throw refusal("The picture has more than \(BrandLogo.largest) bytes: make it smaller.")
    }
    guard let logo = BrandLogo(png: Array(bytes)) else {
      throw refusal(
        "The picture is no PNG of at most \(BrandLogo.longestSide) by \(BrandLogo.longestSide) pixels: save it as one."
      )
    }
    return logo
  }
}
