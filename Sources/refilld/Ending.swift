import ArgumentParser
import Daemon
import Foundation
import Pharmacies
import Store

/// How commands end: one line to standard error that says what to do, and a code that scripts can read.
enum Ending {
  static let tryAgain: Int32 = 75
  static let configuration: Int32 = 78

  /// Runs a command and turns its errors into words and codes.
  static func guarding(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as SettingsError {
      throw ended(error.message, configuration)
    } catch let error as FileError {
      throw ended(error.description, configuration)
    } catch let error as DaemonError {
      throw ended(error.message, configuration)
    } catch let error as StoreError {
      throw ended(error.message, error.code == .unavailable ? tryAgain : 1)
    }
  }

  private static func ended(_ message: String, _ code: Int32) -> ExitCode {
    FileHandle.standardError.write(Data("refilld: \(message)\n".utf8))
    return ExitCode(code)
  }
}
