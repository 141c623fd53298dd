// swift-tools-version: 6.3
import PackageDescription

/// What every target is compiled with: Swift 6 mode, memory safety spelled out, no warning let
/// through.
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

func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: excluding, resources: resources,
    swiftSettings: strict)
}

/// The templates that Kase carries, without their ending.
let templates = [
  "act", "bank-settlement", "card-slip", "cash-book", "cash-in", "cash-out", "claim", "copy",
  "count", "credit-note", "deposit", "destruction", "invoice", "order", "prepayment", "refund",
  "sale", "settlement", "test", "waybill", "x", "z",
]

/// The printers' profiles that Kase carries, without their ending.
let printers = [
  "bixolon-srp-350iii", "citizen-ct-s310ii", "epson-tm-m30iii", "epson-tm-t20iii",
  "epson-tm-t88iv", "epson-tm-t88v", "epson-tm-t88vi", "pos-5890", "pos-8360", "rongta-rp326",
  "star-tsp100iv", "star-tsp143", "star-tsp650ii", "unknown", "xprinter-xp-80c",
]

/// The terminals' profiles that Kase carries, without their ending.
let terminals = ["nexo", "zvt", "zvt-card-complete", "zvt-synchronised"]

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
    house("Graphics"),
    house("Receipts", ["Graphics"]),
    house("PrinterLanguages", ["Graphics", "Receipts"]),
    .systemLibrary(
      name: "CPangoCairo", path: "Sources/CPangoCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"])]),
    house("Typesetting", ["CPangoCairo", "Graphics", "Receipts"]),
    house(
      "Stationery", ["Amounts", "CanonicalJSON", "Commerce", "Receipts", yams],
      resources: templates.map { .embedInCode("../../receipts/\($0).receipt") }
        + ["lv", "en", "de", "ru", "pl"].map { .embedInCode("../../receipts/words/\($0).yaml") }),
    .systemLibrary(
      name: "CLibUSB", path: "Sources/CLibUSB", pkgConfig: "libusb-1.0",
      providers: [.apt(["libusb-1.0-0-dev"])]),
    house("USB", ["CLibUSB"]),
    house("ZVT", ["Amounts"]),
    house("Nexo", ["Amounts", "CanonicalJSON"]),
    house(
      "Devices",
      ["Amounts", "CanonicalJSON", "Nexo", "PrinterLanguages", "Receipts", "USB", "ZVT"]),
    house(
      "Simulators",
      [
        "Amounts", "CanonicalJSON", "Devices", "Graphics", "Nexo", "PrinterLanguages", "Receipts",
        "ZVT",
      ]),
    house(
      "Setup", ["Amounts", "CanonicalJSON", "Commerce", "Devices", "PrinterLanguages", yams],
      resources: ["LV", "PL", "RU", "DE", "generic"].map {
        .embedInCode("../../countries/\($0).yaml")
      } + [.embedInCode("../../samples/services.csv")]
        + printers.map { .embedInCode("../../devices/printers/\($0).yaml") }
        + terminals.map { .embedInCode("../../devices/terminals/\($0).yaml") }),
    house(
      "LedgerStore", ["Amounts", "CanonicalJSON", "Commerce", "CLedgerSupport", grdb, crypto]),
    house("Exports", ["Amounts", "Commerce"]),
    house(
      "Operations",
      [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "Exports", "Graphics", "LedgerStore",
        "PrinterLanguages", "Receipts", "Setup", "Stationery", "Typesetting", cryptoExtras, logging,
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
    house(
      "Drills",
      [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "LedgerStore", "Operations", "Setup",
        "Simulators", "ZVT",
      ]),
    .target(
      name: "CounterTesting",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "LedgerStore", "Operations",
        "PrinterLanguages", "Setup", "Simulators", "Stationery",
      ], path: "Tests/CounterTesting", swiftSettings: strict),
    .executableTarget(
      name: "StoreBench",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "LedgerStore", "Operations", "Setup",
      ], path: "Benchmarks/StoreBench", swiftSettings: strict),
    .executableTarget(
      name: "PaperBench",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "Graphics", "PrinterLanguages", "Receipts",
        "Setup", "Stationery", "Typesetting",
      ], path: "Benchmarks/PaperBench", swiftSettings: strict),
    tests("AmountsTests", ["Amounts"]),
    tests("CanonicalJSONTests", ["CanonicalJSON"]),
    tests("CommerceTests", ["Amounts", "CanonicalJSON", "Commerce"]),
    tests("StyleTests", []),
    tests("SetupTests", ["Amounts", "Commerce", "PrinterLanguages", "Setup"]),
    tests("GraphicsTests", ["Graphics"]),
    tests("ReceiptsTests", ["Graphics", "Receipts"]),
    tests("PrinterLanguagesTests", ["Graphics", "PrinterLanguages", "Receipts", "Setup"]),
    tests("TypesettingTests", ["Graphics", "Receipts", "Typesetting"]),
    tests(
      "StationeryTests",
      ["Amounts", "CanonicalJSON", "Commerce", "Graphics", "Receipts", "Setup", "Stationery"],
      excluding: ["Goldens/files"]),
    tests(
      "SimulatorsTests",
      [
        "Amounts", "CanonicalJSON", "Devices", "Graphics", "Nexo", "PrinterLanguages", "Receipts",
        "Simulators", "ZVT",
      ]),
    tests(
      "LedgerStoreTests",
      ["Amounts", "CanonicalJSON", "Commerce", "CounterTesting", "LedgerStore", "Operations", grdb]),
    tests(
      "OperationsTests",
      [
        "Amounts", "CanonicalJSON", "Commerce", "CounterTesting", "Devices", "Exports",
        "LedgerStore", "Operations", "PrinterLanguages", "Receipts", "Setup", "Simulators",
        "Stationery",
      ]),
    .systemLibrary(
      name: "CUMockdev", path: "Tests/CUMockdev", pkgConfig: "umockdev-1.0",
      providers: [.apt(["libumockdev-dev"])]),
    .target(
      name: "USBBed", dependencies: ["CUMockdev"], path: "Tests/USBBed",
      cSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("util")]),
    tests("USBTests", ["USB", "USBBed"]),
    tests("ZVTTests", ["Amounts", "ZVT"]),
    tests("NexoTests", ["Amounts", "CanonicalJSON", "Nexo"]),
    tests(
      "DevicesTests",
      [
        "Amounts", "CanonicalJSON", "Devices", "Nexo", "PrinterLanguages", "Setup", "Simulators",
        "USB", "ZVT",
      ]),
    tests("DrillsTests", ["Amounts", "Devices", "Drills"]),
    tests("HTTPAPITests", ["CanonicalJSON", "Commerce", "HTTPAPI", "Operations"]),
    .executableTarget(
      name: "kase",
      dependencies: [
        "Amounts", "CanonicalJSON", "Commerce", "Devices", "Drills", "Exports", "Graphics",
        "HTTPAPI", "LedgerStore", "Nexo", "Operations", "PrinterLanguages", "Receipts", "Setup",
        "Simulators", "Stationery", "Typesetting", "USB", "ZVT", arguments, logging, lifecycle,
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
  ]
)

// Hostile bytes at every decoder, `make fuzz-bytes`: libFuzzer brings the entry point, so the
// target
// stands here only where it is asked for.
if Context.environment["KASE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "FuzzDecoders",
      dependencies: [
        "Amounts", "CanonicalJSON", "Devices", "Nexo", "PrinterLanguages", "Simulators", "USB",
        "ZVT",
      ], path: "Tests/Fuzz", exclude: ["run.py", "seeds"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
