package import USB

/// A transport that notes everything that goes over it.
package struct TracingTransport: PortStatusTransport {
  private let inner: any ByteTransport
  private let trace: DeviceTrace

  /// A transport with a trace around another one.
  package init(_ inner: any ByteTransport, trace: DeviceTrace) {
    self.inner = inner
    self.trace = trace
  }

  /// As the one inside.
  package var isBidirectional: Bool { inner.isBidirectional }

  /// Opens the one inside. - Throws: what it throws.
  package func open(deadlineMilliseconds: Int) async throws(TransportError) {
    do throws(TransportError) {
      try await inner.open(deadlineMilliseconds: deadlineMilliseconds)
    } catch {
      trace.note(.note, words: "open failed: \(error.message)")
      throw error
    }
  }

  /// Writes, and notes what was taken. - Throws: what the one inside throws.
  package func write(_ bytes: ArraySlice<UInt8>, deadlineMilliseconds: Int)
    async throws(TransportError) -> Int
  {
    do throws(TransportError) {
      let count = try await inner.write(bytes, deadlineMilliseconds: deadlineMilliseconds)
      trace.note(
        .sent, Array(bytes.prefix(count)), words: count < bytes.count ? "no more was taken" : "")
      return count
    } catch {
      trace.note(.note, words: "write failed: \(error.message)")
      throw error
    }
  }

  /// Reads, and notes what came. - Throws: what the one inside throws.
  package func read(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8] {
    do throws(TransportError) {
      let bytes = try await inner.read(deadlineMilliseconds: deadlineMilliseconds)
      if !bytes.isEmpty { trace.note(.received, bytes) }
      return bytes
    } catch {
      trace.note(.note, words: "read failed: \(error.message)")
      throw error
    }
  }

  /// What the port of the one inside says; nothing where it has none.
  package func portStatus() async throws(TransportError) -> PrinterPortStatus? {
    guard let inner = inner as? any PortStatusTransport else { return nil }
    let status = try await inner.portStatus()
    if let status { trace.note(.note, [status.byte], words: "port status") }
    return status
  }

  /// Closes the one inside.
  package func close() async {
    trace.note(.note, words: "closed")
    await inner.close()
  }
}
