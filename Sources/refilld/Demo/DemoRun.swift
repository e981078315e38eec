import Daemon
import Foundation
import Portal
import Statecharts
import Store

/// Runs the demo: the daemon, the clinic that fills, the links, the live transitions.
struct DemoRun {
  let folder: DemoFolder
  let time: ScaledTime
  let seconds: Int?

  func run() async throws {
    let screen = DemoScreen()
    let settings = try await SettingsReader().read(folder.file)
    let files = try ConfigurationFolder(settings.folder, address: settings.address, environment: [:])
    let setup = Setup(
      settings: settings, folder: files, time: time, counted: { time.counted() }, patience: .long,
      line: { try screen.line($0) }
    ) { error in
      FileHandle.standardError.write(Data("refilld: the disk failed: \(error.message)\n".utf8))
      exit(1)
    }
    let daemon = try Daemon(setup, log: JSONLog.logger("error"))
    let clinic = DemoClinic(daemon: daemon, time: time)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await daemon.run { port in
          do {
            try await fill(clinic, screen, port)
          } catch {
            FileHandle.standardError.write(Data("refilld: the demo could not be filled: \(error)\n".utf8))
          }
        }
      }
      if let seconds {
        group.addTask {
          try await Task.sleep(for: .seconds(seconds))
          kill(getpid(), SIGTERM)
        }
      }
      _ = try await group.next()
      group.cancelAll()
    }
  }

  private func fill(_ clinic: DemoClinic, _ screen: DemoScreen, _ port: Int) async throws {
    try Output.line("A clinic fills with \(DemoClinic.refills) refills…")
    try await clinic.addStaff()
    for index in 0..<DemoClinic.refills { try await clinic.add(index) }
    let patients = try await clinic.links(count: 3)
    try Output.line(
      """

      Staff:    http://127.0.0.1:\(port)/desk   sign in as provider or support, password “\(DemoClinic.password)”
      Patients: a link works once
      \(patients.map { "          \($0)" }.joined(separator: "\n"))

      A day takes a minute. Ctrl-C ends it. Transitions as they happen:

      """)
    screen.begin()
  }
}
