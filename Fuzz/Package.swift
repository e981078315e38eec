// swift-tools-version: 6.3
import PackageDescription

// Fuzzers of what reads bytes: `scripts/fuzz` builds and runs them. A package of its own, since every part of it is
// compiled to be watched; its name is the product's, since the rooms open to each other by the package's name.

let watched: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  // What libFuzzer asks for, to see which bytes lead somewhere new and what they are compared with.
  .unsafeFlags(["-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp"]),
]

let package = Package(
  name: "refilld",
  platforms: [.macOS(.v26)],
  targets: [
    .target(name: "Statecharts", swiftSettings: watched),
    .target(name: "SeededRandom", swiftSettings: watched),
    .target(name: "StatechartCompiler", dependencies: ["Statecharts"], swiftSettings: watched),
    // libFuzzer brings the entry point.
    .executableTarget(
      name: "FuzzCompiler", dependencies: ["SeededRandom", "StatechartCompiler", "Statecharts"],
      swiftSettings: watched + [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "FuzzSnapshot", dependencies: ["SeededRandom", "Statecharts"],
      swiftSettings: watched + [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
