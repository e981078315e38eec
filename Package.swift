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

let package = Package(
  name: "refilld",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "statechart", targets: ["statechart"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
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

    // Tests: one target a room.
    .testTarget(name: "StatechartsTests", dependencies: ["Statecharts"], swiftSettings: strict),
    .testTarget(
      name: "StatechartCompilerTests", dependencies: ["StatechartCompiler", "Statecharts"], swiftSettings: strict),
    .testTarget(name: "RefillsTests", dependencies: ["Refills", "Statecharts"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
