#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension ThreadCount {
  /// One thread for each processor that the system has running.
  public static var machine: ThreadCount {
    ThreadCount(Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))))
  }
}
