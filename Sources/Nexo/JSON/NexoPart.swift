/// A part of a message: an object with members of its own.
protocol NexoPart {
  /// Reads the part; members that nobody knows are passed over.
  init(_ fields: NexoFields) throws(NexoFault)
  /// The part as it stands on the wire.
  var json: NexoJSON { get }
}
