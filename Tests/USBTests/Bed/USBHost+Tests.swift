import Glibc
import Testing
import USB

extension USBHost {
  /// A host that hears events and asks little of patience.
  static func hasty() -> USBHost { USBHost(rescanMilliseconds: 0, busyPauseMilliseconds: 5) }

  /// The description of what is plugged in at a port.
  func device(at portPath: String) async throws -> USBDescription {
    try #require(try await devices().first { $0.portPath == portPath })
  }

  /// Opens the best printer interface of a device and closes it after use, whatever happens.
  nonisolated func withPrinter<Value>(
    at portPath: String, _ body: (any USBPort, USBInterface) async throws -> Value
  ) async throws -> Value {
    let device = try await device(at: portPath)
    let interface = try #require(device.printerInterface)
    let port = try await open(device, claiming: [interface])
    let result: Result<Value, any Error>
    do { result = .success(try await body(port, interface)) } catch { result = .failure(error) }
    await port.close()
    return try result.get()
  }
}

extension USBDescription {
  /// The interface of the printer class that answers.
  var printerInterface: USBInterface? {
    interfaces.first { ($0.classCode, $0.protocolCode) == (7, 2) }
  }
}

/// The code that a call fails with; nothing where it does not.
func code<Value>(of body: () async throws -> Value) async throws -> USBError.Code? {
  do {
    _ = try await body()
    return nil
  } catch let error as USBError { return error.code }
}

/// Expects a call to fail with a code.
func expect<Value>(
  _ expected: USBError.Code, sourceLocation: SourceLocation = #_sourceLocation,
  of body: () async throws -> Value
) async throws {
  #expect(try await code(of: body) == expected, sourceLocation: sourceLocation)
}

/// How many files this process has open.
func openFileCount() -> Int {
  guard let folder = unsafe opendir("/proc/self/fd") else { return 0 }
  defer { _ = unsafe closedir(folder) }
  var count = 0
  while unsafe readdir(folder) != nil { count += 1 }
  return count
}

/// A page that shows where a byte was lost or came twice; without DLE.
func page(_ count: Int) -> [UInt8] {
  (0..<count).map { (index: Int) -> UInt8 in
    let mixed = index * 7 + index / 251
    return UInt8(0x20 + mixed % 0x5F)
  }
}
