import Nexo

/// Messages over one connection to a terminal; its owner uses it alone.
///
/// It is opened once and closed once: after a fault of any kind nothing on it can be believed.
final class NexoLink {
  /// How far a message came.
  enum Sending {
    case sent
    /// Not one byte was handed over.
    case nothing(String)
    /// Some of it may have gone.
    case partly(String)
  }

  private let transport: any ByteTransport
  private let ear: NexoTrace.Ear
  private var framer = NexoFramer()
  private var waiting: [[UInt8]] = []

  init(transport: any ByteTransport, ear: @escaping NexoTrace.Ear) {
    self.transport = transport
    self.ear = ear
  }

  func open(deadlineMilliseconds: Int) async throws(TransportError) {
    try await transport.open(deadlineMilliseconds: deadlineMilliseconds)
  }

  func close() async { await transport.close() }

  /// Hands a message over, once.
  func send(_ message: [UInt8], deadlineMilliseconds: Int) async -> Sending {
    let bytes = NexoFrame.bytes(of: message)
    var sent = 0
    do throws(TransportError) {
      while sent < bytes.count {
        let count = try await transport.write(
          bytes[sent...], deadlineMilliseconds: deadlineMilliseconds)
        guard count > 0 else {
          let reason = "the terminal takes no more bytes"
          return sent == 0 ? .nothing(reason) : .partly(reason)
        }
        sent += count
      }
    } catch {
      return .partly(error.message)
    }
    ear(NexoTrace(.sent, message))
    return .sent
  }

  /// The next message; nothing where none was complete in time.
  ///
  /// - Throws: where the connection is gone, or what came is no frame.
  func receive(deadlineMilliseconds: Int) async throws(TransportError) -> [UInt8]? {
    if waiting.isEmpty {
      let bytes = try await transport.read(deadlineMilliseconds: deadlineMilliseconds)
      do throws(NexoFrame.Fault) {
        waiting = try framer.take(bytes)
      } catch {
        throw TransportError(error.message, cause: .unfit)
      }
      for message in waiting { ear(NexoTrace(.received, message)) }
    }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  /// Whether a message has come that nobody has taken.
  var hasWaiting: Bool { !waiting.isEmpty }
}
