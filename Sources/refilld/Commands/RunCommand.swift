import ArgumentParser
import Daemon
import Foundation
import Logging
import Store

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Run the daemon.")

  @OptionGroup var config: ConfigOption

  func run() async throws {
    try await Ending.guarding {
      // Whatever it writes is its owner's alone: the database, the key, the socket.
      umask(0o077)
      let (settings, folder) = try await config.read()
      let log = JSONLog.logger(settings.logLevel)
      let setup = Setup(settings: settings, folder: folder, line: Output.line) { error in
        // An fsync that failed is not tried again: what is on disk is known after a restart only.
        FileHandle.standardError.write(Data("refilld: the disk failed: \(error.message)\n".utf8))
        Foundation.exit(1)
      }
      let daemon = try Daemon(setup, log: log)
      try await daemon.run { port in
        log.notice("listening", metadata: ["host": "\(settings.host)", "port": "\(port)"])
      }
    }
  }
}
