import Foundation

/// What this process has used.
enum Usage {
  /// User and system time of all threads, in seconds.
  static var cpu: Double {
    let usage = all
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The most memory it ever held, in MiB.
  static var peakMegabytes: Double { Double(all.ru_maxrss) / 1024 }

  /// Memory that it holds now, in bytes.
  static func resident() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { throw BenchError.noMemoryFigure }
    return pages * Int(getpagesize())
  }

  /// What SQLite has asked the heap for, in bytes: its caches, above all. The library comes with the store.
  static func sqlite() throws -> Int {
    typealias Used = @convention(c) () -> Int64
    guard let symbol = unsafe dlsym(nil, "sqlite3_memory_used") else { throw BenchError.noMemoryFigure }
    return Int(unsafe unsafeBitCast(symbol, to: Used.self)())
  }

  private static var all: rusage {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
