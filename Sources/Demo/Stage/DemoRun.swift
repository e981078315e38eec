import Curl
import Daemon
package import Foundation
package import Logging
import PharmacySimulator
import Portal
import Statecharts
import Store
import Tracking

/// Runs the demo: the daemon, all that stands around it, the clinic that fills, and the page that shows it.
package struct DemoRun: Sendable {
  /// The clinic fills over this night.
  private static let night = Span.hours(14)

  /// Of the demo's page, and of the daemon's.
  package let port: Int
  package let pagesPort: Int
  package let place: URL
  package let log: Logger
  /// Writes what `refilld init` writes into a folder.
  package let starter: @Sendable (URL) throws -> Void
  /// Says a line to whoever started it.
  package let say: @Sendable (String) throws -> Void

  package init(
    port: Int, pagesPort: Int, place: URL, log: Logger,
    starter: @escaping @Sendable (URL) throws -> Void, say: @escaping @Sendable (String) throws -> Void
  ) {
    self.port = port
    self.pagesPort = pagesPort
    self.place = place
    self.log = log
    self.starter = starter
    self.say = say
  }

  /// Until the daemon is told to stop, or the time is over.
  /// - Parameter seconds: nil: no end.
  package func run(seconds: Int?) async throws {
    let clock = DemoClock(at: DemoMorning.before(SystemTime().now()) - Self.night)
    let pharmacies = DemoFolder.pharmacies.mapValues { _ in
      PharmacySimulator(
        .init(token: DemoFolder.token, speed: 1, now: { clock.now().milliseconds }, plan: DemoPlan.plan))
    }
    let phone = DemoPhone()
    let mail = MailServer { mail in
      guard let text = MailText(mail.text) else { return }
      phone.take(.init(at: clock.now(), subject: text.subject, words: text.words), for: mail.recipient)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      var pharmacyPorts: [String: Int] = [:]
      for (name, pharmacy) in pharmacies {
        group.addTask { try await pharmacy.run() }
        guard let port = await pharmacy.port else {
          throw DaemonError(
            .configuration, "A simulated pharmacy could not listen on the loopback interface.")
        }
        pharmacyPorts[name] = port
      }
      let (ports, found) = AsyncStream<Int>.makeStream()
      group.addTask { try await mail.run { found.yield($0) } }
      guard let mailPort = await ports.first(where: { _ in true }) else { return }
      let folder = DemoFolder(
        folder: place, port: pagesPort, stagePort: port, mailPort: mailPort, pharmacyPorts: pharmacyPorts)
      try folder.write(starter: starter)
      let client = try CurlClient()
      let screen = DemoScreen(say)
      let stage = try await stage(folder, clock, pharmacies, phone, client, screen)
      group.addTask { try await StageServer(stage: stage, port: port).run() }
      let (ready, isReady) = AsyncStream<Int>.makeStream()
      group.addTask { try await stage.house.daemon.run { isReady.yield($0) } }
      if let seconds {
        group.addTask {
          try await Task.sleep(for: .seconds(seconds))
          kill(getpid(), SIGTERM)
        }
      }
      // Requests are taken once the server's own callback has returned.
      let filling = Task {
        if await ready.first(where: { _ in true }) != nil { await fill(stage, screen) }
      }
      _ = try await group.next()
      filling.cancel()
      group.cancelAll()
      await client.shutdown()
    }
  }

  private func stage(
    _ folder: DemoFolder, _ clock: DemoClock, _ pharmacies: [String: PharmacySimulator], _ phone: DemoPhone,
    _ client: CurlClient, _ screen: DemoScreen
  ) async throws -> Stage {
    let settings = try await SettingsReader().read(folder.file)
    let files = try ConfigurationFolder(settings.folder, address: settings.address, environment: [:])
    let lines = StageLines()
    let setup = Setup(
      settings: settings, folder: files, time: clock, counted: { clock.counted() }, patience: .long,
      framedBy: "http://127.0.0.1:\(port)",
      line: { text in
        lines.take(text)
        try screen.line(text)
      }
    ) { error in
      FileHandle.standardError.write(Data("refilld: the disk failed: \(error.message)\n".utf8))
      exit(1)
    }
    let house = try DemoHouse(
      address: settings.address, daemon: Daemon(setup, log: log), pharmacies: pharmacies, phone: phone,
      clock: clock, client: client)
    return Stage(house, lines: lines)
  }

  private func fill(_ stage: Stage, _ screen: DemoScreen) async {
    do {
      try say("A clinic fills with \(DemoClinic.refills) refills…")
      let clinic = DemoClinic(house: stage.house)
      try await clinic.addStaff()
      for index in 0..<DemoClinic.refills { try await clinic.add(index) }
      stage.house.clock.jump(to: DemoMorning.before(SystemTime().now()))
      try await stage.prepare()
      try say(
        """

        Open http://127.0.0.1:\(port): a patient's phone, the clinic's desk, and what goes wrong at the press of a button.
        Its clock goes as yours until you let it run. Ctrl-C ends it. Transitions as they happen:

        """)
      screen.begin()
    } catch {
      FileHandle.standardError.write(Data("refilld: the demo could not be filled: \(error)\n".utf8))
    }
  }
}
