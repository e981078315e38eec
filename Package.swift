// swift-tools-version: 6.3
import PackageDescription

/// What every target is held to.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "refilld",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "refilld", targets: ["refilld"]),
    .executable(name: "refilld-sim", targets: ["refilld-sim"]),
    .executable(name: "statechart", targets: ["statechart"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The charts: from SCXML to types.
    .target(name: "Statecharts", swiftSettings: strict),
    .target(name: "StatechartCompiler", dependencies: ["Statecharts"], swiftSettings: strict),
    .executableTarget(
      name: "statechart", dependencies: ["StatechartCompiler", argumentParser], swiftSettings: strict),
    .plugin(name: "StatechartPlugin", capability: .buildTool(), dependencies: ["statechart"]),

    // What decides, what keeps, what lets in and out.
    .target(
      name: "Refills", dependencies: ["Statecharts"], swiftSettings: strict, plugins: ["StatechartPlugin"]),
    .target(
      name: "Store", dependencies: ["Refills", "Statecharts", crypto, grdb, grdbSQLite], swiftSettings: strict
    ),
    .target(
      name: "Tracking", dependencies: ["Refills", "Statecharts", "Store", lifecycle, logging],
      swiftSettings: strict),

    // Talking to pharmacies, to people, to systems.
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "Curl", dependencies: ["CCurl"], swiftSettings: strict),
    .target(
      name: "Pharmacies",
      dependencies: [
        "Curl", "Refills", "Statecharts", "Store", "Tracking", crypto, cryptoExtras, lifecycle, logging, yams,
      ],
      resources: [.copy("Connectors")], swiftSettings: strict),
    .target(
      name: "Notifications",
      dependencies: ["Curl", "Refills", "Statecharts", "Store", "Tracking", crypto, logging],
      swiftSettings: strict),
    .target(
      name: "Portal",
      dependencies: [
        "Notifications", "Refills", "Statecharts", "Store", "Tracking", crypto, cryptoExtras, httpTypes,
        hummingbird, logging, nioCore, nioPosix,
      ],
      resources: [.copy("OpenAPI/openapi.json")], swiftSettings: strict),

    // Putting it together.
    .target(
      name: "Daemon",
      dependencies: [
        "Curl", "Notifications", "Pharmacies", "Portal", "Refills", "Statecharts", "Store", "Tracking",
        configuration, crypto, hummingbird, lifecycle, logging, signals, yams,
      ],
      swiftSettings: strict),
    .target(
      name: "PharmacySimulator", dependencies: [hummingbird, lifecycle, logging], swiftSettings: strict),
    .target(
      name: "Demo",
      dependencies: [
        "Curl", "Daemon", "Notifications", "PharmacySimulator", "Portal", "Refills", "Statecharts", "Store",
        "Tracking", httpTypes, hummingbird, logging, nioCore, nioPosix,
      ],
      resources: [.copy("Stage/Page")], swiftSettings: strict),
    .executableTarget(
      name: "refilld",
      dependencies: [
        "Curl", "Daemon", "Demo", "Notifications", "Pharmacies", "Portal", "Refills", "Statecharts", "Store",
        "Tracking", argumentParser, logging,
      ],
      swiftSettings: strict),

    // What it costs.
    .target(name: "CBench"),
    .target(name: "SeededRandom", swiftSettings: strict),
    .executableTarget(
      name: "refilld-bench",
      dependencies: [
        "CBench", "Curl", "Notifications", "Pharmacies", "Refills", "SeededRandom", "Statecharts", "Store",
        "Tracking", argumentParser,
        lifecycle, logging,
      ],
      swiftSettings: strict),

    // What goes wrong, from a seed.
    .target(
      name: "Simulation",
      dependencies: [
        "Curl", "Notifications", "Pharmacies", "Refills", "SeededRandom", "Statecharts", "Store", "Tracking",
        logging,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "refilld-sim", dependencies: ["Simulation", argumentParser], swiftSettings: strict),

    // Tests: one target a room.
    .target(name: "LoopbackTesting", swiftSettings: strict),
    .target(name: "CCrashVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "StoreTesting", dependencies: ["Refills", "SeededRandom", "Statecharts", "Store"],
      swiftSettings: strict),
    .testTarget(
      name: "StatechartsTests", dependencies: ["SeededRandom", "Statecharts"], exclude: ["Corpus/inputs"],
      swiftSettings: strict),
    .testTarget(
      name: "StatechartCompilerTests", dependencies: ["SeededRandom", "StatechartCompiler", "Statecharts"],
      exclude: ["Corpus/inputs"], swiftSettings: strict),
    .testTarget(
      name: "RefillsTests", dependencies: ["Refills", "SeededRandom", "Statecharts"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Refills", "SeededRandom", "Statecharts", "Store", "StoreTesting", crypto, grdb],
      exclude: ["Schemas"], swiftSettings: strict),
    .testTarget(
      name: "CrashTests",
      dependencies: [
        "CCrashVFS", "Refills", "SeededRandom", "Statecharts", "Store", "StoreTesting", "Tracking",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TrackingTests",
      dependencies: [
        "Refills", "SeededRandom", "Statecharts", "Store", "StoreTesting", "Tracking", lifecycle, logging,
      ],
      swiftSettings: strict),
    .testTarget(name: "DemoTests", dependencies: ["Demo", "Statecharts"], swiftSettings: strict),
    .testTarget(name: "CurlTests", dependencies: ["Curl", "LoopbackTesting"], swiftSettings: strict),
    .testTarget(
      name: "PharmaciesTests",
      dependencies: [
        "Curl", "LoopbackTesting", "Pharmacies", "PharmacySimulator", "Refills", "Statecharts", "Store",
        "StoreTesting",
        "Tracking",
        crypto, cryptoExtras, lifecycle, logging,
      ],
      exclude: ["Corpus/inputs"], swiftSettings: strict),
    .testTarget(
      name: "PharmacySimulatorTests", dependencies: ["Curl", "PharmacySimulator"], swiftSettings: strict),
    .testTarget(
      name: "NotificationsTests",
      dependencies: [
        "Curl", "LoopbackTesting", "Notifications", "Refills", "Statecharts", "Store", "StoreTesting",
        "Tracking", logging,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PortalTests",
      dependencies: [
        "Notifications", "Portal", "Refills", "Statecharts", "Store", "StoreTesting", "Tracking", crypto,
        httpTypes, hummingbird, hummingbirdTesting, logging,
      ],
      swiftSettings: strict),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"], swiftSettings: strict),
    .testTarget(
      name: "DaemonTests",
      dependencies: [
        "Daemon", "Notifications", "Pharmacies", "Portal", "Refills", "Statecharts", "Store", logging,
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
