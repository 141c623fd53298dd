import Amounts
import Nexo

/// Frames of nexo as TCP brings them, or one message by itself.
enum NexoInput {
  static func take(_ bytes: [UInt8]) -> Int {
    let messages = framed(bytes)
    return (messages.isEmpty ? [bytes] : messages).reduce(0) { $0 &+ check($1) }
  }

  /// The messages of a stream; two pieces bring what the whole brings.
  private static func framed(_ bytes: [UInt8]) -> [[UInt8]] {
    var framer = NexoFramer()
    var messages: [[UInt8]] = []
    let cut = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2]) % bytes.count
    do throws(NexoFrame.Fault) {
      messages = try framer.take(bytes)
    } catch { return [] }
    require(framer.pendingBytes <= bytes.count, "the framer holds more than came")
    var pieces = NexoFramer()
    do throws(NexoFrame.Fault) {
      let again = try pieces.take(Array(bytes[..<cut])) + pieces.take(Array(bytes[cut...]))
      require(again == messages, "two pieces of a stream bring other messages than the whole")
    } catch { require(false, "two pieces of a stream have a fault that the whole has not") }
    return messages
  }

  /// A message is read again as it was written, and masked once for all.
  static func check(_ bytes: [UInt8]) -> Int {
    let masked = NexoMasking.masked(bytes)
    require(NexoMasking.masked(masked) == masked, "masking twice masks more")
    let message: NexoMessage
    do throws(NexoFault) { message = try NexoMessage(parsing: bytes) } catch {
      return error.description.utf8.count
    }
    do throws(NexoFault) {
      let again = try NexoMessage(parsing: message.bytes)
      require(again == message, "a message changes when it is written")
    } catch { require(false, "a message that was written can't be read: \(error)") }
    return masked.count &+ (message.header.reference?.text.utf8.count ?? 0)
      &+ amounts(message.body)
  }

  private static func amounts(_ body: NexoBody) -> Int {
    guard case .paymentRequest(let request) = body else { return 0 }
    return String(describing: request).utf8.count
  }
}
