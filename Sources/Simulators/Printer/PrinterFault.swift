/// What goes wrong with a virtual printer; each fault waits for its moment and happens once.
///
/// Bytes and lines are counted from when the fault was given.
package enum PrinterFault: Hashable, Sendable {
  /// The cable is pulled after so many bytes; the printer keeps its state, and what it had taken
  /// stays on paper.
  case unplugged(afterBytes: Int)
  /// The paper ends when the line, from 1, is printed.
  case paperEnds(atLine: Int)
  /// The cover is opened when the line, from 1, is printed.
  case coverOpens(atLine: Int)
  /// Takes so many bytes, and then none for a number of calls.
  case busy(afterBytes: Int, forCalls: Int)
  /// Never answers again.
  case silent
  /// Prints, and the answer to the next marker is lost.
  case losesAnswer
  /// Somebody switches it off and on after so many bytes: the connection ends, and what stood in
  /// its line and buffers is lost.
  case powerCycle(afterBytes: Int)
  /// The next cut sticks.
  case cutterJams
  /// The answer to the next marker arrives damaged.
  case garbledAnswer
}
