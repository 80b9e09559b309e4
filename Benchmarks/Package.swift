// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "rightsizer", path: "..")],
  targets: [
    // Our side of the comparison: peers/run starts it once for each workload and cell.
    .executableTarget(
      name: "rightsizer-benchmarks",
      dependencies: [.product(name: "Rightsizer", package: "rightsizer")],
      swiftSettings: settings)
  ],
  swiftLanguageModes: [.v6]
)
