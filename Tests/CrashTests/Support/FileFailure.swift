/// What SQLite gets instead of a call.
struct FileFailure: Hashable, Sendable {
  /// SQLite's extended result code.
  let code: Int32
  /// So many bytes of a write get to the disk all the same.
  var part = 0

  /// `SQLITE_IOERR`: what a process meets that is gone.
  static let gone: Int32 = 10

  /// Whether it is `SQLITE_IOERR` of some kind.
  var isInputOutput: Bool { code & 0xFF == Self.gone }

  /// The ways in which calls fail.
  enum Manner: String, CaseIterable, Sendable {
    /// The disk does not do it.
    case inputOutput
    /// There is no room.
    case full
    /// Nobody may write.
    case readOnly
    /// The file ends before it should.
    case shortRead
    /// Somebody else has it.
    case busy

    /// - Returns: nil where such a call does not fail in this way.
    func failure(of call: FileCall) -> FileFailure? { failure(of: call.kind, amount: call.amount) }

    func failure(of kind: FileCall.Kind, amount: Int = 0) -> FileFailure? {
      switch (self, kind) {
      case (.inputOutput, .open): FileFailure(code: 14)
      case (.inputOutput, .write): FileFailure(code: 10 | 3 << 8, part: amount / 2)
      case (.inputOutput, let kind): FileFailure(code: 10 | kind.inputOutputDetail << 8)
      case (.full, .write): FileFailure(code: 13, part: amount / 2)
      case (.readOnly, .write), (.readOnly, .truncate), (.readOnly, .delete): FileFailure(code: 8)
      case (.shortRead, .read): FileFailure(code: 10 | 2 << 8)
      case (.busy, .lock), (.busy, .lockMemory): FileFailure(code: 5)
      default: nil
      }
    }

    /// Each so many-th call is failed in this manner. Each call fails once with the disk, and each write for want of
    /// room; in the others SQLite goes the same ways.
    var stride: Int {
      switch self {
      case .inputOutput, .full: 1
      case .readOnly, .shortRead, .busy: 4
      }
    }

    /// Codes of the store that say what happened.
    var codes: Set<String> {
      switch self {
      // A file that cannot be opened may be somebody's permissions as well as the disk.
      case .inputOutput: ["input-output", "unavailable"]
      // The file is cut short, and may look like none of ours.
      case .shortRead: ["input-output", "schema"]
      case .full, .readOnly, .busy: ["unavailable"]
      }
    }
  }
}

extension FileCall.Kind {
  /// Which of SQLite's `SQLITE_IOERR_…` it is.
  fileprivate var inputOutputDetail: Int32 {
    switch self {
    case .open: 0
    case .read: 1
    case .write: 3
    case .sync: 4
    case .truncate: 6
    case .size: 7
    case .unlock: 8
    case .delete: 10
    case .access: 13
    case .reserved: 14
    case .lock: 15
    case .close: 16
    case .lockMemory: 20
    case .mapMemory, .unmapMemory: 21
    }
  }
}
