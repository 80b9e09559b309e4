import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Inputs that are no ordinary files: nothing waits for a writer who never comes.
struct OddInputTests {
  /// A folder with a job, a pipe without a writer, links in a circle, devices and a socket.
  private func withOddFolder(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      let job = try Data(contentsOf: Tool.root.appending(path: Inputs.job12))
      try job.write(to: folder.appending(path: "a.json"))
      let setup = try Tool.shell(
        """
        mkfifo pipe.json; ln -s two.json one.json; ln -s one.json two.json; ln -s /dev/zero zero.json
        ln -s /dev/null null.json; ln -s . inner; ln -s pipe.json linked.json
        """, in: folder)
      #expect(setup.code == 0)
      let socket = folder.appending(path: "socket.json").path
      try #require(bindSocket(socket) == 0)
      try body(folder)
    }
  }

  /// A socket under a name, as servers make.
  private func bindSocket(_ path: String) -> CInt {
    #if canImport(Glibc)
      let kind = CInt(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let descriptor = socket(AF_UNIX, kind, 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  #if os(Linux)
    // Other systems have names in UTF-8 alone.
    @Test("A file whose name is no UTF-8 is told with the mend, and the others are answered")
    func otherName() throws {
      try Scratch.with { folder in
        let job = try Data(contentsOf: Tool.root.appending(path: Inputs.job12))
        try job.write(to: folder.appending(path: "a.json"))
        let run = try Tool.shell(
          "cp a.json \"$(printf 'b\\377.json')\"; timeout 20 rightsize rank . 2>errors",
          in: folder)
        let errors = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
        #expect(run.code == 66)
        #expect(run.output.contains("ml.g5.xlarge"))
        #expect(errors.contains("error: ./b\u{FFFD}.json: no such file: bytes of a name that are"))
        #expect(errors.contains("rename it"))
      }
    }
  #endif

  @Test(
    "In a folder they are told with what to do, and the files beside them are answered",
    arguments: [
      "rank", "frontier", "inspect --format csv", "select --demand 100",
      "crossover --from 1 --to 100", "export --to - --format csv",
    ])
  func folder(command: String) throws {
    try withOddFolder { folder in
      let run = try Tool.shell("timeout 20 rightsize \(command) . 2>errors", in: folder)
      let errors = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
      #expect(run.code == 65)
      #expect(run.output.contains("ml.g5.xlarge"))
      let lines = errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
      let pipe = "a pipe in a folder is not read: name it by itself, or move it away"
      let device =
        "neither a file nor a folder, but a device or a socket: move it out of the folder"
      let circle = "a link that leads in a circle: name the file itself, or mend the link"
      #expect(
        lines == [
          "error: ./linked.json: \(pipe)", "error: ./null.json: \(device)",
          "error: ./one.json: \(circle)", "error: ./pipe.json: \(pipe)",
          "error: ./socket.json: \(device)", "error: ./two.json: \(circle)",
          "error: ./zero.json: \(device)",
        ])
    }
  }

  @Test("validate tells the same of a folder")
  func validate() throws {
    try withOddFolder { folder in
      let run = try Tool.shell("timeout 20 rightsize validate . 2>&1 >/dev/null", in: folder)
      #expect(run.code == 65)
      #expect(run.output.split(separator: "\n").count == 7)
      #expect(run.output.contains("error: ./pipe.json: a pipe in a folder is not read"))
    }
  }

  @Test("A pipe that is named is read to its end, as an input and as any file of an option")
  func named() throws {
    try withOddFolder { folder in
      let direct = try Tool.shell(
        "cat a.json > pipe.json & timeout 20 rightsize rank pipe.json", in: folder)
      let file = try Tool.shell("rightsize rank a.json", in: folder)
      #expect(direct.code == 0 && direct.output == file.output)
      let prices = try Tool.shell(
        """
        echo ml.g5.xlarge,2 > pipe.json & timeout 20 rightsize select --demand 9 \\
          --allow ml.g5.xlarge --prices pipe.json a.json
        """, in: folder)
      #expect(
        prices.code == 0 && prices.output.contains("the price of ml.g5.xlarge is from pipe.json"))
      let checked = try Tool.shell(
        "echo '{}' > pipe.json & timeout 20 rightsize validate pipe.json", in: folder)
      #expect(checked.code == 65 && checked.output.contains("pipe.json: "))
    }
  }

  @Test("Named by themselves, circles, sockets, devices and folders for files are told")
  func refused() throws {
    try withOddFolder { folder in
      for (arguments, told) in [
        ("rank one.json", "error: one.json: a link that leads in a circle"),
        ("rank socket.json", "error: socket.json: a socket or a device, not a file"),
        ("rank zero.json", "error: zero.json: a device, not a file"),
        ("select --demand 9 --prices . a.json", "error: .: a folder, not a file"),
        ("select --profile . a.json", "error: .: a folder, not a file"),
        ("rank --weights ahp:. a.json", "error: .: a folder, not a file"),
        ("select --demand 9 --prices zero.json a.json", "error: zero.json: a device, not a file"),
      ] {
        let run = try Tool.shell("timeout 20 rightsize \(arguments) 2>&1", in: folder)
        #expect(run.code == 65 && run.output.hasPrefix(told), "\(arguments): \(run.output)")
      }
    }
  }
}
