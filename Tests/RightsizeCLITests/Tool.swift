import Foundation
import Testing

/// The built tool, run as a process.
enum Tool {
  /// What a run left behind.
  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  struct NotBuilt: Error {}

  /// The repository's root.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether expected texts are written anew instead of compared: `RIGHTSIZER_RECORD=1 swift test`.
  static let isRecording = ProcessInfo.processInfo.environment["RIGHTSIZER_RECORD"] == "1"

  /// What a build under a sanitizer is told, which runs of the tool must hear as well: the argument
  /// parser leaves memory behind where it ends the process.
  static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
  }

  /// The folder of the built products, that of the test bundle.
  static func folder() throws -> URL {
    let starts =
      [URL(filePath: ProcessInfo.processInfo.arguments[0])]
      + Bundle.allBundles.map(\.bundleURL)
    for start in starts {
      var folder = start.resolvingSymlinksInPath()
      for _ in 0..<6 {
        folder.deleteLastPathComponent()
        if FileManager.default.isExecutableFile(atPath: folder.appending(path: "rightsize").path) {
          return folder
        }
      }
    }
    throw NotBuilt()
  }

  /// Runs the tool in the repository's root (or another folder) without a terminal, with nothing in
  /// the environment but what is given.
  static func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:],
    in directory: URL = root
  ) throws -> Result {
    try run(arguments: arguments, input: input, environment: environment, in: directory)
  }

  static func run(
    arguments: [String], input: String? = nil, environment: [String: String] = [:],
    in directory: URL = root
  ) throws -> Result {
    try run(
      folder().appending(path: "rightsize"), arguments, input: input, environment: environment,
      in: directory)
  }

  /// Runs a shell command with the tool in PATH, its standard error beside its standard output.
  static func shell(_ command: String, in directory: URL = root) throws -> Result {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      URL(filePath: "/bin/bash"), ["-c", command],
      environment: ["PATH": try folder().path + ":" + path, "LC_ALL": "C.UTF-8"], in: directory)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: String? = nil,
    environment: [String: String], in directory: URL
  ) throws -> Result {
    // Files instead of pipes: no output is too long, and nothing waits for a reader.
    try Scratch.with { scratch in
      let names = ["input", "output", "errors"].map { scratch.appending(path: $0) }
      try Data((input ?? "").utf8).write(to: names[0])
      for name in names.dropFirst() { try Data().write(to: name) }
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.environment = environment.merging(sanitizerOptions) { given, _ in given }
      process.currentDirectoryURL = directory
      process.standardInput = try FileHandle(forReadingFrom: names[0])
      process.standardOutput = try FileHandle(forWritingTo: names[1])
      process.standardError = try FileHandle(forWritingTo: names[2])
      try process.run()
      process.waitUntilExit()
      let texts = try names.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
      let isSignal = process.terminationReason == .uncaughtSignal
      return Result(
        code: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
        output: texts[1], errors: texts[2])
    }
  }
}

/// A folder that is gone after use.
enum Scratch {
  static func with<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rightsizer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension URL {
  /// Writes a file into a folder and gives its path.
  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    let url = appending(path: name)
    try Data(text.utf8).write(to: url)
    return url.path
  }
}

/// Inputs of the tests: a published job, and small made-up ones.
enum Inputs {
  static let job12 = "datasets/jobs/describe_12_instructpix2pix_default_cpu_mem_2023-04.json"
  static let job08 = "datasets/jobs/describe_08_pytorch_neo_default_full_2022-03-08.json"
  static let job03 = "datasets/jobs/describe_03_xgboost_default_2021-11.json"

  static let failedJob =
    #"{"JobName":"failed-job","Status":"FAILED","FailureReason":"the role may not do that"}"#

  /// What is told of it.
  static let failedJobTold =
    "no recommendations of job failed-job, whose status is FAILED: the role may not do that"

  static let failedSteps = """
    {"Steps":[{"StepType":"BENCHMARK","JobName":"steps-job","Status":"FAILED","InferenceBenchmark":{
      "EndpointConfiguration":{"EndpointName":"e","VariantName":"v","InstanceType":"ml.m5.large",
        "InitialInstanceCount":1},"ModelConfiguration":{},"FailureReason":"out of memory"}}]}
    """
}
