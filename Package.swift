// swift-tools-version: 6.3
import PackageDescription

/// What every target is compiled with: Swift 6 mode, memory safety spelled out, no warning let through.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")

func house(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .testTarget(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "kase",
  products: [.executable(name: "kase", targets: ["kase"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
  ],
  targets: [
    house("Amounts"),
    house("CanonicalJSON"),
    house("Commerce", ["Amounts", "CanonicalJSON"]),
    .target(name: "CLedgerSupport", linkerSettings: [.linkedLibrary("sqlite3")]),
    house("Devices", ["Amounts"]),
    house("Simulators", ["Amounts", "Devices"]),
    house(
      "Setup", ["Amounts", "CanonicalJSON", "Commerce", yams],
      resources: ["LV", "PL", "RU", "DE", "generic"].map {
        .embedInCode("../../countries/\($0).yaml")
      } + [.embedInCode("../../samples/services.csv")]),
    house(
      "LedgerStore", ["Amounts", "CanonicalJSON", "Commerce", "CLedgerSupport", grdb, crypto]),
    house("Exports", ["Amounts", "Commerce"]),
    house(
      "Operations",
      [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "Exports", "LedgerStore", "Setup",
        cryptoExtras, logging,
      ]),
    house(
      "HTTPAPI",
      [
        "Amounts", "CanonicalJSON", "Commerce", "Operations", hummingbird,
        .product(name: "HummingbirdCore", package: "hummingbird"), logging, lifecycle,
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    .target(
      name: "CounterTesting",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "LedgerStore", "Operations", "Setup",
        "Simulators",
      ], path: "Tests/CounterTesting", swiftSettings: strict),
    .executableTarget(
      name: "StoreBench",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "LedgerStore", "Operations", "Setup",
      ], path: "Benchmarks/StoreBench", swiftSettings: strict),
    tests("AmountsTests", ["Amounts"]),
    tests("CanonicalJSONTests", ["CanonicalJSON"]),
    tests("CommerceTests", ["Amounts", "CanonicalJSON", "Commerce"]),
    tests("StyleTests", []),
    tests("SetupTests", ["Amounts", "Commerce", "Setup"]),
    tests(
      "LedgerStoreTests",
      ["Amounts", "CanonicalJSON", "Commerce", "CounterTesting", "LedgerStore", "Operations", grdb]),
    tests(
      "OperationsTests",
      [
        "Amounts", "CanonicalJSON", "Commerce", "CounterTesting", "Devices", "Exports",
        "LedgerStore", "Operations", "Setup", "Simulators",
      ]),
    tests("HTTPAPITests", ["CanonicalJSON", "Commerce", "HTTPAPI", "Operations"]),
    .executableTarget(
      name: "kase",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "Exports", "HTTPAPI", "LedgerStore",
        "Operations", "Setup", "Simulators", arguments, logging, lifecycle,
      ], swiftSettings: strict),
  ]
)
