import ArgumentParser
import Foundation

/// Starts the command and ends the process with the codes that `refilld --help` names.
@main
enum Main {
  /// What scripts expect of a call whose words are off (POSIX utilities, sh).
  private static let usage: Int32 = 2

  static func main() async {
    do {
      var command = try Refilld.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard Refilld.exitCode(for: error) == .validationFailure else { Refilld.exit(withError: error) }
      FileHandle.standardError.write(Data((Refilld.fullMessage(for: error) + "\n").utf8))
      exit(usage)
    }
  }
}
