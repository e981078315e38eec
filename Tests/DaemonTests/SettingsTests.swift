import Daemon
import Testing

@Suite("The flat settings")
struct SettingsTests {
  private func read(
    _ yaml: String, flags: [String: String] = [:], environment: [String: String] = [:]
  ) async throws -> Settings {
    let folder = try SettingsFolder(["refilld.yaml": yaml])
    return try await SettingsReader(flags: flags, environment: environment).read(folder.file)
  }

  private func refusal(
    _ yaml: String, flags: [String: String] = [:], environment: [String: String] = [:]
  ) async throws -> SettingsError {
    try #require(
      await #expect(throws: SettingsError.self) {
        try await read(yaml, flags: flags, environment: environment)
      })
  }

  @Test("A flag wins over the environment, the environment over the file, the file over what is usual")
  func precedence() async throws {
    let yaml = "listen:\n  port: 1\n"
    let variables = ["REFILLD_LISTEN_PORT": "2", "LISTEN_PORT": "9"]
    let flags = ["listen.port": "3"]
    for (settings, port, source) in [
      (try await read("address: https://clinic.example"), 8080, Settings.Source?.none),
      (try await read(yaml), 1, .file), (try await read(yaml, environment: variables), 2, .environment),
      (try await read(yaml, flags: flags, environment: variables), 3, .flag),
    ] {
      #expect(settings.port == port)
      #expect(settings.values["listen.port"]?.source == source)
    }
  }

  @Test("Every setting can be given in each of the three places", arguments: SettingKey.all)
  func places(_ option: SettingKey) async throws {
    let value = option.fallback
    let parts = option.key.split(separator: ".")
    let yaml = parts.count == 2 ? "\(parts[0]):\n  \(parts[1]): \"\(value)\"" : "\(option.key): \"\(value)\""
    for (settings, source) in [
      (try await read(yaml), Settings.Source.file),
      (try await read("{}", environment: [option.variable: value]), .environment),
      (try await read("{}", flags: [option.key: value]), .flag),
    ] {
      let given = try #require(settings.values[option.key])
      #expect(given.text == value)
      #expect(given.source == source)
    }
  }

  @Test("An empty file is all that is usual, and paths begin beside it")
  func standard() async throws {
    let folder = try SettingsFolder(["refilld.yaml": "# nothing\n"])
    let settings = try await SettingsReader().read(folder.file)
    #expect(settings.address == "http://127.0.0.1:8080")
    #expect(settings.database == folder.path + "data/refilld.sqlite")
    #expect(try await read("database: /var/lib/refilld.sqlite").database == "/var/lib/refilld.sqlite")
    #expect(try await read("address: https://clinic.example/").address == "https://clinic.example")
  }

  @Test(
    "A key that is not there is refused with its place and those that are",
    arguments: [
      ("adress: https://clinic.example\n", "adress", "1:1"),
      ("listen:\n  host: 127.0.0.1\n  prot: 80\n", "listen.prot", "3:3"), ("listen: 80\n", "listen", "1:1"),
    ])
  func unknown(_ yaml: String, _ key: String, _ mark: String) async throws {
    let error = try await refusal(yaml)
    #expect(error.code == .unknownKey)
    #expect(error.message.contains("refilld.yaml:\(mark): there is no setting “\(key)”"), "\(error)")
    for option in SettingKey.all { #expect(error.message.contains(option.key)) }
  }

  @Test(
    "A value that cannot be is refused with what to write",
    arguments: [
      ("listen: {port: 65536}", "from 0 to 65535"), ("listen: {port: eighty}", "from 0 to 65535"),
      ("listen: {port: 80.5}", "from 0 to 65535"), ("listen: {port: [80]}", "from 0 to 65535"),
      ("listen: {port: true}", "from 0 to 65535"), ("listen: {host: \"\"}", "not empty"),
      ("log: {level: loud}", "one of debug, info"), ("log: {level: 5}", "one of debug, info"),
      ("database: [a]", "not empty"),
      ("address: http://clinic.example", "https://"),
      ("address: http://127.0.0.1.clinic.example", "https://"),
      ("address: http://localhost.example", "https://"),
      ("address: https://clinic.example/refills", "https://"),
      ("address: https://clinic.example?x", "https://"), ("address: https://", "https://"),
      ("address: clinic.example", "https://"), ("- a", "settings such as"),
    ])
  func badValue(_ yaml: String, _ wanted: String) async throws {
    let error = try await refusal(yaml)
    #expect(error.code == .badValue, "\(error)")
    #expect(error.message.contains(wanted), "\(error)")
  }

  @Test("A bad value is refused wherever it comes from, and says where")
  func badSources() async throws {
    let variable = try await refusal("{}", environment: ["REFILLD_LOG_LEVEL": "loud"])
    #expect(
      variable.message
        == "log.level is “loud” (environment), but must be one of debug, info, notice, warning, error.")
    #expect(try await refusal("{}", flags: ["listen.port": "-1"]).message.contains("(flag)"))
  }

  @Test("A file that is not there or is no YAML is named", arguments: ["listen: [", "a: b: c", "\tx"])
  func unreadable(_ yaml: String) async throws {
    let error = try await refusal(yaml)
    #expect(error.code == .unreadable)
    #expect(error.message.contains("refilld.yaml"))
    let missing = await #expect(throws: SettingsError.self) {
      try await SettingsReader().read("/nowhere/refilld.yaml")
    }
    #expect(missing?.message.contains("refilld init") == true)
  }
}
