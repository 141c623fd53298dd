/// How a serial line is set; both ends have to agree, and neither can tell the other.
///
/// The defaults are those of ZVT's serial line (PA00P016, chapter 2.1): 9600 baud, 8 data bits, no
/// parity, 2 stop bits, no flow control. A receiver that expects 1 stop bit takes 2 as a pause.
package struct SerialSettings: Hashable, Sendable {
  /// The check bit behind the data bits.
  package enum Parity: String, Hashable, Sendable, CaseIterable {
    case none
    case odd
    case even
  }

  /// Who may tell whom to stop.
  package enum Flow: String, Hashable, Sendable, CaseIterable {
    /// Nobody; flow control on a line where the other end has none mutes it.
    case none
    /// The lines RTS and CTS.
    case lines = "rtscts"
  }

  /// The rates that every driver and chip knows, in baud.
  package static let rates = [
    1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600,
  ]

  /// The rate in baud, one of `rates`.
  package let baud: Int
  /// Data bits, 7 or 8.
  package let dataBits: Int
  /// The check bit.
  package let parity: Parity
  /// Stop bits, 1 or 2.
  package let stopBits: Int
  /// Who may tell whom to stop.
  package let flow: Flow

  /// ZVT's line: 9600 8N2.
  package static let standard = SerialSettings(
    checkedBaud: 9_600, dataBits: 8, parity: .none, stopBits: 2, flow: .none)

  private init(checkedBaud: Int, dataBits: Int, parity: Parity, stopBits: Int, flow: Flow) {
    baud = checkedBaud
    self.dataBits = dataBits
    self.parity = parity
    self.stopBits = stopBits
    self.flow = flow
  }

  /// Settings of a line; nothing for what no line can do.
  ///
  /// - Parameters:
  ///   - baud: one of `rates`.
  ///   - dataBits: 7 or 8.
  ///   - parity: the check bit.
  ///   - stopBits: 1 or 2.
  ///   - flow: who may tell whom to stop.
  package init?(
    baud: Int, dataBits: Int = 8, parity: Parity = .none, stopBits: Int = 2, flow: Flow = .none
  ) {
    guard Self.rates.contains(baud), 7...8 ~= dataBits, 1...2 ~= stopBits else { return nil }
    self.init(
      checkedBaud: baud, dataBits: dataBits, parity: parity, stopBits: stopBits, flow: flow)
  }

  /// Reads settings from the items of a query; what is not there has its default.
  ///
  /// - Parameter items: `baud`, `bits`, `parity`, `stop`, `flow` with their values; any other name
  ///   makes nothing of the whole.
  package init?(items: [String: String]) {
    let known: Set = ["baud", "bits", "parity", "stop", "flow"]
    let standard = Self.standard
    guard known.isSuperset(of: items.keys),
      let baud = Int(items["baud"] ?? String(standard.baud)),
      let bits = Int(items["bits"] ?? String(standard.dataBits)),
      let stop = Int(items["stop"] ?? String(standard.stopBits)),
      let parity = Parity(rawValue: items["parity"] ?? standard.parity.rawValue),
      let flow = Flow(rawValue: items["flow"] ?? standard.flow.rawValue)
    else { return nil }
    self.init(baud: baud, dataBits: bits, parity: parity, stopBits: stop, flow: flow)
  }

  /// The items of a query that differ from the defaults: `["baud=115200", "stop=1"]`.
  package var items: [String] {
    let standard = Self.standard
    let all = [
      ("baud", String(baud), String(standard.baud)),
      ("bits", String(dataBits), String(standard.dataBits)),
      ("parity", parity.rawValue, standard.parity.rawValue),
      ("stop", String(stopBits), String(standard.stopBits)),
      ("flow", flow.rawValue, standard.flow.rawValue),
    ]
    return all.filter { $0.1 != $0.2 }.map { "\($0.0)=\($0.1)" }
  }
}
