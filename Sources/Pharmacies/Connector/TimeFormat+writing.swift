import Refills
import Statecharts

extension TimeFormat {
  /// A moment in this format; nil for the formats that are read only.
  func written(_ moment: Instant) -> String? {
    switch self {
    case .seconds: String(moment.milliseconds / 1000)
    case .milliseconds: String(moment.milliseconds)
    case .rfc3339: moment.rfc3339
    default: nil
    }
  }
}

extension FileValue {
  /// A format in which a moment can be written.
  func writtenTime() throws(FileError) -> TimeFormat {
    guard let format = TimeFormat(rawValue: try text()), format.written(Instant(milliseconds: 0)) != nil
    else {
      throw refusal("Write rfc3339, seconds or milliseconds here.")
    }
    return format
  }
}
