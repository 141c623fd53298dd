/// A packet whose data is understood.
///
/// Reading never fails: what is not there is nothing, and what makes no sense is told by the
/// message's own members.
package protocol Message: Hashable, Sendable {
  /// Reads a packet's data; the control number is not looked at unless the message says so.
  init(parsing packet: APDU)
  /// The packet.
  var apdu: APDU { get }
}
