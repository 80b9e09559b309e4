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
  dependencies: [
    .package(name: "rightsizer", path: ".."),
    // The harness of the kernel benchmarks; without its traits it measures no allocations and needs
    // no preloaded library.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    // Our side of the comparison: peers/run starts it once for each workload and cell.
    .executableTarget(
      name: "rightsizer-benchmarks",
      dependencies: [.product(name: "Rightsizer", package: "rightsizer")],
      swiftSettings: settings),
    // Our side alone, over time: `swift package benchmark`.
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Rightsizer", package: "rightsizer"),
      ],
      path: "Benchmarks/Kernels",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
