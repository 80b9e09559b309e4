// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // The JSON cursor holds a RawSpan: bounds-checked reading without a copy.
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "rightsizer",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Rightsizer", targets: ["Rightsizer"]),
    .executable(name: "rightsize", targets: ["RightsizeCLI"]),
  ],
  dependencies: [
    // Arguments, help and completions of the tool; the library has no dependency.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["liblapacke-dev"]), .brew(["lapack"])]),
    // Unpacks gzip.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // Inner loops compiled for several levels of one processor family, chosen at run time.
    .target(name: "CKernels"),
    .target(
      name: "Rightsizer", dependencies: ["CKernels", "COpenBLAS", "CLAPACKE", "CZlib"],
      swiftSettings: settings),
    .executableTarget(
      name: "RightsizeCLI",
      dependencies: [
        "Rightsizer", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["Rightsizer"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "RightsizerTests", dependencies: ["CKernels", "Rightsizer", "TestSupport"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "RightsizeCLITests", dependencies: ["RightsizeCLI", "Rightsizer", "TestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
